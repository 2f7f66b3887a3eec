import type { InstantText } from '#domain/shared/temporal.ts';

/** The worker's sign of life, for those who watch it from outside. */
export type Heartbeat = {
  readonly beat: (now: InstantText) => Promise<void>;
  readonly last: () => Promise<InstantText | null>;
};
