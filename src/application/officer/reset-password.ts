import type { Dependencies } from '#application/dependencies.ts';
import type { AcceptInvitation } from '#application/officer/accept-invitation.ts';
import { localWords } from '#application/officer/local-words.ts';
import { tellOfficer } from '#application/officer/security-notice.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { checkPassword } from '#domain/officer/password-rules.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Sets a new password by a one-time link and ends every session of the officer. Once, within 24 hours. */
export async function resetPassword(
  deps: Pick<
    Dependencies,
    'unitOfWork' | 'clock' | 'ids' | 'vault' | 'queries' | 'passwordHasher' | 'logger'
  >,
  command: AcceptInvitation,
): Promise<Result<OfficerId, OfficerError>> {
  const tokenHash = deps.vault.digest('invitation', command.token);
  const link = await deps.queries.officers.openLink(tokenHash, deps.clock.now());
  if (link?.kind !== 'password_reset') return err({ code: 'LINK_INVALID' });

  const password = checkPassword(command.password, {
    fullName: link.fullName,
    email: link.email,
    localWords: await localWords(deps),
  });
  if (!password.ok) return err({ code: password.error });
  const passwordHash = await deps.passwordHasher.hash(password.value);

  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<OfficerId, OfficerError>>(async (tx) => {
    const invitation = await tx.invitations.findByTokenHash(tokenHash);
    if (invitation?.kind !== 'password_reset') return err({ code: 'LINK_INVALID' });
    if (!(await tx.invitations.use(invitation.id, now))) return err({ code: 'LINK_INVALID' });
    const officer = await tx.officers.findByEmail(invitation.email);
    if (officer === null || officer.disabledAt !== null) return err({ code: 'LINK_INVALID' });
    await tx.officers.changePassword(officer.id, passwordHash);
    await tx.officers.endSessions(officer.id);
    await tellOfficer(deps, tx, officer, 'password_changed', now);
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId: officer.id, role: null },
        action: 'password_changed',
        object: { kind: 'officer', id: officer.id },
        detail: { invitationId: invitation.id },
      },
    ]);
    return ok(officer.id);
  });
  if (result.ok) deps.logger.info('password_reset');
  return result;
}
