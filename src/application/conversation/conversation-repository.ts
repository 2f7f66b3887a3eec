import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { Conversation, ConversationMessage } from '#domain/conversation/conversation.ts';
import type { ComplaintId, ConversationId, ConversationMessageId, UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type ConversationChange = Partial<
  Pick<
    Conversation,
    | 'contactKey'
    | 'phoneKey'
    | 'sealedContact'
    | 'state'
    | 'complaintId'
    | 'handledBy'
    | 'lastInboundAt'
    | 'lastOutboundAt'
  >
>;

export type ConversationMessageChange = Partial<
  Pick<
    ConversationMessage,
    'complaintId' | 'providerId' | 'body' | 'detail' | 'fileId' | 'status' | 'errorCode'
  >
>;

/** One webhook event as it came, sealed for its id; the payload is emptied once it is done. */
export type WhatsappEvent = {
  readonly id: string;
  /** Keyed digest of the message id, for a status of message id and status. */
  readonly eventKey: string;
  readonly payload: string;
  readonly receivedAt: InstantText;
  readonly doneAt: InstantText | null;
};

/** What the provider says of a template; only an approved one may be sent. */
export const templateStates = ['not_submitted', 'pending', 'approved', 'rejected', 'paused'] as const;
export type TemplateState = (typeof templateStates)[number];

export type WhatsappTemplate = {
  readonly name: string;
  readonly language: string;
  readonly noticeTemplate: NoticeTemplate;
  readonly state: TemplateState;
};

export type ConversationRepository = {
  /** Finds a person by any of the keys, else adds `draft`; holds the row until the transaction ends. */
  readonly enter: (
    keys: { readonly contactKey: string; readonly phoneKey: string | null },
    draft: Conversation,
  ) => Promise<Conversation>;
  /** Loads a conversation and holds its row until the transaction ends. */
  readonly hold: (id: ConversationId) => Promise<Conversation | null>;
  /** Whether one of its reports is about one of these units: it does not exist for who belongs to them. */
  readonly isAbout: (id: ConversationId, units: readonly UnitId[]) => Promise<boolean>;
  /** The conversation that one of the keys belongs to; null where there is none. */
  readonly findByKeys: (keys: readonly string[]) => Promise<Conversation | null>;
  readonly find: (id: ConversationId) => Promise<Conversation | null>;
  /** The conversation whose messages belong to a complaint; the newest where there are several. */
  readonly ofComplaint: (id: ComplaintId) => Promise<Conversation | null>;
  /** Changes a held conversation. */
  readonly change: (id: ConversationId, change: ConversationChange) => Promise<void>;
  /** False when the same message is there already: same provider id, or same content hash in the conversation. */
  readonly addMessage: (message: ConversationMessage) => Promise<boolean>;
  /** In the order in which they were sent. One statement. */
  readonly messagesOf: (id: ConversationId) => Promise<readonly ConversationMessage[]>;
  readonly findMessage: (id: ConversationMessageId) => Promise<ConversationMessage | null>;
  readonly findMessageByProviderId: (providerId: string) => Promise<ConversationMessage | null>;
  readonly changeMessage: (id: ConversationMessageId, change: ConversationMessageChange) => Promise<void>;
  /** Adds events that are not known yet, in one statement; returns the ids of the new ones. */
  readonly addEvents: (events: readonly WhatsappEvent[]) => Promise<readonly string[]>;
  readonly templates: () => Promise<readonly WhatsappTemplate[]>;
  /** False when there is no such template. */
  readonly setTemplateState: (name: string, state: TemplateState) => Promise<boolean>;
  readonly findEvent: (id: string) => Promise<WhatsappEvent | null>;
  /**
   * Conversations in which nobody wrote since `quietSince` and of which no report is kept any more: none there was, or
   * its reporter is forgotten and it ended before `endedBefore`. Oldest first.
   */
  readonly spent: (
    quietSince: InstantText,
    endedBefore: InstantText,
    limit: number,
  ) => Promise<readonly ConversationId[]>;
  /** Deletes a conversation with its messages. */
  readonly remove: (id: ConversationId) => Promise<void>;
  /** Messages with content whose report ended before, with its reporter forgotten. */
  readonly spentMessages: (
    endedBefore: InstantText,
    limit: number,
  ) => Promise<readonly ConversationMessageId[]>;
  /** Empties messages for good: text, place, and what stood beside it. They are no longer read by the dialogue. */
  readonly emptyMessages: (ids: readonly ConversationMessageId[]) => Promise<void>;
  /** Removes events done with before the instant; returns how many. */
  readonly purgeEvents: (doneBefore: InstantText) => Promise<number>;
  /** Empties the payload; the key stays, so that the event does not come again. */
  readonly settleEvent: (id: string, at: InstantText) => Promise<void>;
};
