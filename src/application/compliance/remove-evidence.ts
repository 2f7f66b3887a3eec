import { type DutyRef, saveDuty, takeDuty } from '#application/compliance/duty-in-hand.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplianceEvidenceId } from '#domain/shared/ids.ts';
import { err, type Result } from '#domain/shared/result.ts';

/** Takes a proof away, for instance a link that is dead; what it pointed to stays as it is. */
export async function removeEvidence(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: DutyRef & { readonly evidenceId: ComplianceEvidenceId },
  actor: OfficerActor,
): Promise<Result<null, ComplianceError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeDuty(tx, command, actor, 'compliance.confirm');
    if (!taken.ok) return taken;
    const at = deps.clock.now();
    const duty = taken.value;
    if (!(await tx.compliance.removeEvidence(command.evidenceId, duty.id, actor.officerId, at))) {
      return err({ code: 'STALE_DUTY' });
    }
    return saveDuty(tx, duty, {
      actor,
      permission: 'compliance.confirm',
      action: 'evidence_removed',
      at,
    });
  });
}
