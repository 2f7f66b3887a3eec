import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { OpenCaseOfContact } from '#application/conversation/chat-queries.ts';
import { contactKeysOf } from '#application/conversation/contact.ts';
import type { ReadChat } from '#application/conversation/read-chat.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type ChatItem, type ChatRoles, planChat } from '#domain/conversation/chat-plan.ts';
import type { ChatContact, ConversationMessage } from '#domain/conversation/conversation.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** A message of the chat with what is kept of it already. */
export type PlacedItem = ChatItem & {
  /** Keyed digest of the message's identity; names it in a form. */
  readonly hash: string;
  readonly sentAt: InstantText;
  readonly known: boolean;
  /** It is kept, and so is its file. */
  readonly fileKept: boolean;
  /** Size of its file in this export; null where the export does not hold it. */
  readonly fileBytes: number | null;
};

export type ChatPreview = {
  readonly items: readonly PlacedItem[];
  readonly openCases: readonly OpenCaseOfContact[];
};

/** Cases of earlier messages that are looked for among the open ones. */
const MAX_CASES = 50;

type Deps = Pick<Dependencies, 'queries' | 'vault' | 'facts'>;

/** What an import would keep, and the cases it could go to. Two statements at most; writes nothing. */
export async function previewChat(
  deps: Deps,
  read: ReadChat,
  choice: { readonly roles: ChatRoles; readonly contact: ChatContact },
  actor: OfficerActor,
): Promise<ChatPreview> {
  const { contactKey, phoneKey } = contactKeysOf(deps, choice.contact);
  const nameKey = contactKeysOf(deps, { ...choice.contact, phone: null }).contactKey;
  const scope = complaintScope(actor);
  const kept = await deps.queries.chats.messagesOfContact([contactKey, nameKey], scope);
  const cases = [...new Set(kept.flatMap((message) => message.complaintId ?? []))].slice(-MAX_CASES);
  return {
    items: placeItems(deps, read, planChat(read.chat.messages, choice.roles), kept),
    openCases: await deps.queries.chats.openCases(phoneKey, cases, scope),
  };
}

/** Digests, instants and what is kept already, for each message in its order. */
export function placeItems(
  { vault, facts }: Pick<Deps, 'vault' | 'facts'>,
  read: Pick<ReadChat, 'files'>,
  items: readonly ChatItem[],
  kept: readonly ConversationMessage[],
): readonly PlacedItem[] {
  const byHash = new Map(kept.map((message) => [message.contentHash, message]));
  const byHand = kept.filter(isRecordedByHand);
  return items.map((item) => {
    const hash = vault.digest('chat_message', item.identity);
    const sentAt = instantOf(item.at, facts.officeTimeZone);
    const same = byHash.get(hash) ?? byHand.find((message) => saysTheSame(message, item, sentAt));
    return {
      ...item,
      hash,
      sentAt,
      known: same !== undefined,
      fileKept: same !== undefined && same.fileId !== null,
      fileBytes: item.file === null ? null : (read.files.get(item.file.normalize('NFC')) ?? null),
    };
  });
}

/** A reply that an officer noted as sent, before any export told when. */
export function isRecordedByHand({ direction, detail }: ConversationMessage): boolean {
  return direction === 'out' && detail !== null && detail.includes('"byHand":true');
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The tick comes some time after, or before, the message is sent: a day's distance is the same reply. */
function saysTheSame(message: ConversationMessage, item: ChatItem, sentAt: InstantText): boolean {
  if (item.direction !== 'out' || folded(message.body) !== folded(item.text)) return false;
  const distance = Temporal.Instant.from(message.sentAt).since(sentAt).total('hours');
  return Math.abs(distance) <= 24;
}

/** The instant of a wall time; one that the clocks skip is moved on. */
function instantOf(at: string, timeZone: string): InstantText {
  return Temporal.PlainDateTime.from(at)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
