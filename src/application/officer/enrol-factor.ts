import type { Dependencies } from '#application/dependencies.ts';
import { makeRecoveryCodes, offeredSecret, sealFactorSecret } from '#application/officer/factor-secrets.ts';
import { tellOfficer } from '#application/officer/security-notice.ts';
import type { OpenedSession } from '#application/ports/officer-sessions.ts';
import { deviceOf, deviceToText } from '#domain/officer/device.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { foldAppCode, isFreshSignIn } from '#domain/officer/second-factor.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type EnrolFactor = {
  /** Token of a half session (first app), or of a freshly signed-in one (another app instead). */
  readonly token: string;
  /** A code of the new app, which proves that it took the secret. */
  readonly code: string;
  readonly userAgent: string;
};

/**
 * Makes the app of this session's secret the officer's second factor, in place of any before. All sessions end; the
 * officer goes on in a new one and is told by mail. The recovery codes are handed over this once.
 */
export async function enrolFactor(
  deps: Pick<
    Dependencies,
    'unitOfWork' | 'vault' | 'oneTimeCodes' | 'clock' | 'ids' | 'logger' | 'officerSessions'
  >,
  command: EnrolFactor,
): Promise<Result<OpenedSession & { readonly recoveryCodes: readonly string[] }, OfficerError>> {
  const session = await deps.officerSessions.look(command.token);
  if (session === null) return err({ code: 'SIGN_IN_OVER' });
  const { officerId } = session.officer;
  const now = deps.clock.now();
  if (session.stage === 'half' && session.hasFactor) return err({ code: 'FACTOR_EXISTS' });
  if (session.stage === 'full' && !isFreshSignIn(session.openedAt, now)) {
    return err({ code: 'FRESH_SIGN_IN_NEEDED' });
  }
  const secret = offeredSecret(deps, session);
  const code = foldAppCode(command.code);
  const step = code === null ? null : deps.oneTimeCodes.stepOf(secret, code, now);
  if (step === null) return err({ code: 'CODE_REFUSED' });

  const { codes, hashes } = makeRecoveryCodes(deps, officerId);
  const result = await deps.unitOfWork.transaction<Result<null, OfficerError>>(async (tx) => {
    const officer = await tx.officers.find(officerId);
    if (officer === null || officer.disabledAt !== null) return err({ code: 'SIGN_IN_OVER' });
    if (session.stage === 'full') await tx.officerFactors.remove(officerId);
    const sealedSecret = sealFactorSecret(deps, officerId, secret);
    if (!(await tx.officerFactors.add({ officerId, sealedSecret, lastStep: step, enrolledAt: now }))) {
      return err({ code: 'FACTOR_EXISTS' });
    }
    await tx.officerFactors.replaceRecoveryCodes(officerId, hashes, now);
    await tx.officers.endSessions(officerId);
    await tellOfficer(deps, tx, officer, 'factor_enrolled', now);
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId, role: null },
        action: 'factor_enrolled',
        object: { kind: 'officer', id: officerId },
        detail: { replaced: session.stage === 'full' },
      },
    ]);
    return ok(null);
  });
  if (!result.ok) return result;
  const opened = await deps.officerSessions.open(officerId, deviceToText(deviceOf(command.userAgent)));
  deps.logger.info('factor_enrolled');
  return ok({ ...opened, recoveryCodes: codes });
}
