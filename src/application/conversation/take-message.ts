import { contactKeysOf, sealContact, unsealContact } from '#application/conversation/contact.ts';
import type { DialogueDeps } from '#application/conversation/dialogue-deps.ts';
import { dialogueStateOf, QUIET_SECONDS } from '#application/conversation/dialogue-state.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ChatContact, Conversation } from '#domain/conversation/conversation.ts';
import {
  contactChangeOf,
  type InboundMessage,
  inboundMessage,
  receiverOf,
  senderOf,
} from '#domain/conversation/inbound-message.ts';
import type { WebhookEvent } from '#domain/conversation/webhook-events.ts';
import { type JsonObject, text } from '#domain/conversation/webhook-json.ts';
import { asId, type ConversationId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

type MessageEvent = Extract<WebhookEvent, { readonly kind: 'message' | 'echo' }>;

/** What an inbound message keeps beside its text. */
export type InboundDetail = Pick<InboundMessage, 'choice' | 'media'> & {
  /** Why its file is not there. */
  readonly mediaError?: string;
};

/** Takes a message from a person: who wrote, what was written, and what follows from it. */
export async function takeMessage(
  tx: Repositories,
  deps: DialogueDeps,
  { message, contact }: MessageEvent,
  receivedAt: InstantText,
): Promise<void> {
  const sender = senderOf(message, contact);
  if (sender.userId === null && sender.phone === null) return;
  const conversation = await enter(tx, deps, sender);
  const change = contactChangeOf(message);
  if (change !== null) {
    await know(tx, deps, conversation, {
      ...change,
      phone: change.phone ?? (change.userId === null ? sender.phone : null),
      name: null,
    });
    return;
  }
  const known = await know(tx, deps, conversation, sender);
  const inbound = inboundMessage(message, receivedAt);
  const id = await write(tx, deps, known, { message, inbound, direction: 'in', receivedAt });
  if (id === null) return;
  const { lastInboundAt } = known;
  if (lastInboundAt === null || lastInboundAt < inbound.sentAt) {
    await tx.conversations.change(known.id, { lastInboundAt: inbound.sentAt });
  }
  if (inbound.media !== null) {
    await tx.outbox.add(
      [
        {
          topic: 'fetch_whatsapp_media',
          dedupeKey: `fetch_whatsapp_media:${id}`,
          payload: { messageId: id },
        },
      ],
      deps.clock.now(),
    );
  }
  const now = deps.clock.now();
  const state = { ...dialogueStateOf(known), takenAt: now };
  await tx.conversations.change(known.id, { state: JSON.stringify(state) });
  await tx.outbox.add(
    [
      {
        topic: 'advance_conversation',
        dedupeKey: `advance_conversation:${known.id}:${now}`,
        payload: { conversationId: known.id },
      },
    ],
    now,
    Temporal.Instant.from(now).add({ seconds: QUIET_SECONDS }).toString({ smallestUnit: 'millisecond' }),
  );
}

/** Keeps what an officer typed on the phone beside the API; from then on the officer has the conversation. */
export async function takeEcho(
  tx: Repositories,
  deps: DialogueDeps,
  { message }: MessageEvent,
  receivedAt: InstantText,
): Promise<void> {
  const receiver = receiverOf(message);
  if (receiver.userId === null && receiver.phone === null) return;
  const known = await know(tx, deps, await enter(tx, deps, receiver), receiver);
  const inbound = inboundMessage(message, receivedAt);
  const id = await write(tx, deps, known, { message, inbound, direction: 'out', receivedAt });
  if (id === null) return;
  const state = dialogueStateOf(known);
  const officerFrom =
    state.officerFrom !== null && state.officerFrom < inbound.sentAt ? state.officerFrom : inbound.sentAt;
  const takenBack = state.since !== null && state.since >= inbound.sentAt;
  await tx.conversations.change(known.id, {
    lastOutboundAt: inbound.sentAt,
    ...(takenBack ? {} : { handledBy: 'officer', state: JSON.stringify({ ...state, officerFrom }) }),
  });
}

async function enter(tx: Repositories, deps: DialogueDeps, contact: ChatContact): Promise<Conversation> {
  const keys = contactKeysOf(deps, contact);
  const id = asId<ConversationId>(deps.ids.next());
  return await tx.conversations.enter(keys, {
    id,
    channel: 'whatsapp',
    ...keys,
    sealedContact: sealContact(deps, id, contact),
    state: null,
    complaintId: null,
    handledBy: 'bot',
    lastInboundAt: null,
    lastOutboundAt: null,
    createdAt: deps.clock.now(),
    version: 1,
  });
}

/** Keeps what is newly known of a person: a number that came back, an id, a name. */
async function know(
  tx: Repositories,
  deps: DialogueDeps,
  conversation: Conversation,
  told: ChatContact,
): Promise<Conversation> {
  const before = unsealContact(deps, conversation);
  const contact: ChatContact = {
    userId: told.userId ?? before.userId,
    phone: told.phone ?? before.phone,
    name: told.name ?? before.name,
  };
  const same = (['userId', 'phone', 'name'] as const).every((part) => contact[part] === before[part]);
  if (same) return conversation;
  const keys = contactKeysOf(deps, contact);
  const change = { ...keys, sealedContact: sealContact(deps, conversation.id, contact) };
  await tx.conversations.change(conversation.id, change);
  return { ...conversation, ...change };
}

async function write(
  tx: Repositories,
  deps: DialogueDeps,
  conversation: Conversation,
  given: {
    readonly message: JsonObject;
    readonly inbound: InboundMessage;
    readonly direction: 'in' | 'out';
    readonly receivedAt: InstantText;
  },
): Promise<ConversationMessageId | null> {
  const { inbound, direction } = given;
  const id = asId<ConversationMessageId>(deps.ids.next());
  const providerId = deps.vault.digest('chat_message', text(given.message.id));
  const { choice, media } = inbound;
  const detail: InboundDetail | null = choice === null && media === null ? null : { choice, media };
  const added = await tx.conversations.addMessage({
    id,
    conversationId: conversation.id,
    complaintId: null,
    providerId,
    contentHash: providerId,
    direction,
    kind: inbound.kind,
    body: inbound.body,
    detail: detail === null ? null : JSON.stringify(detail),
    fileId: null,
    point: inbound.point,
    sentAt: inbound.sentAt,
    receivedAt: given.receivedAt,
    status: direction === 'in' ? 'received' : 'sent',
    errorCode: null,
  });
  return added ? id : null;
}
