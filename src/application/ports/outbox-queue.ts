import type { LeasedMessage } from '#application/ports/outbox-repository.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** The worker's side of the outbox. A message comes at least once: what it asks for must be safe to repeat. */
export type OutboxQueue = {
  /**
   * Takes at most `limit` due messages, oldest first, for `leaseSeconds`; nobody else gets them until then.
   * `attempts` counts this one. One statement.
   */
  readonly lease: (
    now: InstantText,
    leaseSeconds: number,
    limit: number,
  ) => Promise<readonly LeasedMessage[]>;
  /** Ends a message; false when the lease had lapsed and somebody else took it. */
  readonly complete: (id: string, leaseToken: string, now: InstantText) => Promise<boolean>;
  /**
   * Puts a message back, for a minute at first and six hours at most, or aside for good after 12 attempts or
   * when `permanent`; false when the lease had lapsed. `errorCode` is a code, never a text with data in it.
   */
  readonly fail: (
    id: string,
    leaseToken: string,
    now: InstantText,
    errorCode: string,
    permanent: boolean,
  ) => Promise<boolean>;
  /** Puts a message back until an instant without counting the try; false when the lease had lapsed. */
  readonly postpone: (id: string, leaseToken: string, until: InstantText, code: string) => Promise<boolean>;
  /** Messages that were put aside for good and need a person. */
  readonly deadCount: () => Promise<number>;
  /** Removes messages done before the instant; returns how many. */
  readonly purgeDoneBefore: (instant: InstantText) => Promise<number>;
};
