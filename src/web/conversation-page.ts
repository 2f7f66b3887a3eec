import type { ThreadMessage } from '#application/conversation/chat-queries.ts';
import type { ConversationRow } from '#application/conversation/conversation-views.ts';
import { eraseIdentityCard, handConversation, replyInChat } from '#application/conversation/officer-acts.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { LINK_MARK } from '#application/ports/chat-words.ts';
import type { ConversationError, ConversationErrorCode } from '#domain/conversation/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ConversationId, type ConversationMessageId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { isRowId } from '#web/forms/row-id.ts';

export type ConversationAct =
  | { readonly done: string }
  | { readonly code: ConversationErrorCode; readonly status: 403 | 404 | 409 | 422 };

const statuses: Readonly<Record<ConversationErrorCode, 403 | 404 | 409 | 422>> = {
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  BODY_NEEDED: 422,
  WINDOW_CLOSED: 409,
  CHANNEL_OFF: 422,
  NO_FILE: 409,
};

/** Does what a form on the page of a conversation asks for; `done` names the sentence to show. */
export async function actOnConversation(
  deps: Dependencies,
  id: string,
  fields: FormFields,
  officer: OfficerActor,
): Promise<ConversationAct> {
  const conversationId = asId<ConversationId>(id);
  const action = fields.first('action');
  if (action === 'reply') {
    const body = fields.first('reply').slice(0, 4_000);
    const idempotencyKey = fields.first('idempotency_key').slice(0, 80);
    return outcome(await replyInChat(deps, { conversationId, body, idempotencyKey }, officer), 'balasan');
  }
  if (action === 'take' || action === 'give_back') {
    const to = action === 'take' ? 'officer' : 'bot';
    const done = action === 'take' ? 'ambil' : 'kembalikan';
    return outcome(await handConversation(deps, { conversationId, to }, officer), done);
  }
  const messageId = fields.first('message_id').slice(0, 80);
  if (action !== 'identity_card' || !isRowId(messageId)) return { code: 'NOT_FOUND', status: 422 };
  const command = { conversationId, messageId: asId<ConversationMessageId>(messageId) };
  const erased = await eraseIdentityCard(deps, command, officer);
  return outcome(erased, erased.ok && !erased.value.told ? 'ktp-belum-dikabari' : 'ktp');
}

function outcome(result: Result<unknown, ConversationError>, done: string): ConversationAct {
  return result.ok ? { done } : { code: result.error.code, status: statuses[result.error.code] };
}

/** The thread as the desk reads it: without answers that were overtaken, and with a word where a link was made. */
export function shownThread(messages: readonly ThreadMessage[]): readonly ThreadMessage[] {
  return messages
    .filter(({ errorCode }) => errorCode !== 'OVERTAKEN')
    .map((message) => ({ ...message, body: message.body.replaceAll(LINK_MARK, '(tautan sekali pakai)') }));
}

/** How the desk calls a person of a chat; an anonymous reporter by no name. */
export function chatName(
  contact: { readonly name: string | null; readonly phone: string | null },
  anonymous: boolean,
): string {
  if (anonymous) return 'Pelapor anonim';
  return contact.name ?? contact.phone ?? 'Warga tanpa nomor';
}

const SHOWN_CHARACTERS = 140;

/** The newest message of a talk in a line, and whether a person of the office owes an answer. */
export function lastOfTalk(row: Pick<ConversationRow, 'lastBody' | 'lastDirection' | 'handledBy'>): {
  readonly text: string;
  readonly owesAnswer: boolean;
} {
  const characters = [...row.lastBody.replaceAll(LINK_MARK, '(tautan)').replace(/\s+/gu, ' ').trim()];
  const cut = characters.length > SHOWN_CHARACTERS;
  const text = cut ? `${characters.slice(0, SHOWN_CHARACTERS).join('').trimEnd()}…` : characters.join('');
  return {
    text: `${row.lastDirection === 'out' ? 'Kantor: ' : ''}${text || 'berkas'}`,
    owesAnswer: row.handledBy === 'officer' && row.lastDirection === 'in',
  };
}
