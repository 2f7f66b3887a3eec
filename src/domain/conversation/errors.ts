export const conversationErrorCodes = [
  'NOT_ALLOWED',
  'NOT_FOUND',
  'BODY_NEEDED',
  'WINDOW_CLOSED',
  'CHANNEL_OFF',
  'NO_FILE',
] as const;

/** Why a conversation may not be changed as asked. */
export type ConversationErrorCode = (typeof conversationErrorCodes)[number];
export type ConversationError = { readonly code: ConversationErrorCode };
