import type { ReissuedCode } from '#application/information-request/reissue-access-code.ts';
import type { Vault } from '#application/ports/vault.ts';

/** How long the slip with a new code can be shown and printed, in seconds. */
export const NEW_CODE_SECONDS = 10 * 60;

export type NewCodeSlip = ReissuedCode & { readonly caseId: string };

/** The cookie's value: a new code travels in no address. */
export function sealNewCode(vault: Pick<Vault, 'seal'>, slip: NewCodeSlip): string {
  return vault.seal('new_code', JSON.stringify([slip.caseId, slip.number, slip.code, slip.linkSecret]));
}

/** The slip of this case; null when there is none. */
export function unsealNewCode(
  vault: Pick<Vault, 'unseal'>,
  sealed: string | null,
  caseId: string,
): NewCodeSlip | null {
  const plain = sealed === null ? null : vault.unseal('new_code', sealed);
  if (plain === null) return null;
  const parts: unknown = JSON.parse(plain);
  if (!Array.isArray(parts)) return null;
  const [of, number, code, linkSecret] = parts;
  if (of !== caseId || typeof number !== 'string') return null;
  if (typeof code !== 'string' || typeof linkSecret !== 'string') return null;
  return { caseId, number, code, linkSecret };
}
