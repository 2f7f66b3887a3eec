import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { unitSlug } from '#application/settings/unit-slug.ts';
import type { UnitError } from '#domain/office/unit-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type CreateUnit = { readonly name: string; readonly shortName: string };

/** Adds a unit (perangkat daerah, kecamatan, hospital). Its address is made of the short name and never changes. */
export async function createUnit(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'logger'>,
  command: CreateUnit,
  actor: OfficerActor,
): Promise<Result<UnitId, UnitError>> {
  if (!can(actor, 'unit.manage')) return err({ code: 'FORBIDDEN' });
  const id = asId<UnitId>(deps.ids.next());
  const now = deps.clock.now();
  const slug = unitSlug(command.shortName) || unitSlug(command.name) || id;
  const result = await deps.unitOfWork.transaction<Result<UnitId, UnitError>>(async (tx) => {
    const units = await tx.units.list();
    if (units.some((unit) => unit.slug === slug || sameName(unit.name, command.name))) {
      return err({ code: 'UNIT_NAME_IN_USE' });
    }
    await tx.units.add({
      id,
      slug,
      name: command.name,
      shortName: command.shortName,
      archivedAt: null,
      createdAt: now,
      version: 1,
    });
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'unit.manage'),
        action: 'unit_created',
        object: { kind: 'unit', id: id },
        detail: {},
      },
    ]);
    return ok(id);
  });
  if (result.ok) deps.logger.info('unit_created');
  return result;
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
