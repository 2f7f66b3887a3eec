import { classifyDay, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import type { ReadingHours } from '#domain/shared/reading-hours.ts';
import {
  addCalendarDays,
  type CivilDate,
  type InstantText,
  isoWeekday,
  Temporal,
} from '#domain/shared/temporal.ts';

const FRIDAY = 5;
/** Longer than any row of days off. */
const LOOK_AHEAD_DAYS = 30;

/** Whether a person reads now; else the day on which one does, from the opening hour on. */
export type DeskReads = { readonly now: true } | { readonly now: false; readonly on: CivilDate };

export function deskReads(
  calendar: WorkingCalendar,
  hours: ReadingHours,
  at: InstantText,
  timeZone: string,
): DeskReads {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate().toString();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const closes = isoWeekday(today) === FRIDAY ? hours.closesFridayAt : hours.closesAt;
  const works = (date: CivilDate) => classifyDay(calendar, date).working;
  if (works(today) && time < closes) {
    return time >= hours.opensAt ? { now: true } : { now: false, on: today };
  }
  let day = addCalendarDays(today, 1);
  for (let ahead = 1; ahead < LOOK_AHEAD_DAYS && !works(day); ahead += 1) day = addCalendarDays(day, 1);
  return { now: false, on: day };
}
