import { type DutyRef, saveDuty, takeDuty } from '#application/compliance/duty-in-hand.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, type Result } from '#domain/shared/result.ts';

/**
 * "Masih berlaku": what is published was looked at today and still holds, so its time starts anew. Errors:
 * `NO_EVIDENCE` (there is nothing to confirm), `NOT_ALLOWED`, `DUTY_NOT_FOUND`, `STALE_DUTY`.
 */
export async function confirmDuty(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  ref: DutyRef,
  actor: OfficerActor,
): Promise<Result<null, ComplianceError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeDuty(tx, ref, actor, 'compliance.confirm');
    if (!taken.ok) return taken;
    const duty = taken.value;
    if (!duty.applicable || (await tx.compliance.countingEvidence(duty.id)) === 0) {
      return err({ code: 'NO_EVIDENCE' });
    }
    return saveDuty(
      tx,
      { ...duty, confirmedOn: deps.clock.today(), confirmedBy: actor.officerId },
      { actor, permission: 'compliance.confirm', action: 'duty_confirmed', at: deps.clock.now() },
    );
  });
}
