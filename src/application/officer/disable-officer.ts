import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { isAdministrator } from '#domain/officer/grants.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Closes an account and ends its sessions at once; what the officer did stays in the histories. */
export async function disableOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly officerId: OfficerId },
  actor: OfficerActor,
): Promise<Result<null, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<null, OfficerError>>(async (tx) => {
    await tx.officers.lockAdministrators();
    const officer = await tx.officers.find(command.officerId);
    if (officer === null) return err({ code: 'OFFICER_UNKNOWN' });
    if (officer.disabledAt !== null) return ok(null);
    if (isAdministrator(officer.grants) && (await tx.officers.countAdministrators()) < 2) {
      return err({ code: 'LAST_ADMINISTRATOR' });
    }
    await tx.officers.disable(officer.id, now);
    await tx.officers.endSessions(officer.id);
    await tx.invitations.revokeOpenFor('password_reset', officer.email, now);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'officer_disabled',
        object: { kind: 'officer', id: officer.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('officer_disabled');
  return result;
}
