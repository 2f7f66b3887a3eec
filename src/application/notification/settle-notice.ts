import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import { standingInFor } from '#application/information-request/open-for-officer.ts';
import { toTellCell } from '#application/notification/to-tell-cell.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId, type InformationRequestId, type NoticeId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type CaseTold = Pick<LoadedInformationRequest, 'number' | 'unitId' | 'assigneeId'>;

export type SettleNotice = { readonly noticeId: NoticeId; readonly outcome: 'told' | 'number_dead' };

/**
 * Ticks a task of "Perlu dikabari" off: the requester was told, or the number is dead. Errors: `NOT_ALLOWED`,
 * `NOT_FOUND`, `STALE_CASE` (somebody else has just done it).
 */
export async function settleNotice(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: SettleNotice,
  actor: OfficerActor,
): Promise<Result<{ readonly number: string }, InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const notice = await tx.notices.find(command.noticeId);
    if (notice === null || notice.ref === null) return err({ code: 'NOT_FOUND' });
    const { ref } = notice;
    const request = await caseOf(tx, ref, actor);
    if (request === null) return err({ code: 'NOT_FOUND' });
    const permission = ref.caseKind === 'complaint' ? 'complaint.handle' : 'notice.tell';
    const role = actor.grants.find((grant) =>
      can({ ...actor, grants: [grant] }, permission, { unitId: request.unitId }),
    )?.role;
    if (role === undefined) return err({ code: 'NOT_ALLOWED' });
    const now = deps.clock.now();
    const { officerId } = actor;
    if (!(await tx.notices.settle(notice.id, ['to_tell'], command.outcome, now, officerId))) {
      return err({ code: 'STALE_CASE' });
    }
    await tx.openCaseCounts.add(toTellCell(ref), -1);
    await tx.caseEvents.append([
      {
        ...ref,
        type: command.outcome === 'told' ? 'requester_told' : 'requester_unreachable',
        visibility: 'internal',
        actor: { kind: 'officer', officerId, role, ...(await standingInFor(tx, deps, actor, request)) },
        occurredAt: now,
        payload: { noticeId: notice.id, template: notice.template },
      },
    ]);
    return ok({ number: request.number });
  });
}

/** A complaint about the officer's own unit is not there. */
async function caseOf(tx: Repositories, ref: CaseRef, actor: OfficerActor): Promise<CaseTold | null> {
  if (ref.caseKind === 'complaint') {
    const complaint = await tx.complaints.find(asId<ComplaintId>(ref.caseId));
    const about = complaint?.aboutUnitId ?? null;
    if (complaint === null || (about !== null && complaintScope(actor).not.includes(about))) return null;
    return { ...complaint, assigneeId: null };
  }
  return await tx.informationRequests.find(asId<InformationRequestId>(ref.caseId));
}
