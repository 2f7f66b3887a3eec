import type { GeoPoint } from '#domain/complaint/complaint.ts';
import type { ChatMessage } from '#domain/conversation/chat-export.ts';
import type { MessageKind } from '#domain/conversation/conversation.ts';

/** Who of the people in a chat is the citizen, and who speaks for the office; the others are left out. */
export type ChatRoles = { readonly citizen: string; readonly office: readonly string[] };

/** A message to be kept, with what makes it the same one in another export of the same chat. */
export type ChatItem = {
  readonly direction: 'in' | 'out';
  /** Wall time on the phone, `2026-11-28T21:05:00`. */
  readonly at: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly file: string | null;
  /** Media that this export does not hold. */
  readonly omitted: boolean;
  readonly edited: boolean;
  readonly point: GeoPoint | null;
  readonly identity: string;
};

/**
 * The messages of citizen and office in their order. A message is the same in every export by direction, minute and
 * words: names change when a contact is saved, iOS writes seconds where Android does not, and the file of a picture is
 * left out of some exports. Of equal ones in a minute the first is the first.
 */
export function planChat(messages: readonly ChatMessage[], roles: ChatRoles): readonly ChatItem[] {
  const seen = new Map<string, number>();
  return messages.flatMap((message): readonly ChatItem[] => {
    const direction = directionOf(message.sender, roles);
    const isMedia = message.kind === 'media' || message.kind === 'omitted';
    if (direction === null || message.kind === 'deleted' || (message.text === '' && !isMedia)) return [];
    const key = keyOf(direction, message.at, isMedia, message.text);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    const { at, text, file, edited, point } = message;
    return [
      {
        direction,
        at,
        kind: kindOf(message),
        text,
        file,
        omitted: message.kind === 'omitted',
        edited,
        point,
        identity: `${key}${nth}`,
      },
    ];
  });
}

function keyOf(direction: 'in' | 'out', at: string, isMedia: boolean, text: string): string {
  return JSON.stringify([direction, at.slice(0, 16), isMedia, text.replace(/\s+/gu, ' ').trim()]);
}

/** The identity that `planChat` gives to a text of the office that was sent at this wall time. */
export function outboundIdentity(at: string, text: string): string {
  return `${keyOf('out', at, false, text)}1`;
}

function directionOf(sender: string, roles: ChatRoles): 'in' | 'out' | null {
  if (sender === roles.citizen) return 'in';
  return roles.office.includes(sender) ? 'out' : null;
}

function kindOf({ kind, file, point }: ChatMessage): MessageKind {
  if (kind === 'omitted') return 'unsupported';
  if (kind !== 'media') return point === null ? 'text' : 'location';
  const ending = /\.([a-z0-9]+)$/iu.exec(file ?? '')?.[1]?.toLowerCase() ?? '';
  if (['jpg', 'jpeg', 'png'].includes(ending)) return 'image';
  if (ending === 'webp') return 'sticker';
  if (['opus', 'ogg', 'm4a', 'aac', 'amr', 'mp3'].includes(ending)) return 'audio';
  return ['mp4', '3gp', 'mov'].includes(ending) ? 'video' : 'document';
}

const TWO_DAYS = 48 * 60;

/** What people write once they were answered. */
const thanks = /^(?:(?:oke?|ya|iya|baik|siap|terima ?kasih|makasih|suwun|pak|bu|min|[🙏👍])[\s.,!]*){1,6}$/iu;

/**
 * Which of the citizen's new messages most likely are the report: the last ones that follow each other within two days.
 */
export function likelyReport(items: readonly (ChatItem & { readonly known: boolean })[]): readonly string[] {
  const chosen: string[] = [];
  let later: number | null = null;
  for (const item of items.toReversed()) {
    if (item.direction !== 'in' || item.known) continue;
    const minute = minuteOf(item.at);
    if (later !== null && later - minute > TWO_DAYS) break;
    later = minute;
    const says =
      !item.omitted && item.kind !== 'sticker' && !(item.kind === 'text' && thanks.test(item.text));
    if (says) chosen.push(item.identity);
  }
  return chosen;
}

/** Grows with time; months count as 31 days, so that distances are a little long and never short. */
function minuteOf(at: string): number {
  const part = (from: number, to: number): number => Number(at.slice(from, to));
  const days = part(0, 4) * 372 + part(5, 7) * 31 + part(8, 10);
  return days * 1440 + part(11, 13) * 60 + part(14, 16);
}

/** Whose chat it most likely is: the contact that the phone named, a number without a name, else who wrote first. */
export function guessCitizen(people: readonly string[], contact: string | null): string {
  const named = people.find((one) => one === contact);
  return named ?? people.find((one) => /^\+?\d[\d\s-]+$/u.test(one)) ?? people[0] ?? '';
}
