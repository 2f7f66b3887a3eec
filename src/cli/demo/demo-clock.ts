import type { Clock } from '#application/ports/clock.ts';
import { type CivilDate, civilDateOf, type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** A clock that stands where the story is. */
export type DemoClock = Clock & { readonly set: (instant: InstantText) => void };

export function demoClock(start: InstantText, timeZone: string): DemoClock {
  let instant = start;
  const dateOf = (at: InstantText) => civilDateOf(at, timeZone);
  return {
    now: () => instant,
    today: () => dateOf(instant),
    dateOf,
    set: (to) => {
      instant = to;
    },
  };
}

/** A time of day, `HH:mm`, on a civil date of a zone. */
export function instantAt(date: CivilDate, time: string, timeZone: string): InstantText {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
}
