import type { InstantText } from '#domain/shared/temporal.ts';

export type ComplaintOfficerEvent =
  | 'complaint_received'
  | 'complaint_handed_over'
  | 'complaint_returned'
  | 'complaint_act_received'
  | 'complaint_message'
  | 'complaint_reopened'
  | 'complaint_reminded'
  | 'complaint_escalated';

/** Work that happens after the commit, each topic with its payload of ids (never personal data). */
export type OutboxPayloads = {
  readonly render_letter: { readonly letterId: string };
  readonly send_notice: { readonly noticeId: string };
  readonly notify_officers: {
    readonly caseId: string;
    readonly event: 'request_received' | 'citizen_message' | 'request_withdrawn';
  };
  readonly notify_complaint_officers: {
    readonly complaintId: string;
    readonly event: ComplaintOfficerEvent;
    /** The unit whose liaison officers are told; null: the complaint desk. */
    readonly unitId: string | null;
  };
  /** One event of the WhatsApp webhook. */
  readonly whatsapp_event: { readonly eventId: string };
  /** A person has written; done once they have been quiet for a moment. */
  readonly advance_conversation: { readonly conversationId: string };
  /** The file of a message waits at the provider. */
  readonly fetch_whatsapp_media: { readonly messageId: string };
  readonly send_whatsapp: { readonly messageId: string };
  readonly erase_file: { readonly fileId: string };
  readonly unpublish_file: { readonly fileId: string };
};
export type OutboxTopic = keyof OutboxPayloads;

export type OutboxMessage = {
  [Topic in OutboxTopic]: {
    readonly topic: Topic;
    /** Same key, same effect: a second row with it is left out. */
    readonly dedupeKey: string;
    readonly payload: OutboxPayloads[Topic];
  };
}[OutboxTopic];

export type LeasedMessage = OutboxMessage & {
  readonly id: string;
  readonly attempts: number;
  readonly leaseToken: string;
};

export type OutboxRepository = {
  /** Adds messages in one statement; `availableAt` defaults to `at`. */
  readonly add: (
    messages: readonly OutboxMessage[],
    at: InstantText,
    availableAt?: InstantText,
  ) => Promise<void>;
  /** Puts what was set aside for good back in turn, its tries counted anew; returns how many there were. */
  readonly revive: (
    which: { readonly id: string } | Pick<OutboxMessage, 'topic' | 'payload'>,
    at: InstantText,
  ) => Promise<number>;
};
