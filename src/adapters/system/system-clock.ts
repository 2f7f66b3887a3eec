import type { Clock } from '#application/ports/clock.ts';
import { civilDateOf } from '#domain/shared/temporal.ts';

/** The machine's clock in the office's zone; `offsetMs` moves it, for rehearsals. */
export function systemClock(options: { readonly timeZone: string; readonly offsetMs: number }): Clock {
  const now = () => new Date(Date.now() + options.offsetMs).toISOString();
  return {
    now,
    today: () => civilDateOf(now(), options.timeZone),
    dateOf: (instant) => civilDateOf(instant, options.timeZone),
  };
}
