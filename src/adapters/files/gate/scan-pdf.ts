import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type FindingPlace, isOfficeName } from '#domain/stored-file/finding.ts';
import type { FindingsList } from './findings-list.ts';
import { isPlaceOnDisk } from './ooxml-package.ts';
import { openPdf } from './pdf-file.ts';
import { pageMarks } from './pdf-page-marks.ts';
import { PDF_SCRIPTS } from './pdf-rules.ts';
import { BadPdfError, isArray, isDict, isStream, nameOf, type PdfValue } from './pdf-values.ts';
import { scanPicture } from './picture-notes.ts';

const MOST_PAGES = 1_500;
/** Pages with fewer characters have no text of their own. */
const FEW_CHARACTERS = 12;
const MOST_REVISIONS = 4;

/** Looks through a PDF: what its pages say, what they cover, and what it carries beside them. */
export async function scanPdf(bytes: Buffer, findings: FindingsList): Promise<void> {
  const opened = await openedPdf(bytes);
  if (opened === null) {
    findings.add('not_opened', { in: 'file' });
    return;
  }
  try {
    const lines = await scanPages(opened, findings);
    await scanDocument(opened, findings);
    await scanObjects(bytes, findings);
    await scanRevisions(bytes, { lines, author: await authorOf(opened) }, findings);
  } finally {
    await opened.loadingTask.destroy();
  }
}

async function openedPdf(bytes: Uint8Array): Promise<PDFDocumentProxy | null> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
  });
  try {
    return await task.promise;
  } catch {
    await task.destroy();
    return null;
  }
}

/** Returns every line of text. */
async function scanPages(pdf: PDFDocumentProxy, findings: FindingsList): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  let [firstEmpty, empty] = [0, 0];
  if (pdf.numPages > MOST_PAGES) findings.add('cut_short', { in: 'page', page: MOST_PAGES + 1 });
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const place = { in: 'page', page: number } as const;
    const lines = await linesOf(page);
    for (const line of lines) {
      findings.addText(line, '', place);
      all.add(line.trim());
    }
    const marks = await pageMarks(page);
    if (marks.covered.length > 0) findings.add('covered_text', place, marks.covered.join(' '), 1);
    if (marks.unseen.length > 0) findings.add('hidden_text', place, marks.unseen.join(' '), 1);
    if (marks.pictured && lines.join('').replace(/\s/gu, '').length < FEW_CHARACTERS) {
      if (empty === 0) firstEmpty = number;
      empty += 1;
    }
    await scanAnnotations(page, place, findings);
    page.cleanup();
  }
  if (empty > 0) findings.add('no_text', { in: 'page', page: firstEmpty }, '', empty);
  return all;
}

/** Lines with a little of the one before, since a number may stand below the word that names it. */
async function linesOf(page: PDFPageProxy): Promise<readonly string[]> {
  const { items } = await page.getTextContent();
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    line += item.str;
    if (!item.hasEOL) continue;
    lines.push(line);
    line = '';
  }
  lines.push(line);
  return lines;
}

const silent: ReadonlySet<string> = new Set(['Popup', 'Watermark', 'PrinterMark', 'TrapNet']);
const carriers: ReadonlySet<string> = new Set([
  'FileAttachment',
  'RichMedia',
  'Movie',
  'Sound',
  'Screen',
  '3D',
]);

async function scanAnnotations(
  page: PDFPageProxy,
  place: FindingPlace,
  findings: FindingsList,
): Promise<void> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  for (const one of annotations) {
    const subtype = text(one, 'subtype');
    if (silent.has(subtype)) continue;
    if (subtype === 'Widget') {
      const value = text(one, 'fieldValue');
      if (text(one, 'fieldType') !== 'Sig' && value.trim() !== '' && value !== 'Off') {
        findings.add('filled_field', place, value);
        findings.addText(value, text(one, 'fieldName'), place);
      }
    } else if (subtype === 'Link') {
      if (isPlaceOnDisk(text(one, 'unsafeUrl'))) findings.add('external_link', place, text(one, 'unsafeUrl'));
    } else if (carriers.has(subtype)) findings.add('embedded_file', place);
    else {
      const written = text(member(one, 'contentsObj'), 'str');
      findings.add('annotation', place, written);
      findings.addText(written, '', place);
    }
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown, key: string): string {
  const found = member(value, key);
  return typeof found === 'string' ? found : '';
}

