import type { TemplateState } from '#application/conversation/conversation-repository.ts';
import type { DialogueDeps } from '#application/conversation/dialogue-deps.ts';
import { takeStatus } from '#application/conversation/message-status.ts';
import { takeEcho, takeMessage } from '#application/conversation/take-message.ts';
import { unsealEvent } from '#application/conversation/take-webhook.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import { type JsonObject, text } from '#domain/conversation/webhook-json.ts';

/** Does what one webhook event asks for, once: its row is settled in the same transaction. */
export async function handleWebhookEvent(deps: DialogueDeps, eventId: string): Promise<JobOutcome> {
  await deps.unitOfWork.transaction(async (tx) => {
    const row = await tx.conversations.findEvent(eventId);
    if (row === null || row.doneAt !== null) return;
    const event = unsealEvent(deps, row);
    switch (event.kind) {
      case 'message':
        await takeMessage(tx, deps, event, row.receivedAt);
        break;
      case 'echo':
        await takeEcho(tx, deps, event, row.receivedAt);
        break;
      case 'status':
        await takeStatus(tx, deps, event.status);
        break;
      case 'template':
        await tx.conversations.setTemplateState(...templateChange(event.template));
        break;
    }
    await tx.conversations.settleEvent(row.id, deps.clock.now());
  });
  return done;
}

const states: Readonly<Record<string, TemplateState>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  PENDING: 'pending',
  REJECTED: 'rejected',
};

/** Whatever else happened to a template, it is not to be used until somebody has looked. */
function templateChange(template: JsonObject): [string, TemplateState] {
  return [text(template.message_template_name), states[text(template.event)] ?? 'paused'];
}
