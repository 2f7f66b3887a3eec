import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { OutboxTopic } from '#application/ports/outbox-repository.ts';
import type { LetterKind } from '#domain/letter/letter-kind.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type FailedNotice = {
  readonly id: string;
  readonly template: NoticeTemplate;
  readonly officerName: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  /** A code. */
  readonly reason: string | null;
  readonly createdAt: InstantText;
};

export type DeadMessage = {
  readonly id: string;
  readonly topic: OutboxTopic;
  readonly attempts: number;
  /** A code. */
  readonly lastError: string | null;
  readonly deadAt: InstantText;
};

export type LetterWithoutPaper = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly createdAt: InstantText;
};

export type HeldFileItem = {
  readonly id: string;
  readonly since: InstantText;
  /** What is wrong with it; null while it was not looked into. */
  readonly code: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
};

/** Each function takes one statement; oldest first. */
export type ExceptionQueries = {
  readonly failedNotices: (limit: number) => Promise<readonly FailedNotice[]>;
  /** Messages that were put aside for good, letters left out. */
  readonly deadMessages: (limit: number) => Promise<readonly DeadMessage[]>;
  /** Locked files of sent forms: found bad, or not looked into since before the instant; not yet dealt with. */
  readonly heldFiles: (before: InstantText, limit: number) => Promise<readonly HeldFileItem[]>;
  /** Letters written before the instant that have no paper yet and were not cancelled. */
  readonly lettersWithoutPaper: (
    before: InstantText,
    limit: number,
  ) => Promise<readonly LetterWithoutPaper[]>;
};
