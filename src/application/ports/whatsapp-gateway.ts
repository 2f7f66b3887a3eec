import type { ChatText } from '#application/ports/chat-words.ts';

/** Whom to write to: the phone where it is known, else the business-scoped id. */
export type ChatRecipient = { readonly phone: string | null; readonly userId: string | null };

/** A message that the provider approved beforehand, for when the 24 hours are over. */
export type ChatTemplate = {
  readonly name: string;
  readonly language: string;
  readonly parameters: readonly string[];
};

export type OutgoingChat = {
  readonly to: ChatRecipient;
  readonly content: ({ readonly type: 'free' } & ChatText) | ({ readonly type: 'template' } & ChatTemplate);
  /** Comes back with each status of the message. */
  readonly reference: string;
};

/** `code` is the provider's number of the error, or a word of ours where there is none. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string }
  | { readonly kind: 'refused'; readonly code: string; readonly permanent: boolean };

export type MediaOutcome =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array }
  | { readonly kind: 'gone' | 'too_large' }
  | { readonly kind: 'again'; readonly code: string };

/** The WhatsApp Cloud API, or what stands for it. */
export type WhatsappGateway = {
  readonly send: (message: OutgoingChat) => Promise<SendOutcome>;
  /** Fetches a file by its id, whole, at most `maxBytes`, and compares it with its hash in hex or base64, if named. */
  readonly fetchMedia: (mediaId: string, sha256: string, maxBytes: number) => Promise<MediaOutcome>;
};
