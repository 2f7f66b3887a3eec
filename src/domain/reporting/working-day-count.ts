import { civilDateOfDayNumber, dayNumberOf } from '#domain/deadline/day-number.ts';
import { classifyDay, isDecreed, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** The calendar of a span, walked once; days outside it count as its edges. */
export type WorkingDayCount = {
  readonly isWorking: (date: CivilDate) => boolean;
  /** Working days after `from` up to and including `to`; 0 where `to` is not later. */
  readonly between: (from: CivilDate, to: CivilDate) => number;
  /** A year without its decree lies in the span: only weekends and fixed holidays are known there. */
  readonly provisional: boolean;
};

/** Walks the days from `from` to `to`, both included. */
export function countWorkingDays(calendar: WorkingCalendar, from: CivilDate, to: CivilDate): WorkingDayCount {
  const first = dayNumberOf(from);
  /** How many working days lie before each day of the span. */
  const before: number[] = [0];
  let provisional = false;
  for (let day = first; day <= dayNumberOf(to); day += 1) {
    const date = civilDateOfDayNumber(day);
    if (!isDecreed(calendar, date)) provisional = true;
    before.push((before.at(-1) ?? 0) + (classifyDay(calendar, date).working ? 1 : 0));
  }
  const known = new Map<CivilDate, number>();
  const upTo = (day: number): number => before[Math.min(Math.max(day, 0), before.length - 1)] ?? 0;
  const indexOf = (date: CivilDate): number => {
    const index = known.get(date) ?? dayNumberOf(date) - first + 1;
    known.set(date, index);
    return index;
  };
  return {
    isWorking: (date) => upTo(indexOf(date)) > upTo(indexOf(date) - 1),
    between: (start, end) => (end <= start ? 0 : upTo(indexOf(end)) - upTo(indexOf(start))),
    provisional,
  };
}
