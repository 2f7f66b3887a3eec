import type { WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** The decree for a year is made in September of the year before; from this day its absence is the office's to mend. */
const ASKED_FOR_FROM = '11-01';

/** The years without their decree that the office should have entered by `today`: this one, and from 1 November the next. */
export function missingYears(
  { decreeOfYear }: Pick<WorkingCalendar, 'decreeOfYear'>,
  today: CivilDate,
): readonly number[] {
  const year = Number(today.slice(0, 4));
  const wanted = today.slice(5) >= ASKED_FOR_FROM ? [year, year + 1] : [year];
  return wanted.filter((one) => !decreeOfYear.has(one));
}
