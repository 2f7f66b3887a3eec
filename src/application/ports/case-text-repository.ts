import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { CaseEvent } from '#domain/case-event/case-event.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type CaseEventRepository = {
  /** Appends to the history; one statement however many events. Nothing is ever changed or removed. */
  readonly append: (events: readonly CaseEvent[]) => Promise<void>;
};

export type CaseMessage = CaseRef & {
  readonly id: string;
  readonly direction: 'from_citizen' | 'from_office';
  readonly officerId: OfficerId | null;
  readonly body: string;
  readonly createdAt: InstantText;
};

export type InternalNote = CaseRef & {
  readonly id: string;
  readonly officerId: OfficerId;
  readonly body: string;
  readonly createdAt: InstantText;
};

/** Messages both ways, and notes that never leave the office; two tables, so that they cannot be mixed up. */
export type CaseTextRepository = {
  readonly addMessage: (message: CaseMessage) => Promise<void>;
  readonly addNote: (note: InternalNote) => Promise<void>;
};
