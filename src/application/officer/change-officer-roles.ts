import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { unknownUnit } from '#application/officer/unknown-unit.ts';
import { checkGrants, isAdministrator } from '#domain/officer/grants.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor, RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ChangeOfficerRoles = { readonly officerId: OfficerId; readonly grants: readonly RoleGrant[] };

/** Replaces an officer's offices; they hold from the officer's next request on. The last administrator stays one. */
export async function changeOfficerRoles(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: ChangeOfficerRoles,
  actor: OfficerActor,
): Promise<Result<null, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const grants = checkGrants(command.grants);
  if (!grants.ok) return err({ code: grants.error });

  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<null, OfficerError>>(async (tx) => {
    await tx.officers.lockAdministrators();
    const officer = await tx.officers.find(command.officerId);
    if (officer === null) return err({ code: 'OFFICER_UNKNOWN' });
    const kept = officer.grants.flatMap((grant) => (grant.unitId === null ? [] : [grant.unitId]));
    const added = grants.value.filter((grant) => grant.unitId === null || !kept.includes(grant.unitId));
    if (await unknownUnit(tx, added)) return err({ code: 'UNIT_UNKNOWN' });
    const loses =
      officer.disabledAt === null && isAdministrator(officer.grants) && !isAdministrator(grants.value);
    if (loses && (await tx.officers.countAdministrators()) < 2) return err({ code: 'LAST_ADMINISTRATOR' });
    await tx.officers.changeGrants(officer.id, grants.value, now);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'officer_roles_changed',
        object: { kind: 'officer', id: officer.id },
        detail: { before: grantCodes(officer.grants), after: grantCodes(grants.value) },
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('officer_roles_changed');
  return result;
}

/** Offices as codes, with the unit's id where there is one. */
function grantCodes(grants: readonly RoleGrant[]): readonly string[] {
  return grants.map(({ role, unitId }) => (unitId === null ? role : `${role}:${unitId}`)).toSorted();
}
