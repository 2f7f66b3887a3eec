import { type ChatMessage, type ChatPerson, type JsonObject, list, object, text } from './webhook-json.ts';

/** One thing that happened, out of a batch; `key` is the same however often it is delivered. */
export type WebhookEvent =
  | {
      readonly kind: 'message' | 'echo';
      readonly key: string;
      readonly message: ChatMessage;
      readonly contact: ChatPerson | null;
    }
  | { readonly kind: 'status'; readonly key: string; readonly status: JsonObject }
  | { readonly kind: 'template'; readonly key: string; readonly template: JsonObject };

/**
 * Every message, status, app echo and template change of every entry and change of a webhook body, for one of our
 * numbers; null when the body is not a WhatsApp webhook at all. What is of another number or has no id is left out.
 */
export function webhookEvents(body: unknown, phoneNumberId: string): readonly WebhookEvent[] | null {
  const root = object(body);
  if (root === null || root.object !== 'whatsapp_business_account' || !Array.isArray(root.entry)) {
    return null;
  }
  const events: WebhookEvent[] = [];
  for (const entry of list(root.entry)) {
    for (const change of list(entry.changes)) {
      const value = object(change.value);
      if (value === null) continue;
      if (change.field === 'message_template_status_update') {
        const key = ['template', text(value.message_template_name), text(value.event), text(entry.time)];
        events.push({ kind: 'template', key: key.join('\0'), template: value });
        continue;
      }
      if (text(object(value.metadata)?.phone_number_id) !== phoneNumberId) continue;
      events.push(...eventsOf(value));
    }
  }
  return events;
}

function eventsOf(value: JsonObject): readonly WebhookEvent[] {
  const contacts = list(value.contacts);
  const messages = list(value.messages).map((message) => ({
    kind: 'message' as const,
    key: text(message.id),
    message,
    contact: contactOf(message, contacts),
  }));
  const echoes = list(value.message_echoes).map((message) => ({
    kind: 'echo' as const,
    key: text(message.id),
    message,
    contact: null,
  }));
  const statuses = list(value.statuses).map((status) => ({
    kind: 'status' as const,
    key: text(status.id) === '' ? '' : `${text(status.id)}\0${text(status.status)}`,
    status,
  }));
  return [...messages, ...echoes, ...statuses].filter((event) => event.key !== '');
}

/** The profile of a message's sender; a batch may hold messages of several people. */
function contactOf(message: JsonObject, contacts: readonly JsonObject[]): ChatPerson | null {
  const from = text(message.from);
  const userId = text(message.from_user_id) || text(message.user_id);
  return (
    contacts.find((contact) => from !== '' && text(contact.wa_id) === from) ??
    contacts.find((contact) => userId !== '' && text(contact.user_id) === userId) ??
    (contacts.length === 1 ? (contacts[0] ?? null) : null)
  );
}
