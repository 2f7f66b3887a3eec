import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npmFailure, runNpm } from './npm.mjs';
import { swapFolder, withStaging } from './staging.mjs';

const STAMP = 'node_modules/.ppid-install.json';
const MANIFEST = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Installs exactly what the lock file names, when it is not what is there. The packages are laid beside
 * the old ones and swapped in, so a failed or interrupted install leaves the portal as it was.
 * @param {string} root
 * @param {import('./node-runtime.mjs').NodeRuntime} node
 * @param {'prod' | 'all'} scope `prod` leaves out development packages; `all` satisfies both
 */
export async function ensureDependencies(root, node, scope) {
  const digest = createHash('sha256');
  for (const name of ['package-lock.json', '.npmrc']) digest.update(await readFile(path.join(root, name)));
  const wanted = { lock: digest.digest('hex'), node: node.version, scope };
  const stamp = await readStamp(root);
  const enough = stamp.scope === 'all' || stamp.scope === scope;
  if (stamp.lock === wanted.lock && stamp.node === wanted.node && enough) return;

  process.stdout.write('Memasang paket dari package-lock.json … (installing packages)\n');
  await withStaging(root, 'install', async (staging) => {
    for (const name of MANIFEST) await copyFile(path.join(root, name), path.join(staging, name));
    const args = scope === 'prod' ? ['ci', '--omit=dev'] : ['ci', '--include=dev'];
    const { code, output } = await runNpm(node.executable, args, staging);
    if (code !== 0) throw npmFailure('Pemasangan paket gagal.', 'Installing packages failed.', output);
    await writeFile(path.join(staging, STAMP), JSON.stringify(wanted));
    await swapFolder(path.join(staging, 'node_modules'), path.join(root, 'node_modules'), staging);
  });
}

/**
 * @param {string} root
 * @returns {Promise<{ lock?: string, node?: string, scope?: string }>}
 */
async function readStamp(root) {
  try {
    return JSON.parse(await readFile(path.join(root, STAMP), 'utf8'));
  } catch {
    return {};
  }
}
