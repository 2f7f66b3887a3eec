import { err, ok, type Result } from '#domain/shared/result.ts';

/** One row of a delimited text: the line on which it begins (from 1) and its cells as they stand. */
export type DelimitedRow = { readonly line: number; readonly cells: readonly string[] };

/** What is read at most: rows that hold something, cells of a row, characters of a cell. */
export type DelimitedLimits = {
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
};

export type DelimitedRefusal = {
  readonly code: 'QUOTE_NOT_CLOSED' | 'TOO_MANY_ROWS' | 'TOO_MANY_COLUMNS' | 'CELL_TOO_LONG';
  readonly line: number;
};

const delimiters = [',', ';', '\t'] as const;
type Delimiter = (typeof delimiters)[number];

/**
 * Reads delimited text as RFC 4180 has it and as it is met: comma, semicolon or tab, quotes (doubled inside quotes)
 * around what holds them, line breaks within quotes, any kind of line end, a byte order mark, Excel's `sep=;` line.
 * Empty lines are passed over and counted.
 */
export function readDelimited(
  text: string,
  limits: DelimitedLimits,
): Result<readonly DelimitedRow[], DelimitedRefusal> {
  const plain = text.replace(/^\uFEFF/, '');
  const named = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i.exec(plain);
  const body = named === null ? plain : plain.slice(named[0].length);
  const delimiter = delimiters.find((one) => one === named?.[1]) ?? guessDelimiter(body);
  return splitRows(body, delimiter, named === null ? 1 : 2, limits);
}

/** The sign that stands most often outside quotes in the first line that holds something. */
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

function splitRows(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
  limits: DelimitedLimits,
): Result<readonly DelimitedRow[], DelimitedRefusal> {
  const rows: DelimitedRow[] = [];
  let line = firstLine;
  let begun = line;
  let cells: string[] = [];
  for (let at = 0; at < text.length || cells.length > 0; ) {
    const cell = readCell(text, at, delimiter);
    if (cell === null) return err({ code: 'QUOTE_NOT_CLOSED', line });
    if (cell.value.length > limits.cellCharacters) return err({ code: 'CELL_TOO_LONG', line: begun });
    // Excel writes delimiters to its right edge: empty cells out there are nothing.
    if (cells.length < limits.columns) cells.push(cell.value);
    else if (cell.value.trim() !== '') return err({ code: 'TOO_MANY_COLUMNS', line: begun });
    line += cell.breaks;
    at = cell.end + 1;
    if (text[cell.end] === delimiter) continue;
    if (text[cell.end] === '\r' && text[at] === '\n') at += 1;
    if (cells.some((one) => one.trim() !== '')) {
      if (rows.length >= limits.rows) return err({ code: 'TOO_MANY_ROWS', line: begun });
      rows.push({ line: begun, cells });
    }
    cells = [];
    line += 1;
    begun = line;
  }
  return ok(rows);
}

/** One cell from `start`: its value, the place of the sign behind it, and the line breaks within. */
function readCell(
  text: string,
  start: number,
  delimiter: Delimiter,
): { readonly value: string; readonly end: number; readonly breaks: number } | null {
  const ends = (at: number): boolean =>
    at >= text.length || text[at] === delimiter || text[at] === '\n' || text[at] === '\r';
  let opens = start;
  while (text[opens] === ' ') opens += 1;
  if (text[opens] !== '"') {
    let end = start;
    while (!ends(end)) end += 1;
    return { value: text.slice(start, end), end, breaks: 0 };
  }
  let value = '';
  let at = opens + 1;
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
