import type { ChatWords } from '#application/ports/chat-words.ts';
import { chatReply, fileLine, newsLine, pointLine } from '#i18n/conversation.ts';

/** Words in Indonesian, from the dictionaries. */
export function createChatWords(): ChatWords {
  return { reply: chatReply, fileLine, newsLine, pointLine };
}
