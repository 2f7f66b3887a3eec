import type { Dependencies } from '#application/dependencies.ts';
import type { OneTimeLink } from '#application/officer/invite-officer.ts';
import { hoursAfter, linkHours } from '#application/officer/link-lifetime.ts';
import { foldEmail, type OfficerError } from '#domain/officer/officer-error.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Makes an administrator's invitation from the machine itself, for when nobody can sign in any more. Whoever
 * may run commands here may do this; an earlier open invitation to the address ends.
 */
export async function inviteAdministrator(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'logger'>,
  command: { readonly email: string; readonly fullName: string },
): Promise<Result<OneTimeLink, OfficerError>> {
  const now = deps.clock.now();
  const token = deps.ids.secret();
  const id = deps.ids.next();
  const email = foldEmail(command.email);
  const expiresAt = hoursAfter(now, linkHours.invitation);
  const result = await deps.unitOfWork.transaction<Result<OneTimeLink, OfficerError>>(async (tx) => {
    if ((await tx.officers.findByEmail(email)) !== null) return err({ code: 'EMAIL_IN_USE' });
    await tx.invitations.revokeOpenFor('invitation', email, now);
    await tx.invitations.add({
      id,
      tokenHash: deps.vault.digest('invitation', token),
      kind: 'invitation',
      email,
      fullName: command.fullName.trim(),
      positionTitle: '',
      grants: [{ role: 'administrator', unitId: null }],
      createdBy: null,
      createdAt: now,
      expiresAt,
      usedAt: null,
      revokedAt: null,
    });
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'system' },
        action: 'officer_invited',
        object: { kind: 'invitation', id: id },
        detail: { roles: ['administrator'] },
      },
    ]);
    return ok({ url: `${deps.facts.baseUrl}/petugas/undangan/${token}`, expiresAt });
  });
  if (result.ok) deps.logger.info('administrator_invited');
  return result;
}
