import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** Local hour at which a new backup is due: nobody works, and the day is complete. */
const HOUR = 1;

/**
 * Whether a daily backup is due: none was begun since the last 01:00 in the office's zone. A night that was
 * missed is made up as soon as somebody asks.
 */
export function isDailyBackupDue(last: InstantText | null, now: InstantText, timeZone: string): boolean {
  if (last === null) return true;
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const today = local.startOfDay().with({ hour: HOUR });
  const slot = Temporal.ZonedDateTime.compare(today, local) > 0 ? today.subtract({ days: 1 }) : today;
  return Temporal.Instant.compare(Temporal.Instant.from(last), slot.toInstant()) < 0;
}
