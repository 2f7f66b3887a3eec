import { type DelimitedRefusal, readDelimited } from '#domain/shared/delimited-text.ts';
import { type ExportRefusal, type ExportTable, exportLimits, tableOf } from '#domain/sp4n/export-table.ts';

const refusals = {
  QUOTE_NOT_CLOSED: 'EXPORT_BROKEN',
  TOO_MANY_ROWS: 'EXPORT_TOO_MANY_ROWS',
  TOO_MANY_COLUMNS: 'EXPORT_TOO_MANY_COLUMNS',
  CELL_TOO_LONG: 'EXPORT_CELL_TOO_LONG',
} as const satisfies Record<DelimitedRefusal['code'], ExportRefusal>;

/** The table in an export that is text (CSV). */
export function readExportText(text: string): ExportTable | ExportRefusal {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a table has none of these
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text)) return 'EXPORT_BROKEN';
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text.slice(0, 300))) return 'EXPORT_NOT_A_TABLE';
  // The heading is a row too.
  const read = readDelimited(text, { ...exportLimits, rows: exportLimits.rows + 1 });
  return read.ok ? tableOf(read.value) : refusals[read.error.code];
}
