import type { InstantText } from '#domain/shared/temporal.ts';

export type HeldMessages = {
  readonly topic: string;
  readonly count: number;
  readonly oldestAt: InstantText;
};

/** Messages that a restore held back: they may have been sent after the backup was made. */
export type OutboxHold = {
  readonly held: () => Promise<readonly HeldMessages[]>;
  /** Lets them go out from now on; returns how many. */
  readonly release: (now: InstantText) => Promise<number>;
  /** Ends them unsent; returns how many. */
  readonly drop: (now: InstantText) => Promise<number>;
};
