import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/**
 * A new folder on the same file system as the checkout, so that finished work is put in place by one
 * rename and an interrupted run leaves nothing half done. Left-overs of a day ago are swept.
 * @param {string} root
 * @param {string} purpose
 * @returns {Promise<string>}
 */
export async function createStaging(root, purpose) {
  const staging = path.join(root, '.staging');
  await mkdir(staging, { recursive: true });
  for (const name of await readdir(staging)) {
    const entry = path.join(staging, name);
    const { mtimeMs } = await stat(entry).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > DAY) await rm(entry, { recursive: true, force: true });
  }
  return mkdtemp(path.join(staging, `${purpose}-`));
}

/**
 * Puts a finished folder in place of the old one, which goes to the staging folder and is removed.
 * @param {string} finished
 * @param {string} target
 * @param {string} staging
 */
export async function swapFolder(finished, target, staging) {
  await mkdir(path.dirname(target), { recursive: true });
  await rename(target, path.join(staging, 'previous')).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(finished, target);
  await rm(staging, { recursive: true, force: true });
}
