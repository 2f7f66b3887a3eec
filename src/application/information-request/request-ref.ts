import type { CaseRef } from '#application/ports/deadline-repository.ts';
import { asId, type InformationRequestId } from '#domain/shared/ids.ts';

/** The request that a reference names; null when it names a case of another kind. */
export function requestIdOf(ref: CaseRef): InformationRequestId | null {
  return ref.caseKind === 'information_request' ? asId<InformationRequestId>(ref.caseId) : null;
}
