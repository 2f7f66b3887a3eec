import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { OneTimeLink } from '#application/officer/invite-officer.ts';
import { addPasswordLink } from '#application/officer/password-link.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** No password fits this, and trying one takes as long as ever. */
const NO_PASSWORD = '';

/**
 * Opens a closed account again with the offices it had, and nothing else: cases, deputy duties and sessions do not
 * come back, password and authenticator app are set up anew by the link. Errors: `FORBIDDEN`, `OFFICER_UNKNOWN`,
 * `ALREADY_ENABLED`.
 */
export async function enableOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'logger'>,
  command: { readonly officerId: OfficerId },
  actor: OfficerActor,
): Promise<Result<OneTimeLink, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<OneTimeLink, OfficerError>>(async (tx) => {
    await tx.officers.lock([command.officerId]);
    const officer = await tx.officers.find(command.officerId);
    if (officer === null) return err({ code: 'OFFICER_UNKNOWN' });
    if (officer.disabledAt === null) return err({ code: 'ALREADY_ENABLED' });
    await tx.officers.disable(officer.id, null);
    await tx.officers.changePassword(officer.id, NO_PASSWORD);
    await tx.officerFactors.remove(officer.id);
    const { link, invitationId } = await addPasswordLink(tx, deps, { officer, actor, now });
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'officer_enabled',
        object: { kind: 'officer', id: officer.id },
        detail: { invitationId },
      },
    ]);
    return ok(link);
  });
  if (result.ok) deps.logger.info('officer_enabled');
  return result;
}
