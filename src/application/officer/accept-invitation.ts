import type { Dependencies } from '#application/dependencies.ts';
import { localWords } from '#application/officer/local-words.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { checkPassword } from '#domain/officer/password-rules.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type AcceptInvitation = { readonly token: string; readonly password: string };

/** Makes the invited officer's account with a password of their own choosing. Once, within 72 hours. */
export async function acceptInvitation(
  deps: Pick<
    Dependencies,
    'unitOfWork' | 'clock' | 'ids' | 'vault' | 'queries' | 'passwordHasher' | 'logger'
  >,
  command: AcceptInvitation,
): Promise<Result<OfficerId, OfficerError>> {
  const tokenHash = deps.vault.digest('invitation', command.token);
  const link = await deps.queries.officers.openLink(tokenHash, deps.clock.now());
  if (link?.kind !== 'invitation') return err({ code: 'LINK_INVALID' });

  const password = checkPassword(command.password, {
    fullName: link.fullName,
    email: link.email,
    localWords: await localWords(deps),
  });
  if (!password.ok) return err({ code: password.error });
  const passwordHash = await deps.passwordHasher.hash(password.value);

  const officerId = asId<OfficerId>(deps.ids.next());
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<OfficerId, OfficerError>>(async (tx) => {
    const invitation = await tx.invitations.findByTokenHash(tokenHash);
    if (invitation?.kind !== 'invitation') return err({ code: 'LINK_INVALID' });
    if ((await tx.officers.findByEmail(invitation.email)) !== null) return err({ code: 'EMAIL_IN_USE' });
    if (!(await tx.invitations.use(invitation.id, now))) return err({ code: 'LINK_INVALID' });
    await tx.officers.add({
      id: officerId,
      email: invitation.email,
      fullName: invitation.fullName,
      positionTitle: invitation.positionTitle,
      passwordHash,
      grants: invitation.grants,
      disabledAt: null,
      createdAt: now,
      version: 1,
    });
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId, role: null },
        action: 'invitation_used',
        object: { kind: 'invitation', id: invitation.id },
        detail: { officerId, roles: invitation.grants.map((grant) => grant.role) },
      },
    ]);
    return ok(officerId);
  });
  if (result.ok) deps.logger.info('invitation_accepted');
  return result;
}
