import type { Holiday, HolidayKind } from '#domain/deadline/working-calendar.ts';
import { type DelimitedRefusal, readDelimited } from '#domain/shared/delimited-text.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { isCivilDate } from '#domain/shared/temporal.ts';

export const holidayListColumns = ['tanggal', 'jenis', 'nama', 'keputusan'] as const;

export const MOST_LISTED_HOLIDAYS = 500;
const MAX_NAME = 120;
export const MAX_DECREE = 200;

export type ListedHoliday = Holiday & { readonly line: number };

export type HolidayListIssueCode =
  | 'LIST_EMPTY'
  | 'TOO_MANY_LINES'
  | 'HEADER_MISSING'
  | 'COLUMNS_WRONG'
  | 'DATE_INVALID'
  | 'KIND_UNKNOWN'
  | 'NAME_MISSING'
  | 'DECREE_MISSING'
  | 'CELL_TOO_LONG'
  | 'QUOTE_NOT_CLOSED';

/** `line` counts from 1; `value` is what stood there, where that helps. */
export type HolidayListIssue = {
  readonly line: number;
  readonly code: HolidayListIssueCode;
  readonly value?: string;
};

const kinds: Readonly<Record<string, HolidayKind>> = {
  nasional: 'national',
  'libur nasional': 'national',
  'cuti bersama': 'joint_leave',
  lokal: 'local',
  daerah: 'local',
  'libur lokal': 'local',
};

/** Far above what a list holds: what is too long by a little is told row by row. */
const limits = { rows: 5_000, columns: 20, cellCharacters: 10_000 } as const;

const refusals = {
  QUOTE_NOT_CLOSED: 'QUOTE_NOT_CLOSED',
  TOO_MANY_ROWS: 'TOO_MANY_LINES',
  TOO_MANY_COLUMNS: 'COLUMNS_WRONG',
  CELL_TOO_LONG: 'CELL_TOO_LONG',
} as const satisfies Record<DelimitedRefusal['code'], HolidayListIssueCode>;

/**
 * Reads a list of holidays, `tanggal,jenis,nama,keputusan`. Dates as 2027-01-31 or 31/01/2027. With
 * `decree` given the list is one decree's: the last column and the header may be left out. Returns every row, or
 * every line that is wrong.
 */
export function readHolidayList(
  text: string,
  decree?: string,
): Result<readonly ListedHoliday[], readonly HolidayListIssue[]> {
  const read = readDelimited(text, limits);
  if (!read.ok) return err([{ line: read.error.line, code: refusals[read.error.code] }]);
  const rows = read.value;
  const first = rows[0];
  if (first === undefined) return err([{ line: 1, code: 'LIST_EMPTY' }]);
  const header = isHeader(first.cells);
  if (!header && decree === undefined) return err([{ line: first.line, code: 'HEADER_MISSING' }]);
  const listed = header ? rows.slice(1) : rows;
  if (listed.length === 0) return err([{ line: first.line, code: 'LIST_EMPTY' }]);
  if (listed.length > MOST_LISTED_HOLIDAYS) {
    return err([{ line: listed[MOST_LISTED_HOLIDAYS]?.line ?? 1, code: 'TOO_MANY_LINES' }]);
  }
  const issues: HolidayListIssue[] = [];
  const holidays = listed.flatMap(({ line, cells }) => {
    const read = readRow(cells, decree);
    if (read.ok) return [{ ...read.value, line }];
    issues.push({ line, ...read.error });
    return [];
  });
  return issues.length > 0 ? err(issues) : ok(holidays);
}

function readRow(
  cells: readonly string[],
  givenDecree: string | undefined,
): Result<Holiday, Omit<HolidayListIssue, 'line'>> {
  const [date = '', kindWord = '', name = '', own = '', ...more] = cells.map(tidy);
  if (cells.length < 3 || more.some((cell) => cell !== '')) return err({ code: 'COLUMNS_WRONG' });
  const on = dateOf(date);
  if (on === null) return err({ code: 'DATE_INVALID', value: shown(date) });
  const kind = kinds[kindWord.toLowerCase().replaceAll('_', ' ')];
  if (kind === undefined) return err({ code: 'KIND_UNKNOWN', value: shown(kindWord) });
  if (name === '') return err({ code: 'NAME_MISSING' });
  const decree = own === '' ? (givenDecree ?? '') : own;
  if (decree === '') return err({ code: 'DECREE_MISSING' });
  if (name.length > MAX_NAME || decree.length > MAX_DECREE) return err({ code: 'CELL_TOO_LONG' });
  return ok({ on, kind, name, decree });
}

function isHeader(cells: readonly string[]): boolean {
  const words = cells.map((cell) => tidy(cell).toLowerCase());
  return holidayListColumns.slice(0, 3).every((column, at) => words[at] === column);
}

function dateOf(text: string): string | null {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = local ?? [];
  const date = local === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}

function tidy(cell: string): string {
  return cell.replaceAll(/[\p{Cc}\p{Cf}\uFFFD\s]+/gu, ' ').trim();
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
