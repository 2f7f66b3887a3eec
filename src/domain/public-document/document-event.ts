import type { OfficerId, PublicDocumentId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What happens to a document, in the past tense. */
export const documentEventTypes = ['created', 'edited', 'version_added', 'published', 'withdrawn'] as const;
export type DocumentEventType = (typeof documentEventTypes)[number];

/** One line of a document's append-only history: every publication and withdrawal stays on record. */
export type DocumentEvent = {
  readonly id: string;
  readonly documentId: PublicDocumentId;
  readonly type: DocumentEventType;
  readonly officerId: OfficerId;
  readonly occurredAt: InstantText;
  /** The version's number, or the reason of a withdrawal; '' where there is nothing to add. */
  readonly detail: string;
};
