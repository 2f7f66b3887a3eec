import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { dialogueStateOf } from '#application/conversation/dialogue-state.ts';
import { chatContext, queueOutgoing, windowIsOpen } from '#application/conversation/outgoing.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { Conversation } from '#domain/conversation/conversation.ts';
import type { ConversationError } from '#domain/conversation/errors.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ConversationId, ConversationMessageId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'chatWords'>;
type Outcome = Promise<Result<null, ConversationError>>;

/**
 * An officer writes into a conversation and has it from then on; with a report it stands in the report too. Errors:
 * `NOT_ALLOWED`, `NOT_FOUND`, `BODY_NEEDED`, `CHANNEL_OFF` while the number is on the officers' phone,
 * `WINDOW_CLOSED` more than 24 hours after the person's last message.
 */
export async function replyInChat(
  deps: Deps,
  command: {
    readonly conversationId: ConversationId;
    readonly body: string;
    readonly idempotencyKey: string;
  },
  actor: OfficerActor,
): Outcome {
  const body = command.body.trim().slice(0, 4_000);
  if (body === '') return err({ code: 'BODY_NEEDED' });
  return inConversation(deps, command.conversationId, actor, async (tx, conversation) => {
    if (!deps.facts.whatsappChannel) return err({ code: 'CHANNEL_OFF' });
    const now = deps.clock.now();
    if (!windowIsOpen(conversation, now)) return err({ code: 'WINDOW_CLOSED' });
    const { complaintId } = conversation;
    const added = await queueOutgoing(tx, deps, conversation, {
      body,
      style: 'text',
      options: [],
      key: `officer:${command.idempotencyKey}:${body}`,
      complaintId,
    });
    if (!added) return ok(null);
    const state = dialogueStateOf(conversation);
    await tx.conversations.change(conversation.id, {
      handledBy: 'officer',
      state: JSON.stringify({ ...state, officerFrom: state.officerFrom ?? now }),
    });
    if (complaintId === null) return ok(null);
    const messageId = deps.ids.next();
    const ref = { caseKind: 'complaint', caseId: complaintId } as const;
    const { officerId } = actor;
    await tx.caseTexts.addMessage({
      ...ref,
      id: messageId,
      direction: 'from_office',
      officerId,
      body,
      createdAt: now,
    });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'office_message_sent',
        visibility: 'public',
        actor: { kind: 'officer', officerId, role: 'complaint_desk' },
        occurredAt: now,
        payload: { messageId },
      },
    ]);
    return ok(null);
  });
}

/** The officer has the conversation, or the machine has it again from the next message on. Errors: `NOT_ALLOWED`, `NOT_FOUND`. */
export async function handConversation(
  deps: Deps,
  command: { readonly conversationId: ConversationId; readonly to: Conversation['handledBy'] },
  actor: OfficerActor,
): Outcome {
  return inConversation(deps, command.conversationId, actor, async (tx, conversation) => {
    const now = deps.clock.now();
    const state = dialogueStateOf(conversation);
    const next =
      command.to === 'officer'
        ? { ...state, officerFrom: state.officerFrom ?? now }
        : { ...state, step: 'idle', draft: null, since: now, officerFrom: null };
    await tx.conversations.change(conversation.id, { handledBy: command.to, state: JSON.stringify(next) });
    return ok(null);
  });
}

/**
 * "Ini KTP": a picture of an identity card is erased at once, and its sender told where WhatsApp takes free words now;
 * the value says whether. Errors: `NOT_ALLOWED`, `NOT_FOUND`, `NO_FILE` where it is gone already.
 */
export async function eraseIdentityCard(
  deps: Deps,
  command: { readonly conversationId: ConversationId; readonly messageId: ConversationMessageId },
  actor: OfficerActor,
): Promise<Result<{ readonly told: boolean }, ConversationError>> {
  return inConversation(deps, command.conversationId, actor, async (tx, conversation) => {
    const message = await tx.conversations.findMessage(command.messageId);
    if (message === null || message.conversationId !== conversation.id) return err({ code: 'NOT_FOUND' });
    const { fileId } = message;
    const file = fileId === null ? null : await tx.storedFiles.find(fileId);
    if (file === null || file.deletedAt !== null) return err({ code: 'NO_FILE' });
    const now = deps.clock.now();
    await tx.storedFiles.markDeleted([file.id], now);
    // The name under which it was sent goes too.
    await tx.conversations.changeMessage(message.id, { detail: null });
    await tx.outbox.add(
      [{ topic: 'erase_file', dedupeKey: `erase_file:${file.id}`, payload: { fileId: file.id } }],
      now,
    );
    const told = deps.facts.whatsappChannel && windowIsOpen(conversation, now);
    if (told) {
      await queueOutgoing(tx, deps, conversation, {
        ...deps.chatWords.reply({ kind: 'identity_card_erased' }, await chatContext(tx, deps)),
        key: `card:${message.id}`,
        complaintId: message.complaintId,
      });
    }
    if (message.complaintId !== null) {
      await tx.caseEvents.append([
        {
          caseKind: 'complaint',
          caseId: message.complaintId,
          type: 'file_erased',
          visibility: 'internal',
          actor: { kind: 'officer', officerId: actor.officerId, role: 'complaint_desk' },
          occurredAt: now,
          payload: { fileId: file.id, reason: 'identity_card' },
        },
      ]);
    }
    return ok({ told });
  });
}

function inConversation<T>(
  deps: Deps,
  id: ConversationId,
  actor: OfficerActor,
  act: (tx: Repositories, conversation: Conversation) => Promise<Result<T, ConversationError>>,
): Promise<Result<T, ConversationError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
    const conversation = await tx.conversations.hold(id);
    if (conversation === null || (await tx.conversations.isAbout(id, complaintScope(actor).not))) {
      return err({ code: 'NOT_FOUND' });
    }
    return await act(tx, conversation);
  });
}
