import { classifyDay, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import {
  addCalendarDays,
  type CivilDate,
  type InstantText,
  isoWeekday,
  Temporal,
} from '#domain/shared/temporal.ts';

/** Hours of the day, local, in which a person reads what comes in. */
const OPENS_AT = 8;
const CLOSES_AT = 15;
const CLOSES_AT_ON_FRIDAY = 14;
const FRIDAY = 5;
/** Longer than any row of days off. */
const LOOK_AHEAD_DAYS = 30;

/** Whether a person reads now; else the day on which one does, from the opening hour on. */
export type DeskReads = { readonly now: true } | { readonly now: false; readonly on: CivilDate };

export function deskReads(calendar: WorkingCalendar, at: InstantText, timeZone: string): DeskReads {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate().toString();
  const closes = isoWeekday(today) === FRIDAY ? CLOSES_AT_ON_FRIDAY : CLOSES_AT;
  const works = (date: CivilDate) => classifyDay(calendar, date).working;
  if (works(today) && local.hour < closes) {
    return local.hour >= OPENS_AT ? { now: true } : { now: false, on: today };
  }
  let day = addCalendarDays(today, 1);
  for (let ahead = 1; ahead < LOOK_AHEAD_DAYS && !works(day); ahead += 1) day = addCalendarDays(day, 1);
  return { now: false, on: day };
}
