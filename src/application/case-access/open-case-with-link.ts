import { type OpenedCase, openCitizenSession } from '#application/case-access/citizen-session.ts';
import type { CaseAccessError } from '#application/case-access/open-case-with-code.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'attempts'>;

/** The number behind a link, without spending it: mail scanners that open links burn nothing. */
export async function peekCaseLink(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'vault'>,
  secret: string,
): Promise<string | null> {
  return deps.unitOfWork.transaction(async (tx) => {
    const known =
      (await tx.caseAccess.findByLinkDigest(deps.vault.digest('link_secret', secret))) ??
      (await tx.caseAccess.peekLink(deps.vault.digest('case_link', secret), deps.clock.now()));
    return known?.number ?? null;
  });
}

/**
 * Opens a case by the receipt's lasting secret, or by a mail's link, which is spent by this (and only by this).
 * Only wrong secrets count as tries: who has the right one gets in, however many strangers share the address.
 */
export async function openCaseWithLink(
  deps: Deps,
  given: { readonly secret: string; readonly clientAddress: string },
): Promise<Result<OpenedCase, CaseAccessError>> {
  const opened = await deps.unitOfWork.transaction(async (tx) => {
    const lasting = await tx.caseAccess.findByLinkDigest(deps.vault.digest('link_secret', given.secret));
    if (lasting !== null) return openCitizenSession(deps, tx, lasting);
    const now = deps.clock.now();
    const tokenHash = deps.vault.digest('case_link', given.secret);
    const known = await tx.caseAccess.peekLink(tokenHash, now);
    if (known === null || !(await tx.caseAccess.spendLink(tokenHash, now))) return null;
    return openCitizenSession(deps, tx, known);
  });
  if (opened !== null) return ok(opened);
  const allowed = await deps.attempts.take('case_address', given.clientAddress);
  return err({ code: allowed ? 'LINK_NOT_VALID' : 'TOO_MANY_TRIES' });
}
