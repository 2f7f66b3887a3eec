import type { Dependencies } from '#application/dependencies.ts';
import { checkSecondFactor, type SecondFactor } from '#application/officer/check-second-factor.ts';
import type { OpenedSession } from '#application/ports/officer-sessions.ts';
import { deviceOf, deviceToText } from '#domain/officer/device.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type FinishSignIn = {
  /** Token of the half session that the password opened. */
  readonly token: string;
  readonly given: SecondFactor;
  /** User-Agent header; '' when there is none. */
  readonly userAgent: string;
};

export type FinishedSignIn = OpenedSession & {
  /** How many are left after one was used; null when none was. */
  readonly recoveryCodesLeft: number | null;
};

/** The second step of signing in: the half session ends and a full one begins under a new token. */
export async function finishSignIn(
  deps: Pick<
    Dependencies,
    'unitOfWork' | 'vault' | 'oneTimeCodes' | 'attempts' | 'clock' | 'ids' | 'logger' | 'officerSessions'
  >,
  command: FinishSignIn,
): Promise<Result<FinishedSignIn, OfficerError>> {
  const session = await deps.officerSessions.look(command.token);
  if (session?.stage !== 'half') return err({ code: 'SIGN_IN_OVER' });
  const checked = await checkSecondFactor(deps, session, command.given, 'signed_in');
  if (!checked.ok) return checked;
  await deps.officerSessions.close(command.token);
  const opened = await deps.officerSessions.open(
    session.officer.officerId,
    deviceToText(deviceOf(command.userAgent)),
  );
  deps.logger.info('signed_in');
  return ok({ ...opened, ...checked.value });
}
