/**
 * Where a complaint stands; the words of SP4N-LAPOR! beside them stand in `docs/complaints.md`. Overdue is never a
 * status: it is derived from the clock.
 */
export const complaintStatuses = [
  'received',
  'on_hold',
  'handed_over',
  'in_progress',
  'answered',
  'closed',
  'not_ours',
  'archived',
  'merged',
  'converted',
  'withdrawn',
] as const;
export type ComplaintStatus = (typeof complaintStatuses)[number];

/** Statuses in which the office owes the next step. */
export const openComplaintStatuses = [
  'received',
  'on_hold',
  'handed_over',
  'in_progress',
] as const satisfies readonly ComplaintStatus[];

/** True while the office owes the next step; an answered complaint waits for its reporter. */
export function isOpenComplaint(status: ComplaintStatus): boolean {
  const open: readonly ComplaintStatus[] = openComplaintStatuses;
  return open.includes(status);
}
