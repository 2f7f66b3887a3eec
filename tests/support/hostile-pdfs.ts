import { createHash, randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** PDFs with a true table of objects, made to be opened: each holds one thing that a reader may choke on. */

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The objects 1, 2, 3 … as their bodies; the first is the catalogue. */
export function pdfOf(bodies: readonly (string | Uint8Array)[], trailer = ''): Buffer {
  const parts = [latin('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, body] of bodies.entries()) {
    const object = Buffer.concat([
      latin(`${index + 1} 0 obj\n`),
      typeof body === 'string' ? latin(body) : body,
      latin('\nendobj\n'),
    ]);
    offsets.push(at);
    at += object.length;
    parts.push(object);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    latin(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Root 1 0 R/Size ${bodies.length + 1}${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export function stream(dictionary: string, content: Uint8Array): Buffer {
  return Buffer.concat([
    latin(`<<${dictionary}/Length ${content.length}>>stream\n`),
    content,
    latin('\nendstream'),
  ]);
}

const pagesOf = (count: number, first: number): string =>
  `<</Type/Pages/Kids[${Array.from({ length: count }, (_, at) => `${first + at} 0 R`).join(' ')}]/Count ${count}>>`;
const page = (more = ''): string => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${more}>>`;

/** One empty page; `catalogue` and `pageMore` are put into those two, `others` are objects from 4 on. */
function onePage(catalogue = '', pageMore = '', others: readonly (string | Uint8Array)[] = [], trailer = '') {
  return pdfOf(
    [`<</Type/Catalog/Pages 2 0 R${catalogue}>>`, pagesOf(1, 3), page(pageMore), ...others],
    trailer,
  );
}

/** A scan: pages that are one picture each of random bytes, about so many bytes in all. */
export function scannedPdf(pages: number, bytes: number): Buffer {
  const each = Math.floor(bytes / pages);
  const bodies: (string | Uint8Array)[] = ['<</Type/Catalog/Pages 2 0 R>>', pagesOf(pages, 3)];
  for (let at = 0; at < pages; at += 1) {
    bodies.push(page(`/Resources<</XObject<</S ${3 + pages + at} 0 R>>>>`));
  }
  const dictionary =
    '/Type/XObject/Subtype/Image/Width 1240/Height 1754/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode';
  for (let at = 0; at < pages; at += 1) bodies.push(stream(dictionary, randomBytes(each)));
  return pdfOf(bodies);
}

const tree = (kids: string, count: number): Buffer =>
  pdfOf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${count}>>`, page()]);

export const pageTreeLoop = tree('2 0 R', 1);
export const pageTreeLoopOfMany = tree('2 0 R 2 0 R 2 0 R 2 0 R', 4_000);
export const millionPages = tree('3 0 R', 1_000_000);
/** Pages that are there: so many entries that all name one page. */
export const pagesOverCap = tree('3 0 R '.repeat(6_000), 6_000);

export const scriptOnOpening = onePage('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>');
export const scriptByName = onePage(
  '/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>',
);
export const scriptOfPage = onePage('', '/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>');
export const scriptOfField = onePage('/AcroForm<</Fields[4 0 R]>>', '/Annots[4 0 R]', [
  '<</Type/Annot/Subtype/Widget/FT/Tx/T(nama)/Rect[0 0 9 9]/AA<</K<</S/JavaScript/JS(app.alert\\(1\\))>>>>>>',
]);
export const fileInside = onePage('/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>', '', [
  '<</Type/Filespec/F(a.exe)/UF(a.exe)/EF<</F 5 0 R>>>>',
  stream('/Type/EmbeddedFile', latin('MZ')),
]);

/** A table whose earlier one is itself. */
export const xrefLoop = (() => {
  const made = onePage();
  const start = /startxref\n(\d+)/.exec(made.toString('latin1'))?.[1] ?? '0';
  return onePage('', '', [], `/Prev ${start}`);
})();

/** An object stream that unpacks to so many megabytes; deflated twice it is small. */
export function objectStreamBomb(megabytes: number): Buffer {
  const zeros = Buffer.alloc(megabytes * 1024 * 1024, 0x20);
  const packed = deflateSync(deflateSync(zeros, { level: 9 }), { level: 9 });
  const bomb = stream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]', packed);
  const head = latin('%PDF-1.7\n');
  const object = Buffer.concat([latin('1 0 obj\n'), bomb, latin('\nendobj\n')]);
  const entries = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, head.length, 2, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
  const table = stream('/Type/XRef/Size 4/W[1 4 0]/Root 2 0 R', entries);
  const at = head.length + object.length;
  return Buffer.concat([
    head,
    object,
    latin('3 0 obj\n'),
    table,
    latin(`\nendobj\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

/** A page whose text unpacks to so many megabytes. Nobody draws it here. */
export function contentBomb(megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20), { level: 9 });
  return onePage('', '/Contents 4 0 R', [stream('/Filter/FlateDecode', packed)]);
}

/** Arrays in arrays, so deep. */
export function nestedArrays(depth: number): Buffer {
  return onePage(`/Nested ${'['.repeat(depth)}${']'.repeat(depth)}`);
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) % 256;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  const coded = data.map((byte) => {
    at = (at + 1) % 256;
    other = (other + (state[at] ?? 0)) % 256;
    swap(at, other);
    return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) % 256] ?? 0);
  });
  return Buffer.from(coded);
}

/** Encrypted by the oldest of the ways; with an empty password it opens as any other, only printing is forbidden. */
export function encryptedPdf(password: string): Buffer {
  const id = Buffer.alloc(16, 7);
  const owner = Buffer.alloc(32, 9);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-64);
  const padded = Buffer.concat([latin(password), padding]).subarray(0, 32);
  const key = createHash('md5')
    .update(Buffer.concat([padded, owner, permissions, id]))
    .digest()
    .subarray(0, 5);
  const user = rc4(key, padding);
  const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;
  return onePage(
    '',
    '',
    [`<</Filter/Standard/V 1/R 2/O${hex(owner)}/U${hex(user)}/P -64>>`],
    `/Encrypt 4 0 R/ID[${hex(id)}${hex(id)}]`,
  );
}
