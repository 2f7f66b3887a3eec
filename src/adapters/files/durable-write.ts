import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** The disk is full, failing or read-only; nothing was stored. */
export class StorageUnavailableError extends Error {
  override name = 'StorageUnavailableError';
  /** Of the system's error, for the log. */
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super('the disk takes no files', { cause });
    this.code = code;
  }
}

/** Told that the system could not flush a file or folder to disk. */
export type OnFlushFailed = (code: string) => void;

const diskErrors: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'];

/**
 * Writes a file so that it is either whole and durable under its name, or not there: draft, fsync, rename,
 * fsync of the folder. What `write` throws removes the draft and goes on; `false` removes it quietly.
 * @throws StorageUnavailableError
 */
export async function writeDurably(
  target: string,
  drafts: string,
  write: (handle: FileHandle) => Promise<boolean>,
  onFlushFailed: OnFlushFailed,
): Promise<boolean> {
  const draft = path.join(drafts, randomUUID());
  let kept = false;
  try {
    await makeFolder(drafts, onFlushFailed);
    const handle = await open(draft, 'wx', 0o600);
    try {
      kept = await write(handle);
      if (kept) await flush(handle, onFlushFailed);
    } finally {
      await handle.close();
    }
    if (!kept) return false;
    await makeFolder(path.dirname(target), onFlushFailed);
    await rename(draft, target);
    await syncFolder(path.dirname(target), onFlushFailed);
    return true;
  } catch (error) {
    kept = false;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw diskErrors.includes(code) ? new StorageUnavailableError(String(code), error) : error;
  } finally {
    if (!kept) await rm(draft, { force: true }).catch(() => {});
  }
}

/** Makes a folder, private to this account, durable with the parents that were made for it. */
async function makeFolder(folder: string, onFlushFailed: OnFlushFailed): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made !== path.dirname(first); made = path.dirname(made)) {
    await syncFolder(path.dirname(made), onFlushFailed);
  }
}

async function syncFolder(folder: string, onFlushFailed: OnFlushFailed): Promise<void> {
  const handle = await open(folder, 'r');
  await flush(handle, onFlushFailed).finally(() => handle.close());
}

/** A full or read-only disk takes nothing and loses nothing; any other failure may have lost what was taken. */
const harmless: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EROFS'];

async function flush(handle: FileHandle, onFlushFailed: OnFlushFailed): Promise<void> {
  try {
    await handle.sync();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    if (!harmless.includes(code)) onFlushFailed(code);
    throw error;
  }
}
