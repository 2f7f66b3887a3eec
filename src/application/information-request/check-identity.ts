import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { IdentityEvidence } from '#domain/information-request/identity-evidence.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type CheckIdentity = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly evidence: IdentityEvidence;
};

/**
 * Marks the requester's identity as checked, with the kind of evidence. The proof itself is deleted some days
 * later by a job; kind, date and officer stay. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`,
 * `NO_IDENTITY` (the evidence named was never given).
 */
export async function checkIdentity(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: CheckIdentity,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.check_identity', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const { evidence } = command;
    if (evidence === 'ktp_number' && request.requester.sealedNik === null) {
      return err({ code: 'NO_IDENTITY' });
    }
    if (evidence === 'ktp_image' && (await tx.storedFiles.ofCase(ref, 'identity_proof')).length === 0) {
      return err({ code: 'NO_IDENTITY' });
    }
    const now = deps.clock.now();
    const changed = await tx.informationRequests.change(request.id, request.version, {
      identityCheck: { checkedAt: now, checkedBy: actor.officerId, evidence },
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'identity_checked',
        visibility: 'public',
        actor: by,
        occurredAt: now,
        payload: { evidence },
      },
    ]);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'information_request.check_identity', { unitId: request.unitId }),
        action: 'identity_checked',
        object: { kind: 'information_request', id: request.id },
        detail: { evidence },
      },
    ]);
    return ok(null);
  });
}
