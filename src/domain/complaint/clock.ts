import type { Complaint } from '#domain/complaint/complaint.ts';
import type { PeriodKey } from '#domain/deadline/statutory-periods.ts';

/** The period within which the whole complaint is to be settled, by its class (law.md §9.4). */
export function completionPeriod({
  complaintClass,
  supervision,
}: Pick<Complaint, 'complaintClass' | 'supervision'>): PeriodKey {
  if (supervision) return 'complaint_supervision';
  return complaintClass === 'information' ? 'complaint_information' : 'complaint_ordinary';
}
