import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  /** Sizes and checksum behind the bytes, as streaming writers put them. */
  readonly descriptor?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** What the directory says instead of the truth. */
  readonly claims?: { readonly byteSize?: number; readonly crc?: number; readonly offset?: number };
};

/** A ZIP archive, with whatever lies a test wants to tell. */
export function zipOf(parts: readonly ZipPart[], end: { readonly entries?: number } = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const packed = part.stored ? Buffer.from(part.bytes) : deflateRawSync(part.bytes);
    const method = part.method ?? (part.stored ? 0 : 8);
    const flags = (part.flags ?? 0x0800) | (part.descriptor ? 8 : 0);
    const crc = part.claims?.crc ?? crc32(part.bytes);
    const byteSize = part.claims?.byteSize ?? part.bytes.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    if (!part.descriptor) {
      local.writeUInt32LE(crc, 14);
      local.writeUInt32LE(packed.length, 18);
      local.writeUInt32LE(byteSize, 22);
    }
    local.writeUInt16LE(name.length, 26);
    const behind = Buffer.alloc(part.descriptor ? 16 : 0);
    if (part.descriptor) {
      behind.writeUInt32LE(0x08074b50, 0);
      behind.writeUInt32LE(crc, 4);
      behind.writeUInt32LE(packed.length, 8);
      behind.writeUInt32LE(byteSize, 12);
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(byteSize, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(part.claims?.offset ?? offset, 42);
    const body = Buffer.concat([local, name, packed, behind]);
    bodies.push(body);
    directory.push(entry, name);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(end.entries ?? parts.length, 8);
  last.writeUInt16LE(end.entries ?? parts.length, 10);
  last.writeUInt32LE(listed.length, 12);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, last]);
}
