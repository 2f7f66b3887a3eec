import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { OneTimeLink } from '#application/officer/invite-officer.ts';
import { addPasswordLink } from '#application/officer/password-link.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A one-time link for an officer who forgot the password. The old password works until the link is used. */
export async function makePasswordResetLink(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'logger'>,
  command: { readonly officerId: OfficerId },
  actor: OfficerActor,
): Promise<Result<OneTimeLink, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<OneTimeLink, OfficerError>>(async (tx) => {
    const officer = await tx.officers.find(command.officerId);
    if (officer === null || officer.disabledAt !== null) return err({ code: 'OFFICER_UNKNOWN' });
    const { link, invitationId } = await addPasswordLink(tx, deps, { officer, actor, now });
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'password_link_made',
        object: { kind: 'officer', id: officer.id },
        detail: { invitationId },
      },
    ]);
    return ok(link);
  });
  if (result.ok) deps.logger.info('password_reset_link_made');
  return result;
}
