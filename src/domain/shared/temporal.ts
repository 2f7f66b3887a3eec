import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** Civil date, `2026-08-14`. */
export type CivilDate = string;
/** Instant in UTC with fixed width, `2026-08-14T02:00:00.000Z`, so that text order is time order. */
export type InstantText = string;

/** The civil date of an instant in the office's zone (an IANA name). */
export function civilDateOf(instant: InstantText, timeZone: string): CivilDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The last millisecond of a civil date in a zone (an IANA name). */
export function endOfDay(date: CivilDate, timeZone: string): InstantText {
  return Temporal.PlainDate.from(date)
    .add({ days: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .subtract({ milliseconds: 1 })
    .toString({ fractionalSecondDigits: 3 });
}

/** A day and a time (`HH:MM`) of an office's clock as an instant. */
export function instantInZone(date: CivilDate, time: string, timeZone: string): InstantText {
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
}

/** Adds calendar days (negative allowed) to a civil date. */
export function addCalendarDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** ISO weekday, Monday 1 … Sunday 7. */
export function isoWeekday(date: CivilDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** True for a real date written as `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
