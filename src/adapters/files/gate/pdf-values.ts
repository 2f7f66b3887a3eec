/** A piece of a PDF as it is written; strings stay as they stand, brackets included. */
export type PdfName = { readonly is: 'name'; readonly name: string };
export type PdfRef = { readonly is: 'ref'; readonly number: number };
export type PdfStream = { readonly is: 'stream'; readonly dict: PdfDict; readonly bytes: Buffer };
export type PdfDict = Map<string, PdfValue>;
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfRef
  | PdfStream
  | { readonly is: 'string'; readonly raw: Buffer }
  | readonly PdfValue[]
  | PdfDict;

export class BadPdfError extends Error {
  override name = 'BadPdfError';
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return isTagged(value) && value.is === 'stream';
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return isTagged(value) && value.is === 'ref';
}

/** The name, without its slash; '' for anything else. */
export function nameOf(value: PdfValue | undefined): string {
  return isTagged(value) && value.is === 'name' ? value.name : '';
}

function isTagged(
  value: PdfValue | undefined,
): value is Exclude<PdfValue, null | boolean | number | readonly PdfValue[] | PdfDict> {
  return typeof value === 'object' && value !== null && 'is' in value;
}

const DEEPEST = 200;

/** Reads values from a place in a file; ends where the value ends. */
export type PdfReader = {
  at: number;
  /** @throws BadPdfError */
  readonly value: (depth?: number) => PdfValue;
  /** The next word, which is not taken. */
  readonly peek: () => string;
  readonly word: () => string;
};

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
const isDelimiter = (byte: number | undefined): boolean =>
  byte !== undefined && '()<>[]{}/%'.includes(String.fromCharCode(byte));

export function pdfReader(bytes: Buffer, start = 0): PdfReader {
  const skip = (): void => {
    for (;;) {
      while (isSpace(bytes[reader.at])) reader.at += 1;
      if (bytes[reader.at] !== 0x25) return;
      while (reader.at < bytes.length && bytes[reader.at] !== 0x0a && bytes[reader.at] !== 0x0d)
        reader.at += 1;
    }
  };
  const word = (): string => {
    skip();
    const from = reader.at;
    while (reader.at < bytes.length && !isSpace(bytes[reader.at]) && !isDelimiter(bytes[reader.at]))
      reader.at += 1;
    return bytes.toString('latin1', from, reader.at);
  };
  const literal = (): PdfValue => {
    const from = reader.at;
    let depth = 0;
    for (; reader.at < bytes.length; reader.at += 1) {
      const byte = bytes[reader.at];
      if (byte === 0x5c) reader.at += 1;
      else if (byte === 0x28) depth += 1;
      else if (byte === 0x29) {
        depth -= 1;
        if (depth === 0) break;
      }
    }
    reader.at += 1;
    return { is: 'string', raw: bytes.subarray(from, reader.at) };
  };
  const dictOrHex = (depth: number): PdfValue => {
    if (bytes[reader.at + 1] !== 0x3c) {
      const from = reader.at;
      const end = bytes.indexOf(0x3e, reader.at);
      if (end === -1) throw new BadPdfError('string');
      reader.at = end + 1;
      return { is: 'string', raw: bytes.subarray(from, reader.at) };
    }
    reader.at += 2;
    const dict: PdfDict = new Map();
    for (;;) {
      skip();
      if (bytes[reader.at] === 0x3e) {
        reader.at += 2;
        return dict;
      }
      const key = nameOf(reader.value(depth + 1));
      if (key === '') throw new BadPdfError('key');
      dict.set(key, reader.value(depth + 1));
    }
  };
  const numberOrRef = (): PdfValue => {
    const first = word();
    if (!/^[+-]?[\d.]+$/u.test(first)) {
      if (first === 'true' || first === 'false') return first === 'true';
      if (first === 'null') return null;
      throw new BadPdfError('word');
    }
    if (/^\d+$/u.test(first)) {
      const back = reader.at;
      if (/^\d+$/u.test(word()) && word() === 'R') return { is: 'ref', number: Number(first) };
      reader.at = back;
    }
    return Number(first) || 0;
  };
  const reader: PdfReader = {
    at: start,
    word,
    peek: () => {
      const back = reader.at;
      const next = word();
      reader.at = back;
      return next;
    },
    value: (depth = 0) => {
      if (depth > DEEPEST) throw new BadPdfError('deep');
      skip();
      switch (bytes[reader.at]) {
        case undefined:
          throw new BadPdfError('end');
        case 0x28:
          return literal();
        case 0x3c:
          return dictOrHex(depth);
        case 0x2f:
          reader.at += 1;
          return { is: 'name', name: bytes[reader.at] === 0x2f ? '' : nameWord() };
        case 0x5b: {
          reader.at += 1;
          const list: PdfValue[] = [];
          for (skip(); bytes[reader.at] !== 0x5d; skip()) list.push(reader.value(depth + 1));
          reader.at += 1;
          return list;
        }
        default:
          return numberOrRef();
      }
    },
  };
  /** Directly behind the slash. */
  const nameWord = (): string => {
    const from = reader.at;
    while (reader.at < bytes.length && !isSpace(bytes[reader.at]) && !isDelimiter(bytes[reader.at]))
      reader.at += 1;
    return bytes
      .toString('latin1', from, reader.at)
      .replace(/#([0-9a-f]{2})/giu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  };
  return reader;
}

/** The bytes of a value as they are written into a file; `number` gives a reference its number, or null. */
export function writtenValue(value: PdfValue, number: (ref: PdfRef) => number | null): Buffer {
  const parts: Buffer[] = [];
  const put = (text: string): number => parts.push(Buffer.from(text, 'latin1'));
  const write = (one: PdfValue): void => {
    if (one === null) put('null');
    else if (typeof one === 'number')
      put(Number.isInteger(one) ? String(one) : one.toFixed(6).replace(/0+$/u, ''));
    else if (typeof one === 'boolean') put(String(one));
    else if (isArray(one)) {
      put('[');
      for (const [at, item] of one.entries()) {
        if (at > 0) put(' ');
        write(item);
      }
      put(']');
    } else if (isDict(one)) {
      put('<<');
      for (const [key, item] of one) {
        put(`${writtenName(key)} `);
        write(item);
      }
      put('>>');
    } else if (one.is === 'name') put(writtenName(one.name));
    else if (one.is === 'string') parts.push(one.raw);
    else if (one.is === 'ref') {
      const target = number(one);
      put(target === null ? 'null' : `${target} 0 R`);
    } else {
      write(new Map([...one.dict, ['Length', one.bytes.length]]));
      put('\nstream\n');
      parts.push(one.bytes);
      put('\nendstream');
    }
  };
  write(value);
  return Buffer.concat(parts);
}

function writtenName(name: string): string {
  const safe = name.replace(
    /[^!$&'*+\-.0-9:;=?@A-Z^_`a-z|~,"\\]/gu,
    (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${safe}`;
}
