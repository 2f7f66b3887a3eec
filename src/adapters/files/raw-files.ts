import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import type { ArchivePart } from '#application/ports/backup-archive.ts';
import type { RawFiles } from '#application/ports/raw-files.ts';
import { storedPath } from './stored-path.ts';

/** Files as they lie in the data folder, for backups. */
export function rawFiles(options: { readonly dataDir: string; readonly secretKeyFile: string }): RawFiles {
  const root = path.resolve(options.dataDir);
  return {
    keyFile: () => partOf(options.secretKeyFile, 'secret.key'),
    recipientFile: () => partOf(path.join(root, 'backup-recipient.txt'), 'backup-recipient.txt'),
    anchorLog: () => partOf(path.join(root, 'audit-anchors.log'), 'audit-anchors.log'),
    sealed: (id) => partOf(storedPath(path.join(root, 'files'), id), storedPath('files', id)),
    published: (id) => partOf(storedPath(path.join(root, 'published'), id), storedPath('published', id)),
    at: (file, place) => partOf(file, place),
  };
}

/** Opened at once, so that an erasure a moment later does not take the bytes away. */
async function partOf(file: string, place: string): Promise<ArchivePart | null> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return null;
  const { size } = await handle.stat();
  return { path: place, byteSize: size, content: contentOf(handle, size) };
}

/** As much as was there when it was opened: the log of anchors may grow meanwhile. */
async function* contentOf(handle: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  try {
    if (size > 0) {
      yield* handle.createReadStream({ autoClose: false, highWaterMark: 256 * 1024, end: size - 1 });
    }
  } finally {
    await handle.close();
  }
}
