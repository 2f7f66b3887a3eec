import { type DutyRef, saveDuty, takeDuty } from '#application/compliance/duty-in-hand.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { err, type Result } from '#domain/shared/result.ts';

/** Lets another unit owe an item instead, with its proofs. Errors: as `assignDuty`, and `STALE_DUTY`. */
export async function moveDuty(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: DutyRef & { readonly unitId: UnitId },
  actor: OfficerActor,
): Promise<Result<null, ComplianceError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeDuty(tx, command, actor, 'compliance.manage');
    if (!taken.ok) return taken;
    const unit = await tx.units.find(command.unitId);
    if (unit === null || unit.archivedAt !== null) return err({ code: 'UNKNOWN_UNIT' });
    if (await tx.compliance.hasDuty(taken.value.itemCode, unit.id)) return err({ code: 'DUTY_EXISTS' });
    return saveDuty(
      tx,
      { ...taken.value, unitId: unit.id },
      { actor, permission: 'compliance.manage', action: 'duty_moved', at: deps.clock.now() },
    );
  });
}
