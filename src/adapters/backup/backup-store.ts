import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupRecord } from '#application/ports/backup-archive.ts';
import type { BackupStore, NewArchive } from '#application/ports/backup-store.ts';
import { assertWritten, writeArchive } from './archive-writer.ts';
import { syncPath, writeTextDurably } from './durable-text.ts';
import { decodeRecord } from './manifest-codec.ts';

const NAME = /^ppid-\d{8}T\d{6}Z-[0-9a-f]{6}\.tar\.age$/;
const DRAFT = '.draft';
const RECORD = '.ok';

export type BackupStoreOptions = {
  readonly dataDir: string;
  /** Where archives go; may be another disk. */
  readonly folder: string;
  /** Runs work while no other process holds the lock; null when one does. The lock ends with its process. */
  readonly withLock: <T>(work: () => Promise<T>) => Promise<T | null>;
};

/**
 * Archives `<name>` with their records `<name>.ok`. Order of a run: `.<name>.draft` whole and fsynced, read back,
 * record as `.<name>.ok.draft`, then the two renames, archive first. Only an archive with its record is good.
 */
export function backupStore({ dataDir, folder: given, withLock }: BackupStoreOptions): BackupStore {
  const folder = path.resolve(given);
  const workFolder = path.join(path.resolve(dataDir), 'backup-work');
  const at = (name: string) => path.join(folder, name);

  const write = async (archive: NewArchive): Promise<BackupRecord> => {
    const stamp = archive.createdAt.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');
    const name = `ppid-${stamp}-${randomBytes(3).toString('hex')}.tar.age`;
    const draft = at(`.${name}${DRAFT}`);
    try {
      const handle = await open(draft, 'wx', 0o600);
      const { record, plainBytes } = await writeArchive(handle, name, archive).finally(() => handle.close());
      await assertWritten(draft, record, plainBytes);
      await writeTextDurably(at(`.${name}${RECORD}${DRAFT}`), `${JSON.stringify(record, null, 1)}\n`);
      await rename(draft, at(name));
      await syncPath(folder);
      await rename(at(`.${name}${RECORD}${DRAFT}`), at(`${name}${RECORD}`));
      await syncPath(folder);
      return record;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  };

  return {
    folder,
    exclusively: (work) =>
      withLock(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await removeLeftovers(folder);
        await rm(workFolder, { recursive: true, force: true });
        await mkdir(workFolder, { recursive: true, mode: 0o700 });
        try {
          return await work({ workFolder, write });
        } finally {
          await rm(workFolder, { recursive: true, force: true });
        }
      }),
    good: async () => (await listed(folder)).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    unlisted: async () => {
      const good = new Set((await listed(folder)).map(({ name }) => name));
      return (await namesIn(folder)).filter((name) => NAME.test(name) && !good.has(name)).toSorted();
    },
    remove: async (name) => {
      if (!NAME.test(name)) throw new Error('not the name of a backup');
      await rm(at(`${name}${RECORD}`), { force: true });
      await syncPath(folder);
      await rm(at(name), { force: true });
    },
  };
}

/** The record that stands beside an archive, if any. */
export async function recordBeside(file: string): Promise<BackupRecord | null> {
  const text = await readFile(`${file}${RECORD}`, 'utf8').catch(() => null);
  return text === null ? null : decodeRecord(text);
}

async function listed(folder: string): Promise<readonly BackupRecord[]> {
  const found: BackupRecord[] = [];
  for (const name of await namesIn(folder)) {
    if (!NAME.test(name)) continue;
    const record = await recordBeside(path.join(folder, name));
    const size = await stat(path.join(folder, name)).then(
      (file) => file.size,
      () => -1,
    );
    if (record !== null && record.name === name && record.byteSize === size) found.push(record);
  }
  return found;
}

/** A run that was killed between its two renames is finished if the archive is what the record says. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith('.ppid-') || !name.endsWith(DRAFT)) continue;
    const draft = path.join(folder, name);
    const archive = name.slice(1, -`${RECORD}${DRAFT}`.length);
    if (name.endsWith(`${RECORD}${DRAFT}`) && NAME.test(archive)) {
      const record = decodeRecord(await readFile(draft, 'utf8'));
      if (record !== null && (await sha256Of(path.join(folder, archive))) === record.sha256) {
        await rename(draft, path.join(folder, `${archive}${RECORD}`));
        await syncPath(folder);
        continue;
      }
    }
    await rm(draft, { force: true });
  }
}

/** Null when there is no such file. */
export async function sha256Of(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return await readdir(folder).catch(() => []);
}
