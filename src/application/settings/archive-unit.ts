import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { UnitError } from '#domain/office/unit-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ArchiveUnit = {
  readonly unitId: UnitId;
  readonly version: number;
  /** True to archive, false to take it into use again. */
  readonly archived: boolean;
};

/**
 * Takes a unit out of the lists for new documents, cases and offices, or puts it back. Nothing is deleted: its open
 * cases and published documents stay with it.
 */
export async function archiveUnit(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: ArchiveUnit,
  actor: OfficerActor,
): Promise<Result<null, UnitError>> {
  if (!can(actor, 'unit.manage')) return err({ code: 'FORBIDDEN' });
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<null, UnitError>>(async (tx) => {
    if ((await tx.units.find(command.unitId)) === null) return err({ code: 'UNIT_UNKNOWN' });
    const changed = await tx.units.change(command.unitId, command.version, {
      archivedAt: command.archived ? now : null,
    });
    if (!changed) return err({ code: 'STALE_UNIT' });
    const { settings } = await tx.officeRules.load();
    for (const setting of ['defaultUnitId', 'inspectorateUnitId'] as const) {
      if (command.archived && settings[setting] === command.unitId) {
        await tx.settings.save({ [setting]: null }, now, actor.officerId);
      }
    }
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'unit.manage'),
        action: command.archived ? 'unit_archived' : 'unit_restored',
        object: { kind: 'unit', id: command.unitId },
        detail: {},
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info(command.archived ? 'unit_archived' : 'unit_restored');
  return result;
}
