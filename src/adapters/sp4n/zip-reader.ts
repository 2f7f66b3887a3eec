import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

export type ZipLimits = { readonly entries: number; readonly inflatedBytes: number };

/** Why an archive is not read. */
export class ZipRefusal extends Error {
  readonly code: 'EXPORT_BROKEN' | 'EXPORT_TOO_LARGE' | 'EXPORT_LOCKED';
  constructor(code: ZipRefusal['code']) {
    super(code);
    this.code = code;
  }
}

/** Entries by name; nothing is unpacked before it is asked for, and never more in all than the limit. */
export type ZipArchive = {
  readonly names: readonly string[];
  /** Null when there is no such entry. @throws ZipRefusal */
  readonly read: (name: string) => Buffer | null;
};

type Entry = { readonly method: number; readonly packed: number; readonly size: number; readonly at: number };

/** @throws ZipRefusal for what is cut, encrypted, split, ZIP64, or larger than the limits. */
export function openZip(bytes: Buffer, limits: ZipLimits): ZipArchive {
  const entries = readDirectory(bytes, limits);
  let room = limits.inflatedBytes;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.size > room) throw new ZipRefusal('EXPORT_TOO_LARGE');
      const content = unpack(bytes, entry, room);
      room -= content.length;
      return content;
    },
  };
}

function readDirectory(bytes: Buffer, limits: ZipLimits): ReadonlyMap<string, Entry> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > limits.entries) throw new ZipRefusal('EXPORT_TOO_LARGE');
  const entries = new Map<string, Entry>();
  let at = start;
  for (let seen = 0; seen < count; seen += 1) {
    if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipRefusal('EXPORT_BROKEN');
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0) throw new ZipRefusal('EXPORT_LOCKED');
    const nameLength = bytes.readUInt16LE(at + 28);
    const after = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const name = bytes.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
    if (entries.has(name)) throw new ZipRefusal('EXPORT_BROKEN');
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + nameLength + after;
  }
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new ZipRefusal('EXPORT_BROKEN');
}

function unpack(bytes: Buffer, entry: Entry, room: number): Buffer {
  const { at, packed, size, method } = entry;
  if (at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== LOCAL)
    throw new ZipRefusal('EXPORT_BROKEN');
  const start = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + packed > bytes.length) throw new ZipRefusal('EXPORT_BROKEN');
  const content = bytes.subarray(start, start + packed);
  if (method === STORED) {
    if (content.length > room) throw new ZipRefusal('EXPORT_TOO_LARGE');
    return content;
  }
  if (method !== DEFLATED) throw new ZipRefusal('EXPORT_BROKEN');
  try {
    // What an entry says of its size is only a claim: one byte more than claimed ends it.
    return inflateRawSync(content, { maxOutputLength: Math.max(1, Math.min(room, size)) });
  } catch (error) {
    const overflow = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipRefusal(overflow ? 'EXPORT_TOO_LARGE' : 'EXPORT_BROKEN');
  }
}
