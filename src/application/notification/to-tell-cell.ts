import type { CountCell } from '#application/ports/counter-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';

/** Where a task of "Perlu dikabari" is counted. */
export function toTellCell(ref: CaseRef | null): CountCell {
  const kind = ref?.caseKind === 'complaint' ? 'complaint_notice_to_tell' : 'notice_to_tell';
  return { kind, unitId: null, dueOn: null };
}
