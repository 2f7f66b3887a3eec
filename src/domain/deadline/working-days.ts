import { civilDateOfDayNumber, dayNumberOf } from '#domain/deadline/day-number.ts';
import type { DayKind } from '#domain/deadline/statutory-periods.ts';
import {
  classifyDay,
  type DayClass,
  isDecreed,
  type WorkingCalendar,
} from '#domain/deadline/working-calendar.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** `paused`: the clock stood still; `calendar`: counted because the period runs in calendar days. */
export type LedgerReason = DayClass['reason'] | 'paused' | 'calendar';

/** One day of a count. `dayNumber` is 1 … n on counted days. */
export type LedgerRow = {
  readonly date: CivilDate;
  readonly counted: boolean;
  readonly reason: LedgerReason;
  readonly name?: string;
  readonly decree?: string;
  readonly dayNumber?: number;
};

type Walk = {
  readonly dueOn: CivilDate;
  /** The result could change when the decree of a year that was walked through is entered. */
  readonly provisional: boolean;
  readonly ledger: readonly LedgerRow[];
};

/**
 * Walks day by day from the day after `startedOn` (day 0) until `days` days are counted; the last counted
 * day is due until its end. Paused days are rows that do not count.
 */
export function walkDays(
  calendar: WorkingCalendar,
  startedOn: CivilDate,
  days: number,
  dayKind: DayKind,
  pausedDays?: ReadonlySet<CivilDate>,
): Walk {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`a period has at least one day, not ${days}`);
  const ledger: LedgerRow[] = [];
  let provisional = false;
  let counted = 0;
  let date = startedOn;
  for (let dayNumber = dayNumberOf(startedOn) + 1; counted < days; dayNumber += 1) {
    date = civilDateOfDayNumber(dayNumber);
    if (dayKind === 'working' && !isDecreed(calendar, date)) provisional = true;
    if (pausedDays?.has(date)) {
      ledger.push({ date, counted: false, reason: 'paused' });
      continue;
    }
    if (dayKind === 'calendar') {
      counted += 1;
      ledger.push({ date, counted: true, reason: 'calendar', dayNumber: counted });
      continue;
    }
    const { working, ...why } = classifyDay(calendar, date, startedOn);
    if (working) counted += 1;
    ledger.push(
      working ? { date, counted: true, ...why, dayNumber: counted } : { date, counted: false, ...why },
    );
  }
  return { dueOn: date, provisional, ledger };
}

/**
 * Working days after `today` up to and including `dueOn`. 0 only on the last day itself: before it at least 1
 * and after it at most −1, even where nothing but non-working days lies between.
 */
export function workingDaysLeft(calendar: WorkingCalendar, today: CivilDate, dueOn: CivilDate): number {
  if (dueOn < today) return -workingDaysLeft(calendar, dueOn, today);
  if (dueOn === today) return 0;
  const last = dayNumberOf(dueOn);
  let left = 0;
  for (let dayNumber = dayNumberOf(today) + 1; dayNumber <= last; dayNumber += 1) {
    if (classifyDay(calendar, civilDateOfDayNumber(dayNumber)).working) left += 1;
  }
  return Math.max(1, left);
}

/** Days left in the kind of days that the period runs in; 0 on the last day, negative after it. */
export function daysLeft(
  calendar: WorkingCalendar,
  dayKind: DayKind,
  today: CivilDate,
  dueOn: CivilDate,
): number {
  return dayKind === 'working'
    ? workingDaysLeft(calendar, today, dueOn)
    : dayNumberOf(dueOn) - dayNumberOf(today);
}
