import type { InstantText } from '#domain/shared/temporal.ts';

/** A disk that once said that data did not reach it cannot be trusted with more until a person has looked. */
export type Durability = {
  /** When writing was stopped, in this process or another on the same data folder; null while all is well. */
  readonly stoppedSince: () => InstantText | null;
};

/** Nothing is written any more, until the portal is started anew. */
export class WritesStoppedError extends Error {
  override name = 'WritesStoppedError';
  constructor() {
    super('writing was stopped after the disk failed');
  }
}
