import { addCalendarDays, type CivilDate, isCivilDate } from '#domain/shared/temporal.ts';

const months = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february', 'peb', 'pebruari'],
  ['mar', 'maret', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['agu', 'agt', 'ags', 'agustus', 'aug', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november', 'nop', 'nopember'],
  ['des', 'desember', 'dec', 'december'],
] as const;

/**
 * A date as exports write it: ISO, day/month/year with any sign, the month in words, or Excel's day number. The day
 * stands before the month, as in Indonesia. What follows the date (a time) is not looked at. Null for anything else.
 */
export function readExportDate(text: string): CivilDate | null {
  const plain = text.trim().toLowerCase();
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  if (serial !== null) return addCalendarDays('1899-12-30', Number(serial[1]));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(plain);
  if (iso !== null) return date(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)/.exec(plain);
  if (numbers !== null) return date(numbers[3], numbers[2], numbers[1]);
  const words = /^(?:\p{L}+,?\s+)?(\d{1,2})[-/. ]+(\p{L}{3,9})\.?[-/., ]+(\d{4})(?!\d)/u.exec(plain);
  if (words === null) return null;
  const month = months.findIndex((names) => names.some((name) => name === words[2]));
  return month === -1 ? null : date(words[3], String(month + 1), words[1]);
}

function date(year = '', month = '', day = ''): CivilDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(text) ? text : null;
}
