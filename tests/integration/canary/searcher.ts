import { gunzipSync, inflateRawSync, inflateSync, constants as zlib } from 'node:zlib';
import { type Canary, fold, type Needle, needlesOf } from './needles.ts';

export type Hit = { readonly datum: string; readonly encoding: string; readonly around: string };

export type Searcher = (bytes: Uint8Array | string) => readonly Hit[];

const PREFIX = 4;
const DEEPEST = 2;
const MOST_UNPACKED = 32 * 1024 * 1024;

/** Looks for all canaries in all encodings at once, also in what is packed inside (zlib, gzip, ZIP). */
export function searcherFor(canaries: readonly Canary[]): Searcher {
  const needles = needlesOf(canaries);
  const exact = matcher(needles.filter((needle) => !needle.folded));
  const folded = matcher(needles.filter((needle) => needle.folded));
  const search = (bytes: Uint8Array, depth: number): readonly Hit[] => {
    const plain = [
      ...exact(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
      ...folded(fold(bytes)),
    ];
    if (depth === DEEPEST) return plain;
    const packed = unpackedIn(bytes).flatMap((inside) =>
      search(inside, depth + 1).map((hit) => ({ ...hit, encoding: `packed ${hit.encoding}` })),
    );
    return [...plain, ...packed];
  };
  return (given) => {
    const hits = search(typeof given === 'string' ? Buffer.from(given) : given, 0);
    const once = new Map(hits.map((hit) => [`${hit.datum} ${hit.encoding}`, hit]));
    return [...once.values()];
  };
}

function matcher(needles: readonly Needle[]): (bytes: Buffer) => Hit[] {
  const byPrefix = new Map<number, Needle[]>();
  const begins = new Uint8Array(0x10000);
  for (const needle of needles) {
    const prefix = needle.bytes.readUInt32LE(0);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), needle]);
    begins[prefix & 0xffff] = 1;
  }
  return (bytes) => {
    const hits: Hit[] = [];
    for (let at = 0; at + PREFIX <= bytes.length; at += 1) {
      if (begins[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue;
      for (const needle of byPrefix.get(bytes.readUInt32LE(at)) ?? []) {
        const end = at + needle.bytes.length;
        if (end > bytes.length || bytes.compare(needle.bytes, 0, needle.bytes.length, at, end) !== 0)
          continue;
        const around = bytes.subarray(Math.max(0, at - 60), end + 20).toString('latin1');
        hits.push({ ...needle, around: around.replace(/[^\x20-\x7e]/g, '·') });
      }
    }
    return hits;
  };
}

/** What unpacks at any place of these bytes: zlib as in PDF streams, gzip, and the members of a ZIP. */
function unpackedIn(bytes: Uint8Array): readonly Buffer[] {
  const found: Buffer[] = [];
  const attempt = (unpack: typeof inflateSync, at: number): void => {
    try {
      found.push(
        unpack(bytes.subarray(at), { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: MOST_UNPACKED }),
      );
    } catch {
      // These bytes only looked as if something were packed there.
    }
  };
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    if (first === 0x78 && (second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda)) {
      attempt(inflateSync, at);
    } else if (first === 0x1f && second === 0x8b && third === 8) attempt(gunzipSync, at);
    else if (first === 0x50 && second === 0x4b && third === 3 && at + 30 < bytes.length) {
      const view = Buffer.from(bytes.buffer, bytes.byteOffset + at, 30);
      attempt(inflateRawSync, at + 30 + view.readUInt16LE(26) + view.readUInt16LE(28));
    }
  }
  return found;
}
