import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Does work in a new folder on the same file system as the checkout, so that what is finished is put in
 * place by one rename and an interrupted run leaves nothing half done. The folder is removed afterwards;
 * those of runs that were killed go a day later.
 * @param {string} root
 * @param {string} purpose
 * @param {(staging: string) => Promise<void>} work
 */
export async function withStaging(root, purpose, work) {
  const parent = path.join(root, '.staging');
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const entry = path.join(parent, name);
    const { mtimeMs } = await stat(entry).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > DAY) await rm(entry, { recursive: true, force: true });
  }
  const staging = await mkdtemp(path.join(parent, `${purpose}-`));
  try {
    await work(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Puts a finished folder in place of the old one, which moves into the staging folder.
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
}
