import type { Vault } from '#application/ports/vault.ts';
import type { OfficerId } from '#domain/shared/ids.ts';

/** Seconds for which the officer's browser can show the recovery codes that were just made. */
export const RECOVERY_CODES_SECONDS = 10 * 60;

const contextOf = (officerId: OfficerId) => `recovery-codes:${officerId}`;

/** The codes travel to the page that shows them in a sealed cookie, bound to the officer. */
export function sealRecoveryCodes(
  vault: Pick<Vault, 'seal'>,
  officerId: OfficerId,
  codes: readonly string[],
): string {
  return vault.seal(contextOf(officerId), codes.join(' '));
}

/** Reads the cookie; null when it is missing, altered, or another officer's. */
export function unsealRecoveryCodes(
  vault: Pick<Vault, 'unseal'>,
  officerId: OfficerId,
  sealed: string | null,
): readonly string[] | null {
  const plain = sealed ? vault.unseal(contextOf(officerId), sealed) : null;
  return plain === null ? null : plain.split(' ');
}
