import type { OfficerId, PublicDocumentId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What happens to a document, in the past tense. */
export const documentEventTypes = [
  'created',
  'edited',
  'version_added',
  'file_added',
  'file_removed',
  'scheduled',
  'schedule_cancelled',
  'embargo_set',
  'embargo_lifted',
  'release_requested',
  'release_approved',
  'release_refused',
  'published',
  'withdrawn',
  'replaced',
  'exemption_ended',
] as const;
export type DocumentEventType = (typeof documentEventTypes)[number];

/** One line of a document's append-only history: every publication and withdrawal stays on record. */
export type DocumentEvent = {
  readonly id: string;
  readonly documentId: PublicDocumentId;
  readonly type: DocumentEventType;
  /** Null for what the portal does by itself when a time has come. */
  readonly officerId: OfficerId | null;
  readonly occurredAt: InstantText;
  /** The version's number, a file's name, an instant, or a reason; '' where there is nothing to add. */
  readonly detail: string;
};
