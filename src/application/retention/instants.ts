import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** The instant so many hours earlier, in the fixed width that makes text order time order. */
export function hoursBefore(instant: InstantText, hours: number): InstantText {
  return Temporal.Instant.from(instant).subtract({ hours }).toString({ smallestUnit: 'millisecond' });
}
