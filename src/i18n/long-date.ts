import { type CivilDate, isoWeekday, Temporal } from '#domain/shared/temporal.ts';

const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** `2026-03-30` as "30 Maret 2026". */
export function longDate(date: CivilDate): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day} ${months[month - 1]} ${year}`;
}

/** `2026-03-30` as "Senin, 30 Maret 2026". */
export function longDateWithDay(date: CivilDate): string {
  return `${days[isoWeekday(date) - 1]}, ${longDate(date)}`;
}
