import type { GeoPoint } from '#domain/complaint/complaint.ts';
import type { ChatContact, MessageKind } from '#domain/conversation/conversation.ts';
import { type JsonObject, list, object, text } from '#domain/conversation/webhook-json.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** A file that waits at the provider: fetched at once, since its address is short-lived. */
export type MediaRef = {
  readonly mediaId: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly voice: boolean;
};

/** What a message says, whatever its kind. */
export type InboundMessage = {
  readonly kind: MessageKind;
  readonly body: string;
  /** The id of the button or row that was chosen. */
  readonly choice: string | null;
  readonly media: MediaRef | null;
  readonly point: GeoPoint | null;
  readonly sentAt: InstantText;
};

/** A person's number or id has changed. */
export type ContactChange = { readonly phone: string | null; readonly userId: string | null };

const MAX_BODY = 10_000;
const mediaKinds = ['image', 'document', 'audio', 'video'] as const;

/** A message of the webhook, of any kind; what is not known becomes `unsupported` and is answered so. */
export function inboundMessage(message: JsonObject, receivedAt: InstantText): InboundMessage {
  const type = text(message.type);
  const part = object(message[type]) ?? {};
  const base = {
    kind: 'unsupported' as MessageKind,
    body: '',
    choice: null,
    media: null,
    point: null,
    sentAt: sentAtOf(message.timestamp, receivedAt),
  };
  const media = mediaKinds.find((kind) => kind === type);
  if (media !== undefined && text(part.id) !== '') {
    return { ...base, kind: media, body: cut(text(part.caption)), media: mediaOf(part) };
  }
  switch (type) {
    case 'text':
      return { ...base, kind: 'text', body: cut(text(part.body)) };
    case 'button':
      return { ...base, kind: 'interactive', body: cut(text(part.text)), choice: text(part.payload) };
    case 'interactive':
      return { ...base, kind: 'interactive', ...choiceOf(part) };
    case 'location':
      return locationOf(base, part);
    case 'contacts':
      return { ...base, kind: 'contacts', body: cut(contactsText(message.contacts)) };
    case 'reaction':
      return { ...base, kind: 'reaction', body: cut(text(part.emoji)) };
    case 'sticker':
      return { ...base, kind: 'sticker' };
    default:
      return base;
  }
}

/** Who wrote; the phone is missing where the person hides it. */
export function senderOf(message: JsonObject, contact: JsonObject | null): ChatContact {
  const phone = phoneOf(text(message.from)) ?? phoneOf(text(contact?.wa_id));
  const userId = [message.from_user_id, contact?.user_id, message.user_id].map(text).find((id) => id !== '');
  const name = text(object(contact?.profile)?.name).trim();
  return { userId: userId ?? null, phone, name: name === '' ? null : name.slice(0, 100) };
}

/** Whom an echo of the officers' phone was written to. */
export function receiverOf(message: JsonObject): ChatContact {
  const userId = text(message.to_user_id);
  return { userId: userId === '' ? null : userId, phone: phoneOf(text(message.to)), name: null };
}

/** The new number or id that a system message tells of; null for any other message. */
export function contactChangeOf(message: JsonObject): ContactChange | null {
  if (text(message.type) !== 'system') return null;
  const system = object(message.system) ?? {};
  const phone = phoneOf(text(system.wa_id) || text(system.new_wa_id));
  const userId = text(system.user_id) || text(system.new_user_id);
  return { phone, userId: userId === '' ? null : userId };
}

/** Digits of a wa_id as E.164; null where it is not a telephone number. */
function phoneOf(digits: string): string | null {
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

function sentAtOf(timestamp: unknown, receivedAt: InstantText): InstantText {
  const seconds = text(timestamp);
  if (!/^\d{9,10}$/.test(seconds)) return receivedAt;
  return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000).toString({
    smallestUnit: 'millisecond',
  });
}

function mediaOf(part: JsonObject): MediaRef {
  return {
    mediaId: text(part.id),
    sha256: text(part.sha256),
    mediaType: text(part.mime_type),
    fileName: text(part.filename).slice(0, 200),
    voice: part.voice === true,
  };
}

function choiceOf(part: JsonObject): Pick<InboundMessage, 'body' | 'choice'> {
  const reply = object(part.button_reply) ?? object(part.list_reply);
  if (reply !== null) return { body: cut(text(reply.title)), choice: text(reply.id) };
  return { body: '', choice: null };
}

function locationOf(base: InboundMessage, part: JsonObject): InboundMessage {
  const latitude = Number(part.latitude);
  const longitude = Number(part.longitude);
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return base;
  const words = [text(part.name), text(part.address)].filter((word) => word !== '');
  return { ...base, kind: 'location', body: cut(words.join(', ')), point: { latitude, longitude } };
}

function contactsText(contacts: unknown): string {
  return list(contacts)
    .map((contact) => {
      const name = text(object(contact.name)?.formatted_name);
      return [name, ...list(contact.phones).map((phone) => text(phone.phone))].join(' ').trim();
    })
    .join('\n');
}

function cut(body: string): string {
  return body.slice(0, MAX_BODY).toWellFormed();
}
