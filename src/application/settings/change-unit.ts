import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { sameName } from '#application/settings/create-unit.ts';
import type { UnitError } from '#domain/office/unit-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ChangeUnit = {
  readonly unitId: UnitId;
  /** The version that the form was made from; another officer's change in between is refused. */
  readonly version: number;
  readonly name: string;
  readonly shortName: string;
};

/** Renames a unit; its address stays, so that links keep working. */
export async function changeUnit(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: ChangeUnit,
  actor: OfficerActor,
): Promise<Result<null, UnitError>> {
  if (!can(actor, 'unit.manage')) return err({ code: 'FORBIDDEN' });
  const result = await deps.unitOfWork.transaction<Result<null, UnitError>>(async (tx) => {
    const units = await tx.units.list();
    const before = units.find((unit) => unit.id === command.unitId);
    if (before === undefined) return err({ code: 'UNIT_UNKNOWN' });
    if (units.some((unit) => unit.id !== command.unitId && sameName(unit.name, command.name))) {
      return err({ code: 'UNIT_NAME_IN_USE' });
    }
    const changed = await tx.units.change(command.unitId, command.version, {
      name: command.name,
      shortName: command.shortName,
    });
    if (!changed) return err({ code: 'STALE_UNIT' });
    await tx.publicDocuments.renameUnit(command.unitId, before.name, command.name);
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at: deps.clock.now(),
        actor: officerAct(actor, 'unit.manage'),
        action: 'unit_changed',
        object: { kind: 'unit', id: command.unitId },
        detail: {},
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('unit_changed');
  return result;
}
