/** Where a request stands. Overdue is never a status: it is derived from the clock. */
export const informationRequestStatuses = [
  'received',
  'in_progress',
  'awaiting_signature',
  'answered',
  'withdrawn',
  'converted',
] as const;
export type InformationRequestStatus = (typeof informationRequestStatuses)[number];

/** Statuses in which the law's clock still runs: a prepared but unsigned answer is no answer. */
export const openStatuses = [
  'received',
  'in_progress',
  'awaiting_signature',
] as const satisfies readonly InformationRequestStatus[];

/** True while the body still owes an answer. */
export function isOpen(status: InformationRequestStatus): boolean {
  const open: readonly InformationRequestStatus[] = openStatuses;
  return open.includes(status);
}
