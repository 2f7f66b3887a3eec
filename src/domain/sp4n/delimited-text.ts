import { type ExportRefusal, type ExportTable, exportLimits, tableOf } from '#domain/sp4n/export-table.ts';

const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];

/**
 * Reads CSV as RFC 4180 has it and as it is met: comma, semicolon or tab, quotes around what holds them, line breaks
 * within quotes, any kind of line end, Excel's `sep=;` line. A quote that is never closed is `EXPORT_BROKEN`.
 */
export function readDelimited(text: string): ExportTable | ExportRefusal {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a table has none of these
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text)) return 'EXPORT_BROKEN';
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text.slice(0, 300))) return 'EXPORT_NOT_A_TABLE';
  const named = /^sep=([,;\t])\r?\n?/i.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = delimiters.find((one) => one === named?.[1]) ?? guessDelimiter(body);
  const lines = splitLines(body, delimiter, named === null ? 1 : 2);
  return typeof lines === 'string' ? lines : tableOf(lines);
}

/** The sign that stands most often outside quotes in the first line. */
function guessDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let quoted = false;
  let seen = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) {
      if (seen) break;
    } else if (!quoted) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    if (sign.trim() !== '') seen = true;
  }
  return delimiters.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ',';
}

type Line = { readonly line: number; readonly cells: string[] };

function splitLines(text: string, delimiter: Delimiter, firstLine: number): Line[] | ExportRefusal {
  const lines: Line[] = [];
  let line = firstLine;
  let current: Line = { line, cells: [] };
  let at = 0;
  const endLine = (): ExportRefusal | null => {
    lines.push(current);
    if (lines.length > exportLimits.rows * 2 + 100) return 'EXPORT_TOO_MANY_ROWS';
    line += 1;
    current = { line, cells: [] };
    return null;
  };
  while (at <= text.length) {
    const cell = readCell(text, at, delimiter);
    if (cell === null) return 'EXPORT_BROKEN';
    if (cell.value.length > exportLimits.cellCharacters) return 'EXPORT_CELL_TOO_LONG';
    if (current.cells.length >= exportLimits.columns && (cell.value !== '' || current.cells.length > 1_000)) {
      return 'EXPORT_TOO_MANY_COLUMNS';
    }
    if (current.cells.length < exportLimits.columns) current.cells.push(cell.value);
    line += cell.breaks;
    const sign = text[cell.end];
    at = cell.end + 1;
    if (sign === delimiter) continue;
    if (sign === '\r' && text[at] === '\n') at += 1;
    const refused = endLine();
    if (refused !== null) return refused;
    if (at >= text.length) break;
  }
  return lines;
}

/** One cell from `start`: its value, the place of the sign behind it, and the line breaks within. */
function readCell(
  text: string,
  start: number,
  delimiter: Delimiter,
): { readonly value: string; readonly end: number; readonly breaks: number } | null {
  const ends = (at: number): boolean =>
    at >= text.length || text[at] === delimiter || text[at] === '\n' || text[at] === '\r';
  if (text[start] !== '"') {
    let end = start;
    while (!ends(end)) end += 1;
    return { value: text.slice(start, end), end, breaks: 0 };
  }
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      value += '"';
      at = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (!ends(end)) end += 1;
    value += text.slice(quote + 1, end);
    return { value, end, breaks: value.split(/\r\n|\r|\n/).length - 1 };
  }
}
