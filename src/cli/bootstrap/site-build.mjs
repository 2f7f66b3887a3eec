import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { captureCommand } from './child-process.mjs';
import { OperatorError } from './operator-error.mjs';
import { swapFolder, withStaging } from './staging.mjs';

const SOURCES = ['src', 'public', 'astro.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];
const STAMP = '.ppid-build.json';

/**
 * Builds the pages into dist/ when the sources differ from those of the last build. The build is made
 * aside and swapped in whole: a killed or failed build leaves the old one.
 * @param {string} root
 * @param {import('./node-runtime.mjs').NodeRuntime} node
 */
export async function ensureSiteBuild(root, node) {
  const dist = path.join(root, 'dist');
  const wanted = { sources: await hashSources(root), node: node.version };
  const stamp = await readStamp(dist);
  if (stamp.sources === wanted.sources && stamp.node === wanted.node) return;

  process.stdout.write('Membangun halaman … (building pages)\n');
  await withStaging(root, 'build', async (staging) => {
    const draft = path.join(staging, 'dist');
    const astro = path.join(root, 'node_modules/astro/bin/astro.mjs');
    const { code, output } = await captureCommand(node.executable, [astro, 'build', '--outDir', draft], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    });
    if (code !== 0) {
      throw new OperatorError(`${output.trim()}\n\nPembangunan halaman gagal.`, 'Building the pages failed.');
    }
    await writeFile(path.join(draft, STAMP), JSON.stringify(wanted));
    await swapFolder(draft, dist, staging);
  });
}

/**
 * @param {string} root
 * @returns {Promise<string>}
 */
async function hashSources(root) {
  const digest = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await listFiles(root, source)) {
      digest.update(`${file}\0`).update(
        createHash('sha256')
          .update(await readFile(path.join(root, file)))
          .digest(),
      );
    }
  }
  return digest.digest('hex');
}

/**
 * @param {string} root
 * @param {string} source
 * @returns {Promise<string[]>}
 */
async function listFiles(root, source) {
  const entries = await readdir(path.join(root, source), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (!entries) return [source];
  const names = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = await Promise.all(
    names.map((entry) => {
      const name = path.posix.join(source, entry.name);
      return entry.isDirectory() ? listFiles(root, name) : [name];
    }),
  );
  return lists.flat();
}

/**
 * @param {string} dist
 * @returns {Promise<{ sources?: string, node?: string }>}
 */
async function readStamp(dist) {
  try {
    return JSON.parse(await readFile(path.join(dist, STAMP), 'utf8'));
  } catch {
    return {};
  }
}