async function scanDocument(pdf: PDFDocumentProxy, findings: FindingsList): Promise<void> {
  const place = { in: 'file' } as const;
  const attached: unknown = await pdf.getAttachments();
  if (typeof attached === 'object' && attached !== null) {
    findings.add('embedded_file', place, '', Math.max(1, Object.keys(attached).length));
  }
  if ((await pdf.hasJSActions()) || (await pdf.getJSActions()) !== null) findings.add('script', place);
  for (const pair of await pdf.getOptionalContentConfig()) {
    const layer: unknown = member(pair, '1');
    if (member(layer, 'visible') === false) findings.add('hidden_layer', place, text(layer, 'name'));
  }
  const author = await authorOf(pdf);
  if (author !== '' && !isOfficeName(author)) findings.add('author', place, author);
  const { info } = await pdf.getMetadata();
  const custom = member(info, 'Custom');
  if (typeof custom === 'object' && custom !== null) {
    for (const key of Object.keys(custom)) findings.add('custom_property', place, key);
  }
}

async function authorOf(pdf: PDFDocumentProxy): Promise<string> {
  const { info, metadata } = await pdf.getMetadata();
  const creators: unknown = metadata?.get('dc:creator');
  const names = [
    text(info, 'Author'),
    ...(Array.isArray(creators) ? creators.map(String) : [String(creators ?? '')]),
  ];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].join(', ');
}

/** What no reader shows: actions that run something, files, and what cameras wrote into photos. */
async function scanObjects(bytes: Buffer, findings: FindingsList): Promise<void> {
  const place = { in: 'file' } as const;
  try {
    const pdf = openPdf(bytes);
    for (const number of pdf.numbers) {
      const value = pdf.object(number);
      const dict = isStream(value) ? value.dict : value;
      if (runsSomething(dict)) findings.add('script', place);
      if (!isDict(dict)) continue;
      const filter = pdf.resolve(dict.get('Filter'));
      const filters = isArray(filter) ? filter : [filter];
      if (isStream(value) && filters.length === 1 && nameOf(filters[0]) === 'DCTDecode') {
        await scanPicture(value.bytes, place, findings);
      }
    }
  } catch (error) {
    if (!(error instanceof BadPdfError)) throw error;
  }
}

/** An action that does more than to lead somewhere, at any depth. */
function runsSomething(value: PdfValue): boolean {
  if (isArray(value)) return value.some(runsSomething);
  if (!isDict(value)) return false;
  return PDF_SCRIPTS.has(nameOf(value.get('S'))) || [...value.values()].some(runsSomething);
}

type Newest = { readonly lines: ReadonlySet<string>; readonly author: string };

/** A PDF that was changed by appending still holds what it was before. */
async function scanRevisions(bytes: Buffer, newest: Newest, findings: FindingsList): Promise<void> {
  const ends: number[] = [];
  for (let at = bytes.indexOf('%%EOF'); at !== -1; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5);
  const linear = bytes.subarray(0, 1024).includes('/Linearized');
  const earlier = ends.slice(linear ? 1 : 0, -1).slice(-MOST_REVISIONS);
  for (const end of earlier) {
    const before = await openedPdf(bytes.subarray(0, end));
    if (before === null) continue;
    try {
      const gone: string[] = [];
      for (let number = 1; number <= Math.min(before.numPages, MOST_PAGES); number += 1) {
        const lines = await linesOf(await before.getPage(number));
        gone.push(
          ...lines.map((line) => line.trim()).filter((line) => line !== '' && !newest.lines.has(line)),
        );
      }
      const author = await authorOf(before);
      const other = author !== '' && author !== newest.author ? author : '';
      if (gone.length > 0 || other !== '') findings.add('earlier_revision', { in: 'file' }, gone[0] ?? other);
    } finally {
      await before.loadingTask.destroy();
    }
  }
}
