import type { Dependencies } from '#application/dependencies.ts';
import type { SeenSession } from '#application/ports/officer-sessions.ts';
import { foldAccessCode } from '#application/ports/vault.ts';
import { RECOVERY_CODES } from '#domain/officer/second-factor.ts';
import type { OfficerId } from '#domain/shared/ids.ts';

const contextOf = (officerId: OfficerId) => `officer-factor:${officerId}`;

/** The secret as it is stored: sealed, and of use for this officer only. */
export function sealFactorSecret(
  deps: Pick<Dependencies, 'vault'>,
  officerId: OfficerId,
  secret: string,
): string {
  return deps.vault.seal(contextOf(officerId), secret);
}

/** Null when the row was altered, belongs to another officer, or its key is gone. */
export function openFactorSecret(
  deps: Pick<Dependencies, 'vault'>,
  officerId: OfficerId,
  sealed: string,
): string | null {
  return deps.vault.unseal(contextOf(officerId), sealed);
}

/** The secret that a session offers for a new app: the same each time the page is opened, another in each session. */
export function offeredSecret(
  deps: Pick<Dependencies, 'vault' | 'oneTimeCodes'>,
  session: Pick<SeenSession, 'id' | 'officer'>,
): string {
  return deps.oneTimeCodes.secretFrom(
    deps.vault.linkSecret(`officer-factor:${session.officer.officerId}:${session.id}`),
  );
}

/** Ten new codes of twelve letters (52 bits each); only their hashes are ever stored. */
export function makeRecoveryCodes(
  deps: Pick<Dependencies, 'vault' | 'ids'>,
  officerId: OfficerId,
): { readonly codes: readonly string[]; readonly hashes: readonly string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => deps.vault.accessCode(deps.ids.secret()));
  return { codes, hashes: codes.map((code) => recoveryCodeHash(deps, officerId, code)) };
}

/** What is stored of a recovery code: a keyed hash, bound to its officer; spaces, dashes and case do not matter. */
export function recoveryCodeHash(
  deps: Pick<Dependencies, 'vault'>,
  officerId: OfficerId,
  code: string,
): string {
  return deps.vault.digest('recovery_code', `${officerId}:${foldAccessCode(code)}`);
}
