import type { Dependencies } from '#application/dependencies.ts';
import { type WebhookEvent, webhookEvents } from '#domain/conversation/webhook-events.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault'>;

const contextOf = (id: string): string => `whatsapp_event:${id}`;

/**
 * Writes every event of a webhook body down, each once however often it is delivered, with the work that it asks
 * for, in one transaction; the answer can then be given at once. The value is how many were new.
 */
export async function takeWebhook(
  deps: Deps,
  body: unknown,
  phoneNumberId: string,
): Promise<Result<number, { readonly code: 'NOT_A_WEBHOOK' }>> {
  const events = webhookEvents(body, phoneNumberId);
  if (events === null) return err({ code: 'NOT_A_WEBHOOK' });
  if (events.length === 0) return ok(0);
  const now = deps.clock.now();
  const rows = events.map((event) => {
    const id = deps.ids.next();
    return {
      id,
      eventKey: deps.vault.digest('chat_message', `event:${event.key}`),
      payload: deps.vault.seal(contextOf(id), JSON.stringify(event)),
      receivedAt: now,
      doneAt: null,
    };
  });
  const fresh = await deps.unitOfWork.transaction(async (tx) => {
    const added = await tx.conversations.addEvents(rows);
    await tx.outbox.add(
      added.map((eventId) => ({
        topic: 'whatsapp_event',
        dedupeKey: `whatsapp_event:${eventId}`,
        payload: { eventId },
      })),
      now,
    );
    return added;
  });
  return ok(fresh.length);
}

/** @throws when the sealed event was altered or its key is gone. */
export function unsealEvent(
  { vault }: Pick<Deps, 'vault'>,
  { id, payload }: { readonly id: string; readonly payload: string },
): WebhookEvent {
  const plain = vault.unseal(contextOf(id), payload);
  if (plain === null) throw new Error('a sealed webhook event could not be opened');
  return JSON.parse(plain);
}
