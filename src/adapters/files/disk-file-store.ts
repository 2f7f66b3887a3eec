import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ByteRange, FileStore } from '#application/ports/file-store.ts';
import { writeDurably } from './durable-write.ts';
import {
  FRAME_BYTES,
  frameCipher,
  HEADER_BYTES,
  headerOf,
  type KeyRing,
  SALT_BYTES,
  SEALED_FRAME_BYTES,
  SealedFileError,
  TAG_BYTES,
} from './sealed-format.ts';
import { storedPath } from './stored-path.ts';

export type DiskFileStore = FileStore & {
  /** Removes drafts that a killed process left behind; returns how many. */
  readonly sweepDrafts: (olderThanMs: number) => Promise<number>;
};

/** Sealed files under `<dataDir>/files`, plain public copies under `<dataDir>/published`. */
export function diskFileStore(options: {
  readonly dataDir: string;
  readonly keys: KeyRing;
  readonly onFlushFailed?: (code: string) => void;
}): DiskFileStore {
  const { keys, onFlushFailed = () => {} } = options;
  const root = path.resolve(options.dataDir);
  const sealed = path.join(root, 'files');
  const published = path.join(root, 'published');
  const drafts = path.join(sealed, 'drafts');
  const publishedDrafts = path.join(published, 'drafts');

  return {
    writeSealed: async (id, source, maxBytes) => {
      const header = headerOf(keys.currentId, randomBytes(SALT_BYTES));
      const cipher = frameCipher(header, id, keys);
      const hash = createHash('sha256');
      let byteSize = 0;
      const complete = await writeDurably(
        storedPath(sealed, id),
        drafts,
        async (handle) => {
          await handle.writeFile(header);
          let index = 0;
          for await (const { frame, last } of frames(source)) {
            byteSize += frame.length;
            if (byteSize > maxBytes) return false;
            hash.update(frame);
            await handle.writeFile(cipher.seal(frame, index, last));
            index += 1;
          }
          return true;
        },
        onFlushFailed,
      );
      if (!complete) return { code: 'TOO_LARGE' };
      return { byteSize, sha256: hash.digest('hex'), keyId: keys.currentId };
    },
    readSealed: (id, range) => readFrames(storedPath(sealed, id), id, keys, range),
    publish: async (id) => {
      const target = storedPath(published, id);
      if (await exists(target)) return;
      await writeDurably(
        target,
        publishedDrafts,
        async (handle) => {
          for await (const chunk of readFrames(storedPath(sealed, id), id, keys))
            await handle.writeFile(chunk);
          return true;
        },
        onFlushFailed,
      );
    },
    readPublished: (id, range) => createReadStream(storedPath(published, id), { ...range }),
    unpublish: async (id) => rm(storedPath(published, id), { force: true }),
    erase: async (id) => {
      await rm(storedPath(published, id), { force: true });
      await rm(storedPath(sealed, id), { force: true });
    },
    sweepDrafts: async (olderThanMs) =>
      (await sweep(drafts, olderThanMs)) + (await sweep(publishedDrafts, olderThanMs)),
  };
}

type Frame = { readonly frame: Uint8Array; readonly last: boolean };

/** Cuts a stream into frames; a frame is known to be the last only when the stream has ended. */
async function* frames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let buffer = Buffer.allocUnsafe(FRAME_BYTES);
  let filled = 0;
  for await (const chunk of source) {
    let offset = 0;
    while (offset < chunk.length) {
      if (filled === FRAME_BYTES) {
        yield { frame: buffer, last: false };
        buffer = Buffer.allocUnsafe(FRAME_BYTES);
        filled = 0;
      }
      const part = chunk.subarray(offset, offset + FRAME_BYTES - filled);
      buffer.set(part, filled);
      filled += part.length;
      offset += part.length;
    }
  }
  yield { frame: buffer.subarray(0, filled), last: true };
}

async function* readFrames(
  file: string,
  id: string,
  keys: KeyRing,
  range?: ByteRange,
): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const count = Math.ceil((size - HEADER_BYTES) / SEALED_FRAME_BYTES);
    if (count < 1) throw new SealedFileError('the file is cut off');
    const read = async (position: number, length: number) => {
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(buffer, 0, length, position);
      if (bytesRead !== length) throw new SealedFileError('the file is cut off');
      return buffer;
    };
    const cipher = frameCipher(await read(0, HEADER_BYTES), id, keys);
    const byteSize = size - HEADER_BYTES - count * TAG_BYTES;
    const start = range?.start ?? 0;
    const end = Math.min(range?.end ?? byteSize - 1, byteSize - 1);
    const lastIndex = count - 1;
    // An empty range still opens one frame, so that a damaged file is never read as an empty one.
    for (let index = Math.floor(start / FRAME_BYTES); index * FRAME_BYTES <= Math.max(end, 0); index += 1) {
      const position = HEADER_BYTES + index * SEALED_FRAME_BYTES;
      const length = index === lastIndex ? size - position : SEALED_FRAME_BYTES;
      const frame = cipher.open(await read(position, length), index, index === lastIndex);
      const from = Math.max(start - index * FRAME_BYTES, 0);
      const part = frame.subarray(from, end + 1 - index * FRAME_BYTES);
      if (part.length > 0) yield part;
    }
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function sweep(folder: string, olderThanMs: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const draft = path.join(folder, name);
    const found = await stat(draft).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < olderThanMs) continue;
    await rm(draft, { force: true });
    removed += 1;
  }
  return removed;
}
