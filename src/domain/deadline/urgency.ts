import { civilDateOfDayNumber, dayNumberOf } from '#domain/deadline/day-number.ts';
import { classifyDay, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** The five buckets of the queue; every open case is in exactly one. */
export const urgencies = ['late', 'today', 'soon', 'later', 'not_running'] as const;
export type Urgency = (typeof urgencies)[number];

/** Default of the office setting: how many working days left still count as soon. */
export const DEFAULT_SOON_WORKING_DAYS = 3;

/**
 * The dates that part the buckets, for comparing due dates as text:
 * late `< today`, today `= today`, soon `> today and <= soonUntil`, later `> soonUntil`, not running `null`.
 */
export type BucketBoundaries = { readonly today: CivilDate; readonly soonUntil: CivilDate };

/**
 * `soonUntil` is the last day with at most `soonDays` working days left after `today`, so non-working days
 * that follow the last of them belong to it too. `soonDays` 1 … 60.
 */
export function bucketBoundaries(
  calendar: WorkingCalendar,
  today: CivilDate,
  soonDays: number = DEFAULT_SOON_WORKING_DAYS,
): BucketBoundaries {
  let soonUntil = dayNumberOf(today);
  let left = 0;
  for (;;) {
    if (classifyDay(calendar, civilDateOfDayNumber(soonUntil + 1)).working) left += 1;
    if (left > soonDays) return { today, soonUntil: civilDateOfDayNumber(soonUntil) };
    soonUntil += 1;
  }
}

/** The bucket of a due date (`null`: paused or without one). Overdue is derived here, never stored. */
export function urgencyOf(dueOn: CivilDate | null, { today, soonUntil }: BucketBoundaries): Urgency {
  if (dueOn === null) return 'not_running';
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  return dueOn <= soonUntil ? 'soon' : 'later';
}
