import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DraftFolder, DraftFolders } from '#application/ports/backup-reader.ts';
import { err, ok } from '#domain/shared/result.ts';
import { syncPath, writeTextDurably } from './durable-text.ts';

export const draftFolders: DraftFolders = {
  claim: async (to) => {
    const target = path.resolve(to);
    const parent = path.dirname(target);
    if (!(await isFolder(parent))) return err({ code: 'PARENT_MISSING' });
    if (!(await isFree(target))) return err({ code: 'FOLDER_NOT_EMPTY' });
    const prefix = `.${path.basename(target)}.restore-`;
    for (const name of await readdir(parent)) {
      if (!name.startsWith(prefix)) continue;
      if (isRunning(Number(name.slice(prefix.length)))) continue;
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
    const folder = path.join(parent, `${prefix}${process.pid}`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
    return ok({
      ...draftIn(folder),
      settle: async () => {
        await syncPath(folder);
        await rename(folder, target);
        await syncPath(parent);
      },
    });
  },
  scratch: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ppid-verify-'));
    return { ...draftIn(folder), settle: async () => {} };
  },
};

function draftIn(folder: string): Omit<DraftFolder, 'settle'> {
  return {
    folder,
    writeText: (name, text) => writeTextDurably(path.join(folder, name), text),
    drop: (name) => rm(path.join(folder, name), { force: true }),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

async function isFolder(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function isFree(place: string): Promise<boolean> {
  try {
    return (await readdir(place)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
