import type { CaseId, PublicDocumentId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type IdempotencyClaim = {
  readonly keyHash: string;
  readonly scope: string;
  readonly bodyHash: string;
  /** What the key made: a case, or a document. */
  readonly caseId: CaseId | PublicDocumentId;
  readonly createdAt: InstantText;
};

export type IdempotencyRepository = {
  /**
   * Claims a key for a new case in one statement. `claimed` the first time; afterwards what the key already
   * stands for, so that a retry gets the same answer.
   */
  readonly claim: (
    claim: IdempotencyClaim,
  ) => Promise<{ readonly claimed: true } | { readonly claimed: false; readonly existing: IdempotencyClaim }>;
  /** Removes keys older than the instant; returns how many. */
  readonly purgeBefore: (instant: InstantText) => Promise<number>;
};
