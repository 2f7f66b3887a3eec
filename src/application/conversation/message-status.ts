import { isForPerson, tellInPersonInstead } from '#application/conversation/tell-in-person.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ConversationMessage, MessageStatus } from '#domain/conversation/conversation.ts';
import { isForward } from '#domain/conversation/message-status.ts';
import { type JsonObject, list, text } from '#domain/conversation/webhook-json.ts';
import { asId, type ConversationMessageId } from '#domain/shared/ids.ts';

type Deps = Pick<Dependencies, 'vault' | 'clock'>;

const statuses: Readonly<Record<string, MessageStatus>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** Moves a message of ours forward, never back; what could not be delivered becomes a task for a person. */
export async function takeStatus(tx: Repositories, deps: Deps, status: JsonObject): Promise<void> {
  const to = statuses[text(status.status)];
  if (to === undefined) return;
  const providerId = deps.vault.digest('chat_message', text(status.id));
  const message =
    (await tx.conversations.findMessageByProviderId(providerId)) ??
    (await byReference(tx, text(status.biz_opaque_callback_data)));
  if (message === null || message.direction !== 'out') return;
  const [error] = list(status.errors);
  const errorCode = to === 'failed' ? text(error?.code) || 'UNKNOWN' : null;
  if (!isForward(message.status, to)) return;
  await tx.conversations.changeMessage(message.id, { status: to, errorCode, providerId });
  if (to === 'failed' && isForPerson(message)) {
    await tellInPersonInstead(tx, deps, message, `whatsapp_${errorCode ?? ''}`);
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function byReference(tx: Repositories, reference: string): Promise<ConversationMessage | null> {
  return uuid.test(reference)
    ? await tx.conversations.findMessage(asId<ConversationMessageId>(reference))
    : null;
}
