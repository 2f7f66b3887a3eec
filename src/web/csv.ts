type Cell = string | number | null;

/** Cells that a spreadsheet would run as a formula begin with one of these. */
const STARTS_A_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table for spreadsheets: UTF-8 with its mark, commas, CRLF (RFC 4180). Text that would be a formula gets an
 * apostrophe before it; numbers have a decimal point.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cellOf).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = STARTS_A_FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as an answer that a browser saves under the name in its address. */
export function csvResponse(text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', ...headers } });
}
