import { dayNumberOf } from '#domain/deadline/day-number.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { addCalendarDays, type CivilDate, isCivilDate, isoWeekday } from '#domain/shared/temporal.ts';

/** First and last day, both counted; the last is never after today. */
export type ReportingPeriod = { readonly from: CivilDate; readonly to: CivilDate };

export type PeriodError = { readonly code: 'PERIOD_DATE' | 'PERIOD_ORDER' | 'PERIOD_FUTURE' | 'PERIOD_LONG' };

const LONGEST_DAYS = 3_660;

/** From New Year's Day to today. */
export function thisYear(today: CivilDate): ReportingPeriod {
  return { from: `${today.slice(0, 4)}-01-01`, to: today };
}

/**
 * The period of two typed dates. Errors: `PERIOD_DATE` (no date), `PERIOD_ORDER` (ends before it begins),
 * `PERIOD_FUTURE` (begins after today), `PERIOD_LONG` (more than ten years).
 */
export function reportingPeriod(
  from: string,
  to: string,
  today: CivilDate,
): Result<ReportingPeriod, PeriodError> {
  if (!isCivilDate(from) || !isCivilDate(to)) return err({ code: 'PERIOD_DATE' });
  if (to < from) return err({ code: 'PERIOD_ORDER' });
  if (from > today) return err({ code: 'PERIOD_FUTURE' });
  const last = to > today ? today : to;
  if (dayNumberOf(last) - dayNumberOf(from) >= LONGEST_DAYS) return err({ code: 'PERIOD_LONG' });
  return ok({ from, to: last });
}

export type NamedPeriod = ReportingPeriod & {
  readonly name: 'this_year' | 'this_month' | 'last_month' | 'last_week' | 'last_year';
};

/** The periods that people ask for. A week is Monday to Sunday. */
export function namedPeriods(today: CivilDate): readonly NamedPeriod[] {
  const lastYear = String(Number(today.slice(0, 4)) - 1).padStart(4, '0');
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const endOfLastMonth = addCalendarDays(firstOfMonth, -1);
  const monday = addCalendarDays(today, 1 - isoWeekday(today));
  return [
    { name: 'this_year', ...thisYear(today) },
    { name: 'this_month', from: firstOfMonth, to: today },
    { name: 'last_month', from: `${endOfLastMonth.slice(0, 7)}-01`, to: endOfLastMonth },
    { name: 'last_week', from: addCalendarDays(monday, -7), to: addCalendarDays(monday, -1) },
    { name: 'last_year', from: `${lastYear}-01-01`, to: `${lastYear}-12-31` },
  ];
}
