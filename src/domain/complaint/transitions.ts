import type { ComplaintStatus } from '#domain/complaint/status.ts';

/**
 * Named acts that move a complaint: from each status they may start in, the status they lead to. `closed` is
 * reached from `answered` only, and `answered` only by a unit's act: passing a complaint on never ends it.
 */
export const complaintTransitions = {
  classify: {
    received: 'received',
    on_hold: 'on_hold',
    handed_over: 'handed_over',
    in_progress: 'in_progress',
  },
  hand_over: { received: 'handed_over', handed_over: 'handed_over', in_progress: 'in_progress' },
  return_to_desk: { handed_over: 'received', in_progress: 'received' },
  hold: { received: 'on_hold' },
  resume: { on_hold: 'received' },
  record_act: { handed_over: 'in_progress', in_progress: 'in_progress' },
  answer: { handed_over: 'answered', in_progress: 'answered' },
  close: { answered: 'closed' },
  reopen: { answered: 'in_progress' },
  decline: { received: 'not_ours' },
  archive: { received: 'archived', on_hold: 'archived' },
  restore: { not_ours: 'received', archived: 'received' },
  merge: { received: 'merged', on_hold: 'merged', handed_over: 'merged', in_progress: 'merged' },
  unmerge: { merged: 'received' },
  convert: { received: 'converted', on_hold: 'converted' },
  withdraw: {
    received: 'withdrawn',
    on_hold: 'withdrawn',
    handed_over: 'withdrawn',
    in_progress: 'withdrawn',
  },
} as const satisfies Record<string, Partial<Record<ComplaintStatus, ComplaintStatus>>>;

export type ComplaintMove = keyof typeof complaintTransitions;

/** The status that an act leads to, or null where the act is not allowed from `status`. */
export function nextComplaintStatus(status: ComplaintStatus, move: ComplaintMove): ComplaintStatus | null {
  const ways: Partial<Record<ComplaintStatus, ComplaintStatus>> = complaintTransitions[move];
  return ways[status] ?? null;
}
