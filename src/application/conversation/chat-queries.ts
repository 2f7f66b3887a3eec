import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import type { ConversationMessage } from '#domain/conversation/conversation.ts';
import type { ComplaintId, StoredFileId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** A message as it stands in the thread of a case. */
export type ThreadMessage = Pick<
  ConversationMessage,
  'id' | 'direction' | 'kind' | 'body' | 'detail' | 'point' | 'sentAt' | 'status' | 'errorCode'
> & {
  readonly file: {
    readonly id: StoredFileId;
    readonly name: string;
    readonly mediaType: string;
    readonly byteSize: number;
    /** False where it was erased, or is locked until it was looked into. */
    readonly available: boolean;
    readonly erased: boolean;
  } | null;
};

/** A case to which new messages of the same person can be added. */
export type OpenCaseOfContact = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly subject: string;
  readonly status: ComplaintStatus;
  readonly receivedOn: CivilDate;
};

export type ChatQueries = {
  /** What is kept already of the talk with a person, by any of the keys, without reports out of scope. */
  readonly messagesOfContact: (
    keys: readonly string[],
    scope: ComplaintScope,
  ) => Promise<readonly ConversationMessage[]>;
  /** Open and answered cases of a contact, and of these ids; newest first, at most twenty. */
  readonly openCases: (
    fingerprint: string | null,
    ids: readonly string[],
    scope: ComplaintScope,
  ) => Promise<readonly OpenCaseOfContact[]>;
  /** The messages of a case, oldest first; at most a thousand, the newest. */
  readonly thread: (complaintId: string) => Promise<readonly ThreadMessage[]>;
};
