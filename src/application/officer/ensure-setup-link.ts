import type { Dependencies } from '#application/dependencies.ts';
import { hoursAfter, linkHours } from '#application/officer/link-lifetime.ts';

/**
 * The one-time link by which the first administrator makes an account, printed at start; null once there is an
 * enabled administrator. Each call makes a new link and revokes the older ones: only its hash is stored.
 */
export async function ensureSetupLink(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts'>,
): Promise<string | null> {
  const now = deps.clock.now();
  const token = deps.ids.secret();
  const id = deps.ids.next();
  const needed = await deps.unitOfWork.transaction(async (tx) => {
    await tx.invitations.revokeOpenOfKind('setup', now);
    if ((await tx.officers.countAdministrators()) > 0) return false;
    await tx.invitations.add({
      id,
      tokenHash: deps.vault.digest('invitation', token),
      kind: 'setup',
      email: '',
      fullName: '',
      positionTitle: '',
      grants: [{ role: 'administrator', unitId: null }],
      createdBy: null,
      createdAt: now,
      expiresAt: hoursAfter(now, linkHours.setup),
      usedAt: null,
      revokedAt: null,
    });
    return true;
  });
  return needed ? `${deps.facts.baseUrl}/petugas/siapkan/${token}` : null;
}
