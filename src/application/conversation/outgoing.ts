import type { Dependencies } from '#application/dependencies.ts';
import type { ChatContext, ChatText } from '#application/ports/chat-words.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ChatTemplate } from '#application/ports/whatsapp-gateway.ts';
import type { Conversation } from '#domain/conversation/conversation.ts';
import { deskReads } from '#domain/conversation/desk-hours.ts';
import { periodInForce } from '#domain/deadline/statutory-periods.ts';
import { asId, type ComplaintId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** What an outgoing message is made of beside its text; kept as `detail`. */
export type OutgoingDetail = Omit<ChatText, 'body'> & {
  /** The inbound message it answers: when another came meanwhile, that one is answered instead. */
  readonly answers?: ConversationMessageId;
  /** The notice that it carries. */
  readonly noticeId?: string;
  readonly template?: ChatTemplate;
};

export type Outgoing = OutgoingDetail & {
  readonly body: string;
  /** Same key, same message: a second one is left out. */
  readonly key: string;
  readonly complaintId: ComplaintId | null;
};

type Deps = Pick<Dependencies, 'ids' | 'vault' | 'clock' | 'facts'>;

/** Puts a message to a person in the outbox; false when the same one is there. */
export async function queueOutgoing(
  tx: Pick<Repositories, 'conversations' | 'outbox'>,
  deps: Deps,
  conversation: Pick<Conversation, 'id'>,
  { key, body, complaintId, ...detail }: Outgoing,
): Promise<boolean> {
  const now = deps.clock.now();
  const id = asId<ConversationMessageId>(deps.ids.next());
  const added = await tx.conversations.addMessage({
    id,
    conversationId: conversation.id,
    complaintId,
    providerId: null,
    contentHash: deps.vault.digest('chat_message', `out:${key}`),
    direction: 'out',
    kind: detail.style === 'text' ? 'text' : 'interactive',
    body,
    detail: JSON.stringify(detail satisfies OutgoingDetail),
    fileId: null,
    point: null,
    sentAt: now,
    receivedAt: now,
    status: 'queued',
    errorCode: null,
  });
  if (!added || !deps.facts.whatsappChannel) return added;
  await tx.outbox.add(
    [{ topic: 'send_whatsapp', dedupeKey: `send_whatsapp:${id}`, payload: { messageId: id } }],
    now,
  );
  return true;
}

/** What the words of a reply need to know of the office now. */
export async function chatContext(
  tx: Pick<Repositories, 'officeRules'>,
  deps: Pick<Dependencies, 'clock' | 'facts'>,
): Promise<ChatContext> {
  const { settings, calendar, periods } = await tx.officeRules.load();
  const { readingHours } = settings;
  return {
    ...settings,
    desk: deskReads(calendar, readingHours, deps.clock.now(), deps.facts.officeTimeZone),
    verificationDays: periodInForce(periods, 'complaint_verification', deps.clock.today())?.days ?? 0,
    trackingAddress: `${deps.facts.baseUrl}/lacak`,
  };
}

/** Free-form messages may be sent for 24 hours after the person's last one. */
export function windowIsOpen(conversation: Pick<Conversation, 'lastInboundAt'>, now: InstantText): boolean {
  const until = windowEnds(conversation);
  return until !== null && now < until;
}

/** The first instant at which free-form messages are no longer taken; null before the person's first one. */
export function windowEnds({ lastInboundAt }: Pick<Conversation, 'lastInboundAt'>): InstantText | null {
  if (lastInboundAt === null) return null;
  return Temporal.Instant.from(lastInboundAt).add({ hours: 24 }).toString({ smallestUnit: 'millisecond' });
}
