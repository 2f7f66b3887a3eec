import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { UnitContact } from '#application/settings/unit-repository.ts';
import type { UnitError } from '#domain/office/unit-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Keeps whom the complaint desk writes to at a unit; a contact without a name is taken away. Errors: `FORBIDDEN`,
 * `UNIT_UNKNOWN`.
 */
export async function changeUnitContacts(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: { readonly unitId: UnitId; readonly contacts: readonly UnitContact[] },
  actor: OfficerActor,
): Promise<Result<null, UnitError>> {
  if (!can(actor, 'unit.manage')) return err({ code: 'FORBIDDEN' });
  return deps.unitOfWork.transaction(async (tx) => {
    if ((await tx.units.find(command.unitId)) === null) return err({ code: 'UNIT_UNKNOWN' });
    const kept = command.contacts.filter((contact) => contact.fullName.trim() !== '');
    const now = deps.clock.now();
    await tx.units.saveContacts(command.unitId, kept, now);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'unit.manage'),
        action: 'unit_contacts_changed',
        object: { kind: 'unit', id: command.unitId },
        detail: { kinds: kept.map((contact) => contact.kind) },
      },
    ]);
    return ok(null);
  });
}
