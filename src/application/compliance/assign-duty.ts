import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplianceError } from '#domain/compliance/errors.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplianceDutyId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type AssignDuty = { readonly itemCode: string; readonly unitId: UnitId };

/**
 * Lets one more unit owe an item. Gives the new duty's id. Errors: `NOT_ALLOWED`, `DUTY_NOT_FOUND` (no such item),
 * `UNKNOWN_UNIT`, `DUTY_EXISTS`.
 */
export async function assignDuty(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: AssignDuty,
  actor: OfficerActor,
): Promise<Result<ComplianceDutyId, ComplianceError>> {
  if (!can(actor, 'compliance.manage')) return err({ code: 'NOT_ALLOWED' });
  return deps.unitOfWork.transaction(async (tx) => {
    if (!(await tx.compliance.isOwed(command.itemCode))) return err({ code: 'DUTY_NOT_FOUND' });
    const unit = await tx.units.find(command.unitId);
    if (unit === null || unit.archivedAt !== null) return err({ code: 'UNKNOWN_UNIT' });
    const at = deps.clock.now();
    const id = asId<ComplianceDutyId>(deps.ids.next());
    const added = await tx.compliance.add({
      id,
      itemCode: command.itemCode,
      unitId: unit.id,
      applicable: true,
      reason: '',
      confirmedOn: null,
      confirmedBy: null,
      createdAt: at,
      version: 1,
    });
    if (!added) return err({ code: 'DUTY_EXISTS' });
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at,
        actor: officerAct(actor, 'compliance.manage'),
        action: 'duty_assigned',
        object: { kind: 'compliance_duty', id },
        detail: { item: command.itemCode, unitId: unit.id },
      },
    ]);
    return ok(id);
  });
}
