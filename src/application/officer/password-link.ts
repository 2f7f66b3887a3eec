import type { Dependencies } from '#application/dependencies.ts';
import type { OneTimeLink } from '#application/officer/invite-officer.ts';
import { hoursAfter, linkHours } from '#application/officer/link-lifetime.ts';
import type { Officer } from '#application/officer/officer-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Writes down a one-time link by which an officer chooses a password; earlier ones of the same officer end. */
export async function addPasswordLink(
  tx: Pick<Repositories, 'invitations'>,
  deps: Pick<Dependencies, 'ids' | 'vault' | 'facts'>,
  given: { readonly officer: Officer; readonly actor: OfficerActor; readonly now: InstantText },
): Promise<{ readonly link: OneTimeLink; readonly invitationId: string }> {
  const { officer, actor, now } = given;
  const token = deps.ids.secret();
  const invitationId = deps.ids.next();
  const expiresAt = hoursAfter(now, linkHours.password_reset);
  await tx.invitations.revokeOpenFor('password_reset', officer.email, now);
  await tx.invitations.add({
    id: invitationId,
    tokenHash: deps.vault.digest('invitation', token),
    kind: 'password_reset',
    email: officer.email,
    fullName: officer.fullName,
    positionTitle: officer.positionTitle,
    grants: [],
    createdBy: actor.officerId,
    createdAt: now,
    expiresAt,
    usedAt: null,
    revokedAt: null,
  });
  return { link: { url: `${deps.facts.baseUrl}/petugas/undangan/${token}`, expiresAt }, invitationId };
}
