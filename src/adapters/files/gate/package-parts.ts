import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { ArchiveError } from '#application/ports/archive-reader.ts';
import { dataStart, directoryPlace, readDirectory, TAIL_BYTES } from '../zip-directory.ts';

/** The parts of an office file by their path, in the order of the package. */
export type Parts = Map<string, Buffer>;

/** Unpacks an office file within the bounds of any archive. @throws ArchiveError */
export function readParts(bytes: Buffer): Parts {
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES));
  const place = directoryPlace(tail, bytes.length);
  const parts: Parts = new Map();
  const directory = bytes.subarray(place.start, place.start + place.byteSize);
  for (const entry of readDirectory(directory, place)) {
    if (entry.name.endsWith('/')) continue;
    const start = dataStart(bytes.subarray(entry.offset, entry.offset + 30), entry);
    const packed = bytes.subarray(start, start + entry.packedBytes);
    parts.set(entry.name.replace(/^\//u, ''), unpacked(packed, entry.method, entry.byteSize, entry.crc));
  }
  return parts;
}

function unpacked(packed: Buffer, method: 'stored' | 'deflated', byteSize: number, crc: number): Buffer {
  try {
    const plain =
      method === 'stored'
        ? packed
        : byteSize === 0
          ? Buffer.alloc(0)
          : inflateRawSync(packed, { maxOutputLength: byteSize });
    if (plain.length === byteSize && crc32(plain) === crc) return plain;
  } catch {}
  throw new ArchiveError('ARCHIVE_BROKEN');
}

const DATE_1980 = 0x21;

/** Packs parts anew: no times, no comments, no extra fields. A part named `mimetype` comes first and stays unpacked. */
export function writeParts(parts: Parts): Buffer {
  const entries = [...parts].sort(([a], [b]) => Number(b === 'mimetype') - Number(a === 'mimetype'));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, plain] of entries) {
    const path = Buffer.from(name, 'utf8');
    const stored = name === 'mimetype';
    const packed = stored ? plain : deflateRawSync(plain);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(stored ? 0 : 0x0800, 2);
    facts.writeUInt16LE(stored ? 0 : 8, 4);
    facts.writeUInt16LE(DATE_1980, 8);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(plain.length, 18);
    facts.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, path, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, rest, path);
    at += 30 + path.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, index, end]);
}

/** The text of an XML part; empty when it is not there. */
export function partText(parts: Parts, name: string): string {
  const bytes = parts.get(name);
  if (bytes === undefined) return '';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The relations of a part: target paths from the root of the package, or addresses outside. */
export type Relation = {
  readonly id: string;
  /** The last word of its type. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
};

/** Where the relations of a part are written. */
export function relationsPath(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** A path beside a part, from the root of the package. */
export function resolvedPath(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
