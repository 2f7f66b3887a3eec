import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Opens a closed account again, with the password and the offices it had. */
export async function enableOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly officerId: OfficerId },
  actor: OfficerActor,
): Promise<Result<null, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const result = await deps.unitOfWork.transaction<Result<null, OfficerError>>(async (tx) => {
    const officer = await tx.officers.find(command.officerId);
    if (officer === null) return err({ code: 'OFFICER_UNKNOWN' });
    if (officer.disabledAt === null) return ok(null);
    await tx.officers.disable(officer.id, null);
    await tx.audit.append([
      {
        at: deps.clock.now(),
        actor: officerAct(actor, 'officer.manage'),
        action: 'officer_enabled',
        object: { kind: 'officer', id: officer.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('officer_enabled');
  return result;
}
