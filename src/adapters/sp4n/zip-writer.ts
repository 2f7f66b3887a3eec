import { crc32 } from 'node:zlib';

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
/** 1 January 1980, the first date that there is: a bundle is the same for the same files. */
const DATE = 0x0021;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;

/** What a ZIP of stored entries weighs in bytes. */
export function zipSize(entries: readonly { readonly name: string; readonly size: number }[]): number {
  return entries.reduce(
    (sum, { name, size }) => sum + size + LOCAL_BYTES + CENTRAL_BYTES + 2 * Buffer.byteLength(name),
    END_BYTES,
  );
}

/**
 * A ZIP whose entries are stored as they are: photos and PDFs do not get smaller. Names are used as given and must
 * differ. @throws RangeError above 65,535 entries or 4 GB.
 */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  if (entries.length > 0xffff) throw new RangeError('too many entries for a ZIP');
  if (zipSize(entries.map(({ name, bytes }) => ({ name, size: bytes.length }))) > 0xffffffff) {
    throw new RangeError('too large for a ZIP');
  }
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const shared = sharedFields(bytes, nameBytes.length);
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    shared.copy(local, 4);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(VERSION, 4);
    shared.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    parts.push(local, nameBytes, Buffer.from(bytes));
    directory.push(central, nameBytes);
    offset += LOCAL_BYTES + nameBytes.length + bytes.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directoryBytes, end]);
}

/** Version needed, flags, method, time, date, checksum, both sizes and both lengths, as both headers have them. */
function sharedFields(bytes: Uint8Array, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
