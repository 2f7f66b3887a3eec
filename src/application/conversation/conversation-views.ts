import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { ThreadMessage } from '#application/conversation/chat-queries.ts';
import type { WhatsappTemplate } from '#application/conversation/conversation-repository.ts';
import type { Conversation } from '#domain/conversation/conversation.ts';

/** A conversation in the desk's list; who it is with is opened from `sealedContact`. */
export type ConversationRow = Conversation & {
  readonly complaintNumber: string | null;
  /** One of its reports is anonymous: who writes is opened on the report's page, for a reason that is logged. */
  readonly anonymous: boolean;
  /** Its newest message, and who wrote it. */
  readonly lastBody: string;
  readonly lastDirection: 'in' | 'out' | null;
  readonly sortKey: string;
};

export type ConversationQueries = {
  /** The newest first, at most `limit`, from `before` on; two statements. */
  readonly list: (
    handledBy: Conversation['handledBy'] | null,
    limit: number,
    before: string | null,
    scope: ComplaintScope,
  ) => Promise<readonly ConversationRow[]>;
  /** Null also where one of its reports is about a unit of the officer. */
  readonly find: (id: string, scope: ComplaintScope) => Promise<ConversationRow | null>;
  /** The newest messages of one conversation, oldest first; at most three hundred. */
  readonly thread: (id: string) => Promise<readonly ThreadMessage[]>;
  /** The same by the key of a person. */
  readonly threadOfContact: (contactKey: string) => Promise<readonly ThreadMessage[]>;
  readonly templates: () => Promise<readonly WhatsappTemplate[]>;
  /** Messages that wait because the provider no longer takes the token. */
  readonly stoppedByToken: () => Promise<number>;
};
