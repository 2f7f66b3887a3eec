import { dayNumberOf } from '#domain/deadline/day-number.ts';
import { addCalendarDays, type CivilDate } from '#domain/shared/temporal.ts';
import type { WorkingDayCount } from './working-day-count.ts';

/** How much comes in a day; each mean stands with what it was divided by. Days run from `from` to `to`, both counted. */
export type DailyAverages = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly received: number;
  readonly calendarDays: number;
  readonly perCalendarDay: number;
  readonly receivedOnWorkingDays: number;
  readonly workingDays: number;
  /** Null where there was no working day. */
  readonly perWorkingDay: number | null;
  readonly receivedOnDaysOff: number;
  readonly daysOff: number;
  readonly perDayOff: number | null;
  /** The most that came on one weekend day or holiday. */
  readonly peakOnDaysOff: { readonly count: number; readonly on: CivilDate } | null;
};

/**
 * Means over the days of a book. `openSince` is the day of its first report ever: days before a channel existed are no
 * part of its mean. Null where the book had no day in the period.
 */
export function dailyAverages(
  receivedOn: readonly CivilDate[],
  period: { readonly from: CivilDate; readonly to: CivilDate },
  openSince: CivilDate | null,
  days: WorkingDayCount,
): DailyAverages | null {
  if (openSince === null || openSince > period.to) return null;
  const from = openSince > period.from ? openSince : period.from;
  const calendarDays = dayNumberOf(period.to) - dayNumberOf(from) + 1;
  const workingDays = days.between(addCalendarDays(from, -1), period.to);
  const daysOff = calendarDays - workingDays;
  const onDay = new Map<CivilDate, number>();
  for (const date of receivedOn) onDay.set(date, (onDay.get(date) ?? 0) + 1);
  const onDayOff = [...onDay].filter(([date]) => !days.isWorking(date));
  const onDaysOff = onDayOff.reduce((sum, [, count]) => sum + count, 0);
  const onWorkingDays = receivedOn.length - onDaysOff;
  const [peak] = onDayOff.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    from,
    to: period.to,
    received: receivedOn.length,
    calendarDays,
    perCalendarDay: receivedOn.length / calendarDays,
    receivedOnWorkingDays: onWorkingDays,
    workingDays,
    perWorkingDay: workingDays === 0 ? null : onWorkingDays / workingDays,
    receivedOnDaysOff: onDaysOff,
    daysOff,
    perDayOff: daysOff === 0 ? null : onDaysOff / daysOff,
    peakOnDaysOff: peak === undefined ? null : { on: peak[0], count: peak[1] },
  };
}
