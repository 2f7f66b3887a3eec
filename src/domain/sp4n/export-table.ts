/** An export as it was read: one heading line and the rows under it, all as text. */
export type ExportTable = {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/** Rows under the heading, columns, and characters of one cell that are read at most. */
export const exportLimits = { rows: 10_000, columns: 60, cellCharacters: 20_000 } as const;

export const exportRefusals = [
  'EXPORT_BROKEN',
  'EXPORT_TOO_LARGE',
  'EXPORT_TOO_MANY_ROWS',
  'EXPORT_TOO_MANY_COLUMNS',
  'EXPORT_CELL_TOO_LONG',
  'EXPORT_NOT_A_TABLE',
  'EXPORT_LOCKED',
  'EXPORT_OLD_EXCEL',
  'EXPORT_OTHER_CALENDAR',
] as const;
export type ExportRefusal = (typeof exportRefusals)[number];

/** Raw lines become a table: empty ones go, the first other one is the heading. Null where there is no table. */
export function tableOf(
  lines: readonly { readonly line: number; readonly cells: readonly string[] }[],
): ExportTable | ExportRefusal {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rows] = filled;
  if (first === undefined) return 'EXPORT_NOT_A_TABLE';
  const headings = distinct(first.cells.map((cell) => cell.trim().replace(/\s+/gu, ' ')));
  const named = headings.filter((heading) => heading !== '');
  if (named.length < 2) return 'EXPORT_NOT_A_TABLE';
  if (rows.length > exportLimits.rows) return 'EXPORT_TOO_MANY_ROWS';
  if (filled.some(({ cells }) => cells.length > exportLimits.columns)) return 'EXPORT_TOO_MANY_COLUMNS';
  return { headings, rows };
}

/** Two columns of one heading are told apart. */
function distinct(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    if (heading === '') return '';
    const count = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, count);
    return count === 1 ? heading : `${heading} (${count})`;
  });
}
