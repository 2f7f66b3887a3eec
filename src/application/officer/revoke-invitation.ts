import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Ends an invitation that was not used yet. */
export async function revokeInvitation(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'logger'>,
  command: { readonly invitationId: string },
  actor: OfficerActor,
): Promise<Result<null, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<null, OfficerError>>(async (tx) => {
    const invitation = await tx.invitations.find(command.invitationId);
    if (invitation?.kind !== 'invitation' || invitation.usedAt !== null) return err({ code: 'LINK_INVALID' });
    await tx.invitations.revoke(invitation.id, now);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'invitation_revoked',
        object: { kind: 'invitation', id: invitation.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
  if (result.ok) deps.logger.info('invitation_revoked');
  return result;
}
