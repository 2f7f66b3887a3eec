import { inflateSync } from 'node:zlib';
import {
  BadPdfError,
  isArray,
  isDict,
  isRef,
  isStream,
  nameOf,
  type PdfDict,
  type PdfValue,
  pdfReader,
} from './pdf-values.ts';

const MOST_OBJECTS = 500_000;
const MOST_UNPACKED = 64 * 1024 * 1024;

export type PdfFile = {
  readonly trailer: PdfDict;
  /** Numbers of all objects that are in use. */
  readonly numbers: readonly number[];
  /** An object by its number; null when it is not there. @throws BadPdfError */
  readonly object: (number: number) => PdfValue;
  /** What a value stands for, references followed. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
};

type Entry = { readonly offset: number } | { readonly inStream: number; readonly index: number };

/** Opens a PDF by its tables, the newest first, as every reader does. @throws BadPdfError */
export function openPdf(bytes: Buffer): PdfFile {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  const start = Number(/startxref\s+(\d+)\s*(?:%%EOF[\s\S]*)?$/u.exec(tail)?.[1] ?? Number.NaN);
  // Bytes before the head shift every place.
  const shift = Math.max(0, bytes.subarray(0, 1024).indexOf('%PDF-'));
  const entries = new Map<number, Entry>();
  let trailer: PdfDict | null = null;
  const seen = new Set<number>();
  const todo = [start];
  for (let at = todo.shift(); at !== undefined; at = todo.shift()) {
    if (!Number.isSafeInteger(at) || at + shift >= bytes.length) throw new BadPdfError('xref');
    if (seen.has(at)) continue;
    seen.add(at);
    const dict = readTable(bytes, at + shift, shift, entries);
    trailer ??= dict;
    for (const key of ['XRefStm', 'Prev']) {
      const next = dict.get(key);
      if (typeof next === 'number') todo.push(next);
    }
  }
  if (trailer === null) throw new BadPdfError('trailer');
  return fileOf(bytes, trailer, entries);
}

function fileOf(bytes: Buffer, trailer: PdfDict, entries: ReadonlyMap<number, Entry>): PdfFile {
  const known = new Map<number, PdfValue>();
  const opened = new Map<number, { readonly content: Buffer; readonly offsets: readonly number[] }>();
  let budget = MOST_UNPACKED;
  const resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let steps = 0; isRef(found); steps += 1) {
      if (steps > 50) throw new BadPdfError('loop');
      found = object(found.number);
    }
    return found;
  };
  const fromStream = (number: number, index: number): PdfValue => {
    let stream = opened.get(number);
    if (stream === undefined) {
      const holder = object(number);
      if (!isStream(holder)) throw new BadPdfError('object stream');
      const content = unpacked(holder.dict, holder.bytes, resolve, budget);
      budget -= content.length;
      const reader = pdfReader(content);
      const first = resolve(holder.dict.get('First'));
      const count = resolve(holder.dict.get('N'));
      if (typeof first !== 'number' || typeof count !== 'number') throw new BadPdfError('object stream');
      const offsets: number[] = [];
      for (let at = 0; at < Math.min(count, MOST_OBJECTS); at += 1) {
        reader.word();
        offsets.push(first + Number(reader.word()));
      }
      stream = { content, offsets };
      opened.set(number, stream);
    }
    const offset = stream.offsets[index];
    return offset === undefined ? null : pdfReader(stream.content, offset).value();
  };
  const object = (number: number): PdfValue => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const entry = entries.get(number);
    known.set(number, null);
    const value =
      entry === undefined || ('offset' in entry && entry.offset < 0)
        ? null
        : 'offset' in entry
          ? readObject(bytes, entry.offset, number, resolve)
          : fromStream(entry.inStream, entry.index);
    known.set(number, value);
    return value;
  };
  return { trailer, numbers: [...entries.keys()].sort((a, b) => a - b), object, resolve };
}

function readObject(
  bytes: Buffer,
  offset: number,
  number: number,
  resolve: (value: PdfValue | undefined) => PdfValue,
): PdfValue {
  const reader = pdfReader(bytes, offset);
  if (Number(reader.word()) !== number) throw new BadPdfError('object');
  reader.word();
  if (reader.word() !== 'obj') throw new BadPdfError('object');
  const value = reader.value();
  if (!isDict(value) || reader.peek() !== 'stream') return value;
  reader.word();
  if (bytes[reader.at] === 0x0d) reader.at += 1;
  if (bytes[reader.at] === 0x0a) reader.at += 1;
  const length = resolve(value.get('Length'));
  let end = reader.at + (typeof length === 'number' ? length : 0);
  if (typeof length !== 'number' || !/^\s*endstream/u.test(bytes.toString('latin1', end, end + 20))) {
    end = bytes.indexOf('endstream', reader.at);
    if (end === -1) throw new BadPdfError('stream');
  }
  return { is: 'stream', dict: value, bytes: bytes.subarray(reader.at, end) };
}

