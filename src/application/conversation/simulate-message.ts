import { contactKeysOf } from '#application/conversation/contact.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ChatRecipient } from '#application/ports/whatsapp-gateway.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { Temporal } from '#domain/shared/temporal.ts';

const PREFIX = 'SIM.';

export type SimulatedMessage =
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'choice'; readonly id: string; readonly title: string }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number };

export type SimulatorErrorCode = 'NOT_ALLOWED' | 'CHANNEL_OFF' | 'WEBHOOK_REFUSED' | 'WEBHOOK_SILENT';

type Deps = Pick<Dependencies, 'clock' | 'ids' | 'vault' | 'facts' | 'trainingWebhook'>;

/** Somebody who exists only in the simulator: nothing is sent to them. */
export function isSimulated({ userId }: ChatRecipient): boolean {
  return userId?.startsWith(PREFIX) ?? false;
}

/** The key under which the officer's own training conversation is kept. */
export function simulatedKey(deps: Pick<Deps, 'vault'>, actor: OfficerActor): string {
  return contactKeysOf(deps, { userId: PREFIX + actor.officerId, phone: null, name: null }).contactKey;
}

/**
 * A message as a citizen would send it, delivered to the webhook over HTTP with its signature; for training only.
 * Errors: `NOT_ALLOWED`, also where the portal is in production, `CHANNEL_OFF` while no app secret is set,
 * `WEBHOOK_REFUSED`, `WEBHOOK_SILENT`.
 */
export async function simulateMessage(
  deps: Deps,
  message: SimulatedMessage,
  actor: OfficerActor,
): Promise<Result<null, { readonly code: SimulatorErrorCode }>> {
  if (!deps.facts.training || !can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const { trainingWebhook: webhook } = deps;
  if (webhook === null) return err({ code: 'CHANNEL_OFF' });
  const userId = PREFIX + actor.officerId;
  const seconds = Math.floor(Temporal.Instant.from(deps.clock.now()).epochMilliseconds / 1000);
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: webhook.phoneNumberId },
    contacts: [{ profile: { name: 'Warga latihan' }, user_id: userId }],
    messages: [
      {
        from_user_id: userId,
        id: `simulated:${deps.ids.next()}`,
        timestamp: String(seconds),
        ...contentOf(message),
      },
    ],
  };
  const body = {
    object: 'whatsapp_business_account',
    entry: [{ id: webhook.phoneNumberId, changes: [{ field: 'messages', value }] }],
  };
  const status = await webhook.deliver(JSON.stringify(body));
  if (status === 200) return ok(null);
  return err({ code: status === null ? 'WEBHOOK_SILENT' : 'WEBHOOK_REFUSED' });
}

function contentOf(message: SimulatedMessage): Readonly<Record<string, unknown>> {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.body } };
    case 'choice':
      return {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: message.id, title: message.title } },
      };
    case 'location':
      return { type: 'location', location: { latitude: message.latitude, longitude: message.longitude } };
  }
}
