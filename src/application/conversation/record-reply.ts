import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { unsealReporter } from '#application/complaint/reporter.ts';
import { enterChat } from '#application/conversation/enter-chat.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { Complaint } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { outboundIdentity } from '#domain/conversation/chat-plan.ts';
import type { Conversation } from '#domain/conversation/conversation.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { Temporal } from '#domain/shared/temporal.ts';

/**
 * "Sudah dibalas": what an officer sent from the phone stands in the thread and in the reporter's case at once; an
 * export that holds it later does not add it again. Ticking twice within a minute is ticking once. Errors: those of
 * `openComplaint`, `BODY_NEEDED`, `CONTACT_NEEDED` where neither a talk nor a number is known.
 */
export async function recordReply(
  deps: ComplaintDeps,
  command: { readonly complaintId: ComplaintId; readonly body: string },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  const body = command.body.trim();
  if (body === '') return err({ code: 'BODY_NEEDED' });
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    const conversation = await talkOf(tx, deps, complaint);
    if (conversation === null) return err({ code: 'CONTACT_NEEDED' });
    const now = deps.clock.now();
    const wall = Temporal.Instant.from(now).toZonedDateTimeISO(deps.facts.officeTimeZone).toPlainDateTime();
    const added = await tx.conversations.addMessage({
      id: asId<ConversationMessageId>(deps.ids.next()),
      conversationId: conversation.id,
      complaintId: complaint.id,
      providerId: null,
      contentHash: deps.vault.digest('chat_message', outboundIdentity(wall.toString(), body)),
      direction: 'out',
      kind: 'text',
      body,
      detail: JSON.stringify({ byHand: true }),
      fileId: null,
      point: null,
      sentAt: now,
      receivedAt: now,
      status: 'sent',
      errorCode: null,
    });
    if (!added) return ok(null);
    await tx.conversations.change(conversation.id, { handledBy: 'officer', lastOutboundAt: now });
    const messageId = deps.ids.next();
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
        actor: by,
        occurredAt: now,
        payload: { messageId },
      },
    ]);
    return ok(null);
  });
}

async function talkOf(
  tx: Repositories,
  deps: ComplaintDeps,
  complaint: Complaint,
): Promise<Conversation | null> {
  const known = await tx.conversations.ofComplaint(complaint.id);
  if (known !== null) return known;
  if (complaint.identityMode !== 'open') return null;
  const { fullName, phone } = unsealReporter(deps, complaint);
  return phone === null ? null : await enterChat(tx, deps, { userId: null, phone, name: fullName });
}
