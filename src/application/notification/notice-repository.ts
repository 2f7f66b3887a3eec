import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { NoticeId, OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export const noticeTemplates = [
  'request_received',
  'deadline_extended',
  'deadline_moved',
  'request_answered',
  'message_from_office',
  'request_withdrawn',
  'complaint_received',
  'complaint_handed_over',
  'complaint_progress',
  'complaint_answered',
  'complaint_closed',
  'complaint_needs_more',
  'complaint_declined',
  'complaint_archived',
  'complaint_merged',
  'complaint_converted',
  'complaint_message',
  'complaint_deadline_moved',
  'officer_complaint_received',
  'officer_complaint_handed_over',
  'officer_complaint_returned',
  'officer_complaint_act',
  'officer_complaint_message',
  'officer_complaint_reopened',
  'officer_complaint_reminded',
  'officer_complaint_escalated',
  'officer_new_request',
  'officer_citizen_message',
  'officer_request_withdrawn',
  'officer_invitation',
  'officer_security_changed',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

/**
 * One message to one recipient. `mail` and `whatsapp` go through the outbox; `person` is a task in "Perlu dikabari".
 * queued → sent | to_tell (mail could not be delivered, or no machine channel) → told | number_dead.
 */
export type NoticeStatus = 'queued' | 'sent' | 'to_tell' | 'told' | 'number_dead' | 'failed';

export type Notice = {
  readonly id: NoticeId;
  readonly ref: CaseRef | null;
  readonly template: NoticeTemplate;
  readonly recipientKind: 'requester' | 'officer';
  readonly officerId: OfficerId | null;
  readonly channel: 'mail' | 'person' | 'whatsapp';
  /** Mail address, or E.164 phone for a person to call or write to. */
  readonly address: string;
  /** Frozen values for the copy; numbers and dates only. */
  readonly params: Readonly<Record<string, string>>;
  readonly status: NoticeStatus;
  readonly reason: string | null;
  readonly createdAt: InstantText;
  readonly settledAt: InstantText | null;
  readonly settledBy: OfficerId | null;
};

export type NoticeRepository = {
  readonly add: (notices: readonly Notice[]) => Promise<void>;
  readonly find: (id: NoticeId) => Promise<Notice | null>;
  /** Moves a notice from one of `from` to `to`; false when it stood elsewhere. */
  readonly settle: (
    id: NoticeId,
    from: readonly NoticeStatus[],
    to: NoticeStatus,
    at: InstantText,
    by: OfficerId | null,
    reason?: string,
  ) => Promise<boolean>;
};
