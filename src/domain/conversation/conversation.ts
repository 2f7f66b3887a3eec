import type { GeoPoint } from '#domain/complaint/complaint.ts';
import type { ComplaintId, ConversationId, ConversationMessageId, StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export const messageKinds = [
  'text',
  'image',
  'document',
  'audio',
  'video',
  'location',
  'contacts',
  'interactive',
  'reaction',
  'sticker',
  'unsupported',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export const messageStatuses = ['received', 'queued', 'sent', 'delivered', 'read', 'failed'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Who writes; always sealed at rest. */
export type ChatContact = {
  /** Business-scoped id of the person; stays when the number is hidden. */
  readonly userId: string | null;
  /** E.164, `+62…`. */
  readonly phone: string | null;
  /** As the person or the officers' phone calls them. */
  readonly name: string | null;
};

/** One person's talk with the office. */
export type Conversation = {
  readonly id: ConversationId;
  readonly channel: 'whatsapp';
  /** Keyed digest of the person's id, else of the phone; see `contactKeysOf`. */
  readonly contactKey: string;
  /** Keyed digest of the phone; null while it is hidden. */
  readonly phoneKey: string | null;
  /** JSON of `ChatContact`, sealed for the conversation's id. */
  readonly sealedContact: string;
  /** JSON of the dialogue: draft and step; null before the first message of a person. */
  readonly state: string | null;
  /** The case to which later messages of the person go. */
  readonly complaintId: ComplaintId | null;
  readonly handledBy: 'bot' | 'officer';
  readonly lastInboundAt: InstantText | null;
  readonly lastOutboundAt: InstantText | null;
  readonly createdAt: InstantText;
  readonly version: number;
};

export type ConversationMessage = {
  readonly id: ConversationMessageId;
  readonly conversationId: ConversationId;
  readonly complaintId: ComplaintId | null;
  /** Keyed digest of the provider's id, which itself holds the phone number; null for messages by hand. */
  readonly providerId: string | null;
  /** Equal for the same message, however often it comes; never empty. */
  readonly contentHash: string;
  readonly direction: 'in' | 'out';
  readonly kind: MessageKind;
  readonly body: string;
  /** JSON beside the text: chosen or offered buttons, template, the media to fetch; null where there is none. */
  readonly detail: string | null;
  readonly fileId: StoredFileId | null;
  readonly point: GeoPoint | null;
  readonly sentAt: InstantText;
  readonly receivedAt: InstantText;
  readonly status: MessageStatus;
  readonly errorCode: string | null;
};
