import type { Vault } from '#application/ports/vault.ts';
import { asId, type CaseId } from '#domain/shared/ids.ts';

/** How long the receipt stays readable in the browser that sent the form. */
export const RECEIPT_SECONDS = 60 * 60;

/** What the receipt page shows; travels in an encrypted cookie, never in an address. */
export type Receipt = {
  readonly caseId: CaseId;
  readonly number: string;
  readonly code: string;
  readonly linkSecret: string;
};

/** The cookie's value. */
export function sealReceipt(vault: Pick<Vault, 'seal'>, submitted: Receipt): string {
  const { caseId, number, code, linkSecret } = submitted;
  return vault.seal('receipt', JSON.stringify([caseId, number, code, linkSecret]));
}

/** Reads the cookie; null when it is missing, altered or from another server. */
export function unsealReceipt(vault: Pick<Vault, 'unseal'>, sealed: string | null): Receipt | null {
  const plain = sealed === null ? null : vault.unseal('receipt', sealed);
  if (plain === null) return null;
  const parts: unknown = JSON.parse(plain);
  if (!Array.isArray(parts)) return null;
  const [caseId, number, code, linkSecret] = parts;
  if (typeof caseId !== 'string' || typeof number !== 'string') return null;
  if (typeof code !== 'string' || typeof linkSecret !== 'string') return null;
  return { caseId: asId<CaseId>(caseId), number, code, linkSecret };
}