/** Reads one table, old or new; what is known already is newer and stays. */
function readTable(bytes: Buffer, at: number, shift: number, entries: Map<number, Entry>): PdfDict {
  const reader = pdfReader(bytes, at);
  const put = (number: number, entry: Entry | null): void => {
    if (entries.size > MOST_OBJECTS) throw new BadPdfError('objects');
    // A number that was freed later must not come back from an older table.
    if (!entries.has(number)) entries.set(number, entry ?? { offset: -1 });
  };
  if (reader.peek() !== 'xref') return readStreamTable(bytes, at, shift, put);
  reader.word();
  while (/^\d+$/u.test(reader.peek())) {
    const first = Number(reader.word());
    const count = Number(reader.word());
    for (let number = first; number < first + Math.min(count, MOST_OBJECTS); number += 1) {
      const offset = Number(reader.word());
      reader.word();
      put(number, reader.word() === 'n' ? { offset: offset + shift } : null);
    }
  }
  if (reader.word() !== 'trailer') throw new BadPdfError('trailer');
  const dict = reader.value();
  if (!isDict(dict)) throw new BadPdfError('trailer');
  return dict;
}

function readStreamTable(
  bytes: Buffer,
  at: number,
  shift: number,
  put: (number: number, entry: Entry | null) => void,
): PdfDict {
  const number = Number(pdfReader(bytes, at).word());
  const table = readObject(bytes, at, number, (value) => value ?? null);
  if (!isStream(table) || nameOf(table.dict.get('Type')) !== 'XRef') throw new BadPdfError('xref');
  const content = unpacked(table.dict, table.bytes, (value) => value ?? null, MOST_UNPACKED);
  const numbers = (value: PdfValue | undefined): number[] =>
    isArray(value) ? value.filter((one) => typeof one === 'number') : [];
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = numbers(table.dict.get('W'));
  const size = table.dict.get('Size');
  const index = numbers(table.dict.get('Index') ?? [0, typeof size === 'number' ? size : 0]);
  let place = 0;
  const field = (width: number): number => {
    let value = 0;
    for (let left = width; left > 0; left -= 1) value = value * 256 + (content[place++] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    for (let one = first; one < first + (index[pair + 1] ?? 0) && place < content.length; one += 1) {
      const kind = kindWidth === 0 ? 1 : field(kindWidth);
      const [second, third] = [field(secondWidth), field(thirdWidth)];
      if (kind === 1) put(one, { offset: second + shift });
      else if (kind === 2) put(one, { inStream: second, index: third });
      else put(one, null);
    }
  }
  return table.dict;
}

/** The content of a stream that is plain or deflated, with the row predictors of tables. @throws BadPdfError */
export function unpacked(
  dict: PdfDict,
  bytes: Buffer,
  resolve: (value: PdfValue | undefined) => PdfValue,
  most: number,
): Buffer {
  const given = resolve(dict.get('Filter'));
  const filters = (isArray(given) ? given : given === null ? [] : [given]).map((one) => nameOf(resolve(one)));
  if (filters.some((name) => name !== 'FlateDecode' && name !== 'Fl')) throw new BadPdfError('filter');
  const settings = resolve(dict.get('DecodeParms'));
  const parameters = isArray(settings) ? settings.map(resolve) : [settings];
  let content = bytes;
  for (const at of filters.keys()) {
    try {
      content = inflateSync(content, { maxOutputLength: Math.max(1, most) });
    } catch {
      throw new BadPdfError('deflate');
    }
    const own = parameters[at];
    content = isDict(own) ? unpredicted(content, own) : content;
  }
  return content;
}

function unpredicted(content: Buffer, parameters: PdfDict): Buffer {
  const setting = (key: string, otherwise: number): number => {
    const value = parameters.get(key);
    return typeof value === 'number' ? value : otherwise;
  };
  if (setting('Predictor', 1) < 10) return content;
  const sample = Math.max(1, Math.ceil((setting('Colors', 1) * setting('BitsPerComponent', 8)) / 8));
  const width = Math.ceil(
    (setting('Columns', 1) * setting('Colors', 1) * setting('BitsPerComponent', 8)) / 8,
  );
  const rows = Math.floor(content.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = content[row * (width + 1)];
    for (let column = 0; column < width; column += 1) {
      const raw = content[row * (width + 1) + 1 + column] ?? 0;
      const left = column >= sample ? (out[row * width + column - sample] ?? 0) : 0;
      const above = row > 0 ? (out[(row - 1) * width + column] ?? 0) : 0;
      const corner = row > 0 && column >= sample ? (out[(row - 1) * width + column - sample] ?? 0) : 0;
      out[row * width + column] = raw + predicted(kind, left, above, corner);
    }
  }
  return out;
}

function predicted(kind: number | undefined, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return Math.floor((left + above) / 2);
  if (kind !== 4) return 0;
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(estimate - one));
  if ((toLeft ?? 0) <= (toAbove ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toAbove ?? 0) <= (toCorner ?? 0) ? above : corner;
}
