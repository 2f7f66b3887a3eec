import { type OpenedCase, openCitizenSession } from '#application/case-access/citizen-session.ts';
import type { CaseAccessError } from '#application/case-access/open-case-with-code.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import { asId, type ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Whoever has opened a complaint that became a request opens that request by it, and the other way round: a person
 * keeps one code for one matter. Error: `CASE_NOT_OPENED` where it became none.
 */
export async function openConvertedCase(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault'>,
  ref: CaseRef,
): Promise<Result<OpenedCase, CaseAccessError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const other =
      ref.caseKind === 'complaint'
        ? ((await tx.complaints.find(asId<ComplaintId>(ref.caseId)))?.convertedIntoId ?? null)
        : await tx.complaints.takenFrom(ref.caseId);
    if (other === null) return err({ code: 'CASE_NOT_OPENED' });
    const kind = ref.caseKind === 'complaint' ? 'information_request' : 'complaint';
    const credentials = await tx.caseAccess.findCase({ caseKind: kind, caseId: other });
    return credentials === null
      ? err({ code: 'CASE_NOT_OPENED' })
      : ok(await openCitizenSession(deps, tx, credentials));
  });
}
