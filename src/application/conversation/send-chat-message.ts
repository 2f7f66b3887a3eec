import { unsealContact } from '#application/conversation/contact.ts';
import { windowIsOpen } from '#application/conversation/outgoing.ts';
import { isSimulated } from '#application/conversation/simulate-message.ts';
import { outgoingDetailOf, tellInPersonInstead } from '#application/conversation/tell-in-person.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import { LINK_MARK } from '#application/ports/chat-words.ts';
import type { OutgoingChat, SendOutcome } from '#application/ports/whatsapp-gateway.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import type { Conversation, ConversationMessage } from '#domain/conversation/conversation.ts';
import { isForward } from '#domain/conversation/message-status.ts';
import { afterSending } from '#domain/conversation/send-errors.ts';
import { asId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { Temporal } from '#domain/shared/temporal.ts';

type Deps = Pick<
  WorkerDependencies,
  'unitOfWork' | 'whatsapp' | 'ids' | 'vault' | 'clock' | 'facts' | 'logger'
>;

const LINK_VALID_DAYS = 7;
const SENDING = 'SENDING';
/** Nobody waits longer than this for an answer of the machine. */
const TRIES = 10;

/**
 * Sends one queued message. An answer that a newer message has overtaken is left out; outside the 24 hours only an
 * approved template goes. When the provider took a message and this process ended before it was written down, its
 * status comes back with our reference: so a message whose sending was begun waits a minute for it.
 */
export async function sendChatMessage(deps: Deps, messageId: string, attempts: number): Promise<JobOutcome> {
  const id = asId<ConversationMessageId>(messageId);
  if (deps.whatsapp === null) return { kind: 'wait', minutes: 15, code: 'WHATSAPP_OFF' };
  const ready = await deps.unitOfWork.transaction(async (tx) => {
    const message = await tx.conversations.findMessage(id);
    if (message === null || message.status !== 'queued') return null;
    const conversation = await tx.conversations.hold(message.conversationId);
    if (conversation === null) return null;
    if (message.errorCode === SENDING) {
      await tx.conversations.changeMessage(id, { errorCode: 'MAYBE_SENT' });
      return 'wait';
    }
    const detail = outgoingDetailOf(message);
    if (detail.answers !== undefined) {
      const inbound = (await tx.conversations.messagesOf(conversation.id)).filter(
        ({ direction }) => direction === 'in',
      );
      if (inbound.at(-1)?.id !== detail.answers) {
        await tx.conversations.changeMessage(id, { status: 'failed', errorCode: 'OVERTAKEN' });
        return null;
      }
    }
    if (detail.template === undefined && !windowIsOpen(conversation, deps.clock.now())) {
      await tx.conversations.changeMessage(id, { status: 'failed', errorCode: '131047' });
      await tellInPersonInstead(tx, deps, message, 'whatsapp_131047');
      return null;
    }
    await tx.conversations.changeMessage(id, { errorCode: SENDING });
    return { message, conversation };
  });
  if (ready === null) return done;
  if (ready === 'wait') return { kind: 'wait', minutes: 1, code: 'MAYBE_SENT' };
  const content = await contentOf(deps, ready);
  const outcome = isSimulated(content.to)
    ? ({ kind: 'sent', providerId: `simulated:${ready.message.id}` } as const)
    : await deps.whatsapp.send(content);
  return await settle(deps, ready.message, outcome, attempts);
}

async function contentOf(
  deps: Deps,
  ready: { readonly message: ConversationMessage; readonly conversation: Conversation },
): Promise<OutgoingChat> {
  const { message, conversation } = ready;
  const { phone, userId } = unsealContact(deps, conversation);
  const { template, style, options } = outgoingDetailOf(message);
  return {
    to: { phone, userId },
    reference: message.id,
    content:
      template === undefined
        ? { type: 'free', style, options, body: await withLink(deps, message) }
        : { type: 'template', ...template },
  };
}

/** The link in a message is made now and opens the case once, so that the database holds no way in. */
async function withLink(deps: Deps, { body, complaintId }: ConversationMessage): Promise<string> {
  if (complaintId === null || !body.includes(LINK_MARK)) return body;
  const token = deps.ids.secret();
  const now = deps.clock.now();
  await deps.unitOfWork.transaction((tx) =>
    tx.caseAccess.addLink(
      { caseKind: 'complaint', caseId: complaintId },
      deps.vault.digest('case_link', token),
      now,
      Temporal.Instant.from(now)
        .add({ hours: LINK_VALID_DAYS * 24 })
        .toString({ smallestUnit: 'millisecond' }),
    ),
  );
  return body.replaceAll(LINK_MARK, `${deps.facts.baseUrl}/lacak/${token}`);
}

async function settle(
  deps: Deps,
  { id }: ConversationMessage,
  outcome: SendOutcome,
  attempts: number,
): Promise<JobOutcome> {
  if (outcome.kind === 'sent') {
    const providerId = deps.vault.digest('chat_message', outcome.providerId);
    await deps.unitOfWork.transaction(async (tx) => {
      const message = await tx.conversations.findMessage(id);
      if (message === null) return;
      const forward = isForward(message.status, 'sent');
      await tx.conversations.changeMessage(id, {
        providerId,
        ...(forward && { status: 'sent', errorCode: null }),
      });
      await tx.conversations.hold(message.conversationId);
      await tx.conversations.change(message.conversationId, { lastOutboundAt: deps.clock.now() });
    });
    return done;
  }
  const { code, permanent } = outcome;
  deps.logger.warn('chat_message_refused', { jobId: id, attempts, code });
  const next = afterSending(code, permanent);
  if (next !== 'give_up' && next !== 'template_paused' && attempts < TRIES) {
    await deps.unitOfWork.transaction((tx) => tx.conversations.changeMessage(id, { errorCode: code }));
    // A token that ran out stops everything until somebody has renewed it.
    return next === 'stop' ? { kind: 'wait', minutes: 30, code } : { kind: 'again', code };
  }
  await deps.unitOfWork.transaction(async (tx) => {
    const message = await tx.conversations.findMessage(id);
    if (message === null || message.status !== 'queued') return;
    const { template } = outgoingDetailOf(message);
    if (next === 'template_paused' && template !== undefined) {
      await tx.conversations.setTemplateState(template.name, 'paused');
    }
    await tx.conversations.changeMessage(id, { status: 'failed', errorCode: code });
    await tellInPersonInstead(tx, deps, message, `whatsapp_${code}`);
  });
  return done;
}
