import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import {
  ArchiveError,
  type ArchiveReader,
  type ArchiveRefusal,
  type OpenArchive,
} from '#application/ports/archive-reader.ts';
import type { ByteRange } from '#application/ports/file-store.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import {
  dataStart,
  directoryPlace,
  END_BYTES,
  LOCAL_BYTES,
  readDirectory,
  TAIL_BYTES,
  type ZipEntry,
  type ZipLimits,
  zipLimits,
} from './zip-directory.ts';

type Bytes = (range: ByteRange) => AsyncIterable<Uint8Array>;

export type ZipReaderOptions = {
  readonly limits?: ZipLimits;
  /** Entries are known by the last part of their path, unless by all of it. */
  readonly names?: 'file' | 'path';
};

/**
 * Reads ZIP by its directory, a part at a time: never the whole archive in memory, no path followed, and an entry is
 * unpacked no further than its size. Nested archives stay what they are: bytes.
 */
export function zipReader({ limits = zipLimits, names = 'file' }: ZipReaderOptions = {}): ArchiveReader {
  const nameOf = names === 'file' ? lastPart : wholePath;
  return {
    open: async (byteSize, bytes): Promise<Result<OpenArchive, ArchiveRefusal>> => {
      try {
        return ok(await openZip(byteSize, bytes, limits, nameOf));
      } catch (error) {
        if (error instanceof ArchiveError) return err(error.code);
        throw error;
      }
    },
  };
}

async function openZip(
  byteSize: number,
  bytes: Bytes,
  limits: ZipLimits,
  nameOf: (path: string) => string | null,
): Promise<OpenArchive> {
  if (byteSize < END_BYTES) throw new ArchiveError('ARCHIVE_BROKEN');
  const tail = await part(bytes, Math.max(0, byteSize - TAIL_BYTES), byteSize);
  const place = directoryPlace(tail, byteSize, limits);
  const directory =
    place.byteSize === 0 ? Buffer.alloc(0) : await part(bytes, place.start, place.start + place.byteSize);
  const files = new Map<string, ZipEntry>();
  for (const entry of readDirectory(directory, place, limits)) {
    const name = nameOf(entry.name);
    if (name !== null && !files.has(name)) files.set(name, entry);
  }
  return {
    entries: [...files].map(([name, entry]) => ({ name, byteSize: entry.byteSize })),
    read: (name, maxBytes) => {
      const entry = files.get(name);
      if (entry === undefined) throw new ArchiveError('ARCHIVE_BROKEN');
      return unpack(entry, bytes, maxBytes);
    },
  };
}

/** The name behind the last slash, for comparing only; null for a folder and for what no phone writes. */
function lastPart(path: string): string | null {
  const name = path.split(/[/\\]/u).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name with control characters is none
  return name === '' || name === '.' || name === '..' || /[\u0000-\u001F]/u.test(name)
    ? null
    : name.normalize('NFC');
}

function wholePath(path: string): string | null {
  return path.endsWith('/') ? null : path;
}

async function part(bytes: Bytes, from: number, to: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of bytes({ start: from, end: to - 1 })) parts.push(chunk);
  const whole = Buffer.concat(parts);
  if (whole.length !== to - from) throw new ArchiveError('ARCHIVE_BROKEN');
  return whole;
}

async function* unpack(entry: ZipEntry, bytes: Bytes, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (entry.byteSize > maxBytes) throw new ArchiveError('ARCHIVE_TOO_LARGE');
  const start = dataStart(await part(bytes, entry.offset, entry.offset + LOCAL_BYTES), entry);
  let seen = 0;
  let sum = 0;
  if (entry.packedBytes > 0) {
    const packed = bytes({ start, end: start + entry.packedBytes - 1 });
    const source = entry.method === 'stored' ? packed : inflated(packed);
    for await (const chunk of source) {
      seen += chunk.length;
      if (seen > entry.byteSize) throw new ArchiveError('ARCHIVE_BROKEN');
      sum = crc32(chunk, sum);
      yield chunk;
    }
  }
  if (seen !== entry.byteSize || sum !== entry.crc) throw new ArchiveError('ARCHIVE_BROKEN');
}

/** Whoever stops reading stops the unpacking. */
async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  const source = Readable.from(packed);
  source.on('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const chunk of inflate) yield chunk;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new ArchiveError('ARCHIVE_BROKEN');
    }
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}
