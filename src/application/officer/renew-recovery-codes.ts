import type { Dependencies } from '#application/dependencies.ts';
import { makeRecoveryCodes } from '#application/officer/factor-secrets.ts';
import { tellOfficer } from '#application/officer/security-notice.ts';
import type { SeenSession } from '#application/ports/officer-sessions.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { isFreshSignIn } from '#domain/officer/second-factor.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Ten new recovery codes in place of all before; handed over this once. Needs a fresh sign-in. */
export async function renewRecoveryCodes(
  deps: Pick<Dependencies, 'unitOfWork' | 'vault' | 'clock' | 'ids'>,
  session: SeenSession,
): Promise<Result<readonly string[], OfficerError>> {
  const { officerId } = session.officer;
  const now = deps.clock.now();
  if (session.stage !== 'full' || !isFreshSignIn(session.openedAt, now)) {
    return err({ code: 'FRESH_SIGN_IN_NEEDED' });
  }
  const { codes, hashes } = makeRecoveryCodes(deps, officerId);
  return await deps.unitOfWork.transaction<Result<readonly string[], OfficerError>>(async (tx) => {
    const officer = await tx.officers.find(officerId);
    if (officer === null) return err({ code: 'SIGN_IN_OVER' });
    await tx.officerFactors.replaceRecoveryCodes(officerId, hashes, now);
    await tellOfficer(deps, tx, officer, 'recovery_codes_renewed', now);
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId, role: null },
        action: 'recovery_codes_renewed',
        object: { kind: 'officer', id: officerId },
        detail: {},
      },
    ]);
    return ok(codes);
  });
}
