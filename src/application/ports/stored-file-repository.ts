import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { ComplaintActId, OfficerId, RequestItemId, StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export const filePurposes = [
  'staged',
  'identity_proof',
  'answer_attachment',
  'consequence_test',
  'letter_rendered',
  'letter_signed',
  'document',
  'complaint_attachment',
  'complaint_act',
  /** Sent in a chat and not yet part of a complaint. */
  'conversation_media',
] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** What is known of bytes in the file store. */
export type StoredFile = {
  readonly id: StoredFileId;
  readonly purpose: FilePurpose;
  readonly ref: CaseRef | null;
  /** A request's item, or the act of a unit on a complaint. */
  readonly itemId: RequestItemId | ComplaintActId | null;
  readonly visibleToCitizen: boolean;
  /** Shown and download name, already cleaned. */
  readonly name: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly keyId: string;
  readonly uploadedBy: OfficerId | null;
  readonly createdAt: InstantText;
  readonly publishedAt: InstantText | null;
  readonly deletedAt: InstantText | null;
};

export type StoredFileUse = {
  readonly purpose: FilePurpose;
  readonly ref: CaseRef | null;
  readonly itemId?: RequestItemId | ComplaintActId | null;
  readonly visibleToCitizen: boolean;
  /** A name of our own in place of the uploaded one. */
  readonly name?: string;
};

/** A copy of an identity paper whose time is over; `checked` tells which of the two limits it reached. */
export type IdentityProofDue = {
  readonly id: StoredFileId;
  readonly ref: CaseRef;
  readonly checked: boolean;
};

export type StoredFileRepository = {
  readonly add: (file: StoredFile) => Promise<void>;
  readonly find: (id: StoredFileId) => Promise<StoredFile | null>;
  /** Files of a case for one purpose that are still there, oldest first. One statement. */
  readonly ofCase: (ref: CaseRef, purpose: FilePurpose) => Promise<readonly StoredFile[]>;
  /** Locks a file that could not be looked into: nobody gets it until it is released. */
  readonly hold: (id: StoredFileId, since: InstantText) => Promise<void>;
  readonly release: (id: StoredFileId) => Promise<void>;
  /** It was looked into and is bad; the code says why. It stays locked. */
  readonly keepHeld: (id: StoredFileId, code: string) => Promise<void>;
  /** A person has dealt with it; it stays locked. False when somebody else was faster. */
  readonly settleHeld: (id: StoredFileId, at: InstantText) => Promise<boolean>;
  /** Turns staged files into what they are for; returns how many were still staged. One statement. */
  readonly adopt: (ids: readonly StoredFileId[], use: StoredFileUse) => Promise<number>;
  /** The same for files of a conversation that become part of a complaint. */
  readonly adoptFromConversation: (ids: readonly StoredFileId[], use: StoredFileUse) => Promise<number>;
  readonly markVisible: (ids: readonly StoredFileId[]) => Promise<void>;
  readonly markPublished: (id: StoredFileId, at: InstantText | null) => Promise<void>;
  /** Tombstone first, bytes later. Name and fingerprint are emptied: of an erased file stay kind and dates. */
  readonly markDeleted: (ids: readonly StoredFileId[], at: InstantText) => Promise<void>;
  /** Files of chats that are part of no report, created before the instant, oldest first. */
  readonly conversationMediaBefore: (instant: InstantText, limit: number) => Promise<readonly StoredFileId[]>;
  /** Staged files created before the instant, oldest first. */
  readonly stagedBefore: (instant: InstantText, limit: number) => Promise<readonly StoredFileId[]>;
  /**
   * Identity proofs of requests whose identity was checked before one instant, or that were answered or
   * withdrawn before another; oldest first.
   */
  readonly identityProofsDue: (
    checkedBefore: InstantText,
    closedBefore: InstantText,
    limit: number,
  ) => Promise<readonly IdentityProofDue[]>;
};
