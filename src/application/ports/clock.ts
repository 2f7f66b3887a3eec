import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

export type Clock = {
  /** The present instant, UTC, millisecond width. */
  readonly now: () => InstantText;
  /** Today's civil date in the office's zone. */
  readonly today: () => CivilDate;
  /** The civil date of an instant in the office's zone. */
  readonly dateOf: (instant: InstantText) => CivilDate;
};
