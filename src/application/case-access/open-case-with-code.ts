import { type OpenedCase, openCitizenSession } from '#application/case-access/citizen-session.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { parseRegistrationNumber } from '#domain/information-request/registration-number.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type CaseAccessError = { readonly code: 'CASE_NOT_OPENED' | 'TOO_MANY_TRIES' | 'LINK_NOT_VALID' };

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'attempts'>;

/**
 * Opens a case for whoever has its number and code. Tries are limited per case and per address; an unknown
 * number and a wrong code give one answer, after the same work.
 */
export async function openCaseWithCode(
  deps: Deps,
  typed: { readonly number: string; readonly code: string; readonly clientAddress: string },
): Promise<Result<OpenedCase, CaseAccessError>> {
  const number = parseRegistrationNumber(typed.number);
  const allowed = [
    await deps.attempts.take('case_address', typed.clientAddress),
    // What is no number at all is nobody's: one person's slips must not stop the next.
    number === null || (await deps.attempts.take('case_code', number)),
  ].every(Boolean);
  if (!allowed) return err({ code: 'TOO_MANY_TRIES' });
  return deps.unitOfWork.transaction(async (tx) => {
    const known = await tx.caseAccess.findByNumber(number ?? '');
    const digest = known?.codeDigest ?? deps.vault.digest('access_code', 'no such case');
    const right = deps.vault.matches('access_code', typed.code, digest);
    if (known === null || !right) return err({ code: 'CASE_NOT_OPENED' });
    await deps.attempts.clear('case_code', known.number);
    return ok(await openCitizenSession(deps, tx, known));
  });
}
