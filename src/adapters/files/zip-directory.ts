import { ArchiveError } from '#application/ports/archive-reader.ts';

export type ZipLimits = {
  readonly entries: number;
  /** Of all entries together. */
  readonly inflatedBytes: number;
  readonly directoryBytes: number;
  readonly nameBytes: number;
  readonly ratio: number;
  readonly ratioFrom: number;
};

/** Bounds of an archive: an export of a chat is far below each. */
export const zipLimits: ZipLimits = {
  entries: 2_000,
  inflatedBytes: 200 * 1024 * 1024,
  directoryBytes: 1024 * 1024,
  nameBytes: 512,
  /** DEFLATE of honest text stays below a hundred; of zeros it reaches a thousand. */
  ratio: 200,
  /** Below this an entry may be packed as tightly as it likes. */
  ratioFrom: 1024 * 1024,
};

/** A workbook: few parts, which repeat themselves. */
export const workbookLimits: ZipLimits = {
  ...zipLimits,
  entries: 500,
  inflatedBytes: 64 * 1024 * 1024,
  ratio: 2_000,
};

export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc: number;
  readonly packedBytes: number;
  readonly byteSize: number;
  /** Where its local header stands. */
  readonly offset: number;
};

export const END_BYTES = 22;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
export const LOCAL_BYTES = 30;
/** A comment of the archive may follow its end. */
export const TAIL_BYTES = END_BYTES + 65_535;
const WHOLE_16 = 0xffff;
const WHOLE_32 = 0xffffffff;

export type DirectoryPlace = { readonly entries: number; readonly start: number; readonly byteSize: number };

/** Finds the directory by the end record, which is looked for in the last bytes of the file. */
export function directoryPlace(
  tail: Buffer,
  fileBytes: number,
  limits: ZipLimits = zipLimits,
): DirectoryPlace {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length)
      continue;
    const [disk, directoryDisk] = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
    const [here, entries] = [tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
    const byteSize = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    // ZIP64 is for archives above 4 GiB or 65,535 files, and those are refused anyway.
    if (entries === WHOLE_16 || byteSize === WHOLE_32 || start === WHOLE_32) {
      throw new ArchiveError('ARCHIVE_UNSUPPORTED');
    }
    if (disk !== 0 || directoryDisk !== 0 || here !== entries) throw new ArchiveError('ARCHIVE_UNSUPPORTED');
    if (entries > limits.entries) throw new ArchiveError('ARCHIVE_TOO_MANY_FILES');
    if (byteSize > limits.directoryBytes) throw new ArchiveError('ARCHIVE_TOO_LARGE');
    if (start + byteSize > fileBytes - tail.length + at) throw new ArchiveError('ARCHIVE_BROKEN');
    return { entries, start, byteSize };
  }
  throw new ArchiveError('ARCHIVE_BROKEN');
}

/** Reads the directory. Entries that share bytes, or unpack to more than is allowed, make the whole archive bad. */
export function readDirectory(
  bytes: Buffer,
  place: DirectoryPlace,
  limits: ZipLimits = zipLimits,
): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  let inflated = 0;
  for (let index = 0; index < place.entries; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new ArchiveError('ARCHIVE_BROKEN');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw new ArchiveError('ARCHIVE_BROKEN');
    const entry = entryOf(bytes.subarray(at, next), nameBytes, limits);
    at = next;
    if (entry.offset + LOCAL_BYTES + entry.packedBytes > place.start)
      throw new ArchiveError('ARCHIVE_BROKEN');
    inflated += entry.byteSize;
    if (inflated > limits.inflatedBytes) throw new ArchiveError('ARCHIVE_TOO_LARGE');
    entries.push(entry);
  }
  refuseSharedBytes(entries);
  return entries;
}

function entryOf(record: Buffer, nameBytes: number, limits: ZipLimits): ZipEntry {
  const flags = record.readUInt16LE(8);
  if ((flags & 0x2041) !== 0) throw new ArchiveError('ARCHIVE_LOCKED');
  const method = record.readUInt16LE(10);
  if (method !== 0 && method !== 8) throw new ArchiveError('ARCHIVE_UNSUPPORTED');
  const packedBytes = record.readUInt32LE(20);
  const byteSize = record.readUInt32LE(24);
  const offset = record.readUInt32LE(42);
  if (packedBytes === WHOLE_32 || byteSize === WHOLE_32 || offset === WHOLE_32) {
    throw new ArchiveError('ARCHIVE_UNSUPPORTED');
  }
  if (method === 0 && packedBytes !== byteSize) throw new ArchiveError('ARCHIVE_BROKEN');
  if (byteSize > limits.ratioFrom && byteSize > packedBytes * limits.ratio) {
    throw new ArchiveError('ARCHIVE_TOO_LARGE');
  }
  if (nameBytes > limits.nameBytes) throw new ArchiveError('ARCHIVE_BROKEN');
  return {
    name: record.toString('utf8', 46, 46 + nameBytes),
    method: method === 0 ? 'stored' : 'deflated',
    crc: record.readUInt32LE(16),
    packedBytes,
    byteSize,
    offset,
  };
}

/** Many entries over the same bytes are a bomb that no single ratio betrays. */
function refuseSharedBytes(entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) throw new ArchiveError('ARCHIVE_BROKEN');
    end = entry.offset + LOCAL_BYTES + entry.packedBytes;
  }
}

/** Where the packed bytes of an entry begin, by its local header. */
export function dataStart(header: Buffer, entry: ZipEntry): number {
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL)
    throw new ArchiveError('ARCHIVE_BROKEN');
  if ((header.readUInt16LE(6) & 0x2041) !== 0) throw new ArchiveError('ARCHIVE_LOCKED');
  return entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}
