import type { CaseEvent } from '#domain/case-event/case-event.ts';

/** Everything that can be written in a request's history. Payloads hold no personal data. */
export const informationRequestEventTypes = [
  'request_submitted',
  'request_assigned',
  'identity_viewed',
  'identity_checked',
  'identity_proof_deleted',
  'item_decided',
  'file_attached',
  'file_removed',
  'extension_prepared',
  'extension_cancelled',
  'response_deadline_extended',
  'deadline_recounted',
  'answer_prepared',
  'answer_revised',
  'answer_sent',
  'earlier_handing_over_recorded',
  'citizen_message_received',
  'office_message_sent',
  'note_written',
  'request_withdrawn',
  'request_converted',
  'request_taken_over',
  'access_code_reissued',
  'requester_told',
  'requester_unreachable',
  'notice_failed',
] as const;
export type InformationRequestEventType = (typeof informationRequestEventTypes)[number];
export type InformationRequestEvent = CaseEvent<InformationRequestEventType>;
