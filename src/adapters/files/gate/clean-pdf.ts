import { openPdf, type PdfFile } from './pdf-file.ts';
import { PDF_SCRIPTS } from './pdf-rules.ts';
import {
  BadPdfError,
  isArray,
  isDict,
  isRef,
  isStream,
  nameOf,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  writtenValue,
} from './pdf-values.ts';
import { withoutPhotoNotes } from './picture-notes.ts';

/** What a catalogue needs to show its pages; all else that it can name is left out. */
const catalogue: ReadonlySet<string> = new Set([
  ...[
    'Type',
    'Pages',
    'PageLabels',
    'Dests',
    'Outlines',
    'PageLayout',
    'PageMode',
    'ViewerPreferences',
    'Lang',
  ],
  ...[
    'StructTreeRoot',
    'MarkInfo',
    'OutputIntents',
    'OCProperties',
    'AcroForm',
    'Names',
    'OpenAction',
    'Version',
  ],
]);
/** Left out wherever they stand: scripts, files, notes of programs, descriptions of people. */
const leftOut: ReadonlySet<string> = new Set([
  ...[
    'AA',
    'JS',
    'JavaScript',
    'EmbeddedFiles',
    'AF',
    'EF',
    'Metadata',
    'PieceInfo',
    'LastModified',
    'Thumb',
  ],
  ...['XFA', 'Collection', 'Perms', 'SpiderInfo', 'URI_', 'Popup'],
]);
/** Marks on a page that stay: a place to click, and an empty field of a form. */
const keptMarks: ReadonlySet<string> = new Set(['Link', 'Widget']);

/**
 * A PDF written anew from what its pages need. Signed, locked and damaged ones, and those with text that must not be
 * seen, are not for this: the caller asks first. @throws BadPdfError
 */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const pdf = openPdf(bytes);
  if (pdf.trailer.has('Encrypt')) throw new BadPdfError('locked');
  const root = pdf.trailer.get('Root');
  if (!isRef(root)) throw new BadPdfError('root');
  const banned = bannedMarks(pdf);
  const numbers = new Map<number, number>();
  const order: number[] = [];
  const numberOf = (ref: PdfRef): number | null => {
    if (banned.has(ref.number) || pdf.object(ref.number) === null) return null;
    let own = numbers.get(ref.number);
    if (own === undefined) {
      own = order.push(ref.number);
      numbers.set(ref.number, own);
    }
    return own;
  };
  numberOf(root);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (let index = 0; index < order.length; index += 1) {
    const original = order[index] ?? 0;
    const value = await cleaned(pdf.object(original), pdf, banned, original === root.number);
    const written = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      writtenValue(value, numberOf),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(at);
    at += written.length;
    parts.push(written);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = order.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Objects that are marks on pages and go, so that nothing else keeps them. */
function bannedMarks(pdf: PdfFile): ReadonlySet<number> {
  const banned = new Set<number>();
  for (const number of pdf.numbers) {
    const value = pdf.object(number);
    const dict = isStream(value) ? value.dict : value;
    if (!isDict(dict)) continue;
    const type = nameOf(pdf.resolve(dict.get('Type')));
    const isMark = type === 'Annot' || (dict.has('Subtype') && dict.has('Rect'));
    if (isMark && !staysOnPage(dict, pdf)) banned.add(number);
    if (type === 'EmbeddedFile' || type === 'Metadata' || type === 'XRef' || type === 'ObjStm')
      banned.add(number);
  }
  return banned;
}

function staysOnPage(mark: PdfDict, pdf: PdfFile): boolean {
  if (!keptMarks.has(nameOf(pdf.resolve(mark.get('Subtype'))))) return false;
  const action = pdf.resolve(mark.get('A'));
  if (!isDict(action)) return true;
  const kind = nameOf(pdf.resolve(action.get('S')));
  return kind === 'URI' || kind === 'GoTo' || kind === 'Named';
}

async function cleaned(
  value: PdfValue,
  pdf: PdfFile,
  banned: ReadonlySet<number>,
  isRoot: boolean,
): Promise<PdfValue> {
  if (isStream(value)) return await cleanStream(value, pdf, banned);
  const clean = without(value, pdf, banned);
  if (!isRoot || !isDict(clean)) return clean;
  const root: PdfDict = new Map([...clean].filter(([key]) => catalogue.has(key)));
  // Only a place to open at, never an action; and never the list of files.
  if (!isArray(pdf.resolve(root.get('OpenAction')))) root.delete('OpenAction');
  if (/^Use(Attachments|OC)$/u.test(nameOf(pdf.resolve(root.get('PageMode'))))) root.delete('PageMode');
  return root;
}

async function cleanStream(stream: PdfStream, pdf: PdfFile, banned: ReadonlySet<number>): Promise<PdfValue> {
  const dict = without(stream.dict, pdf, banned);
  if (!isDict(dict)) return null;
  const given = pdf.resolve(dict.get('Filter'));
  const filters = isArray(given) ? given : [given];
  const isPhoto = filters.length === 1 && nameOf(pdf.resolve(filters[0])) === 'DCTDecode';
  return { is: 'stream', dict, bytes: isPhoto ? await withoutPhotoNotes(stream.bytes) : stream.bytes };
}

/** The same value without what is left out everywhere. */
function without(value: PdfValue, pdf: PdfFile, banned: ReadonlySet<number>): PdfValue {
  if (isArray(value)) {
    return value
      .filter((one) => !isRef(one) || !banned.has(one.number))
      .map((one) => without(one, pdf, banned));
  }
  if (!isDict(value)) return value;
  if (PDF_SCRIPTS.has(nameOf(pdf.resolve(value.get('S'))))) return null;
  const kept: PdfDict = new Map();
  for (const [key, item] of value) {
    if (!leftOut.has(key)) kept.set(key, without(item, pdf, banned));
  }
  // Marks written right into the page's list are looked at here.
  const marks = kept.get('Annots');
  if (isArray(marks)) {
    kept.set(
      'Annots',
      marks.filter((one) => !isDict(one) || staysOnPage(one, pdf)),
    );
  }
  return kept;
}
