import { type ExportRefusal, type ExportTable, exportLimits, tableOf } from '#domain/sp4n/export-table.ts';

const BOOK = 'xl/workbook.xml';

/** Parts of a workbook by their path, unpacked. */
export type WorkbookParts = ReadonlyMap<string, Uint8Array>;

/** XML that is not read. */
class BrokenSheet extends Error {}

/** The first sheet of a workbook; formulas count by the value that was kept with them. */
export function readXlsx(parts: WorkbookParts): ExportTable | ExportRefusal {
  try {
    const book = xmlOf(parts, BOOK);
    if (book === null) return parts.has('EncryptedPackage') ? 'EXPORT_LOCKED' : 'EXPORT_NOT_A_TABLE';
    if (/<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(book)) return 'EXPORT_OTHER_CALENDAR';
    const sheet = xmlOf(parts, firstSheet(parts, book));
    if (sheet === null) return 'EXPORT_NOT_A_TABLE';
    return readSheet(sheet, sharedStrings(parts));
  } catch (error) {
    if (error instanceof BrokenSheet) return 'EXPORT_BROKEN';
    throw error;
  }
}

/** @throws BrokenSheet for XML that declares anything of its own. */
function xmlOf(parts: WorkbookParts, name: string): string | null {
  const bytes = parts.get(name);
  if (bytes === undefined) return null;
  const text = new TextDecoder().decode(bytes);
  if (text.includes('<!')) {
    const harmless = text.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll('<![CDATA[', '');
    if (harmless.includes('<!')) throw new BrokenSheet();
  }
  return text;
}

function firstSheet(parts: WorkbookParts, book: string): string {
  const id = /<(?:\w+:)?sheet\b[^>]*\br:id="([^"]+)"/.exec(book)?.[1];
  const relations = xmlOf(parts, 'xl/_rels/workbook.xml.rels') ?? '';
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    if (attribute(tag, 'Id') !== id) continue;
    const target = attribute(tag, 'Target');
    if (target !== null) return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return 'xl/worksheets/sheet1.xml';
}

function sharedStrings(parts: WorkbookParts): readonly string[] {
  const xml = xmlOf(parts, 'xl/sharedStrings.xml') ?? '';
  const texts: string[] = [];
  for (const [, content = ''] of elements(xml, 'si')) texts.push(textsIn(content));
  return texts;
}

function readSheet(xml: string, shared: readonly string[]): ExportTable | ExportRefusal {
  const lines: { line: number; cells: string[] }[] = [];
  let line = 0;
  for (const [tag, content = ''] of elements(xml, 'row')) {
    line = Number(attribute(tag, 'r') ?? line + 1);
    const cells: string[] = [];
    let column = -1;
    for (const [cellTag, inner = ''] of elements(content, 'c')) {
      column = columnOf(attribute(cellTag, 'r')) ?? column + 1;
      const value = cellText(cellTag, inner, shared);
      if (value === '') continue;
      if (column >= exportLimits.columns) return 'EXPORT_TOO_MANY_COLUMNS';
      if (value.length > exportLimits.cellCharacters) return 'EXPORT_CELL_TOO_LONG';
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
    if (cells.length > 0) lines.push({ line, cells });
    if (lines.length > exportLimits.rows + 1) return 'EXPORT_TOO_MANY_ROWS';
  }
  return tableOf(lines);
}

function cellText(tag: string, inner: string, shared: readonly string[]): string {
  const kind = attribute(tag, 't');
  if (kind === 'inlineStr') return textsIn(inner);
  const [, raw = ''] = [...elements(inner, 'v')][0] ?? ['', ''];
  if (kind === 's') return shared[Number(raw)] ?? '';
  if (kind === 'e') return '';
  const text = decoded(raw);
  // A long number may stand there as 7.654321E6.
  if (kind === null || kind === 'n') {
    const number = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(number)) return String(number);
  }
  return text;
}

/** Opening tag and content of each element of a name that holds none of its own name, with or without a prefix. */
function* elements(xml: string, name: string): Generator<readonly [string, string]> {
  const open = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g');
  for (let found = open.exec(xml); found !== null; found = open.exec(xml)) {
    const [tag, prefix = ''] = found;
    if (tag.endsWith('/>')) {
      yield [tag, ''];
      continue;
    }
    const end = xml.indexOf(`</${prefix}${name}>`, open.lastIndex);
    if (end === -1) throw new BrokenSheet();
    yield [tag, xml.slice(open.lastIndex, end)];
    open.lastIndex = end;
  }
}

/** The text of a string, without the reading aids that some offices add. */
function textsIn(xml: string): string {
  let text = '';
  for (const [, content] of elements(xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, ''), 't')) {
    text += decoded(content);
  }
  return text;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!/[&_]/.test(text) && !text.includes('<![CDATA[')) return text;
  return text
    .replaceAll('<![CDATA[', '')
    .replaceAll(']]>', '')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return named[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** `B12` is column 1, counted from 0; null where the cell does not say. */
function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
