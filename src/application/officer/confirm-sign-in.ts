import type { Dependencies } from '#application/dependencies.ts';
import { checkSecondFactor, type SecondFactor } from '#application/officer/check-second-factor.ts';
import type { FinishedSignIn } from '#application/officer/finish-sign-in.ts';
import { noteLimit } from '#application/officer/limit-note.ts';
import { deviceOf, deviceToText } from '#domain/officer/device.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { normalisePassword } from '#domain/officer/password-rules.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ConfirmSignIn = {
  /** Token of the full session that goes on. */
  readonly token: string;
  readonly password: string;
  readonly given: SecondFactor;
  readonly userAgent: string;
};

/**
 * Asks a signed-in officer for password and code once more, before something that an unattended screen must not do.
 * The session goes on under a new token and counts as freshly signed in for ten minutes.
 */
export async function confirmSignIn(
  deps: Pick<
    Dependencies,
    | 'unitOfWork'
    | 'vault'
    | 'oneTimeCodes'
    | 'attempts'
    | 'clock'
    | 'ids'
    | 'logger'
    | 'officerSessions'
    | 'passwordHasher'
  >,
  command: ConfirmSignIn,
): Promise<Result<FinishedSignIn, OfficerError>> {
  const session = await deps.officerSessions.look(command.token);
  if (session?.stage !== 'full') return err({ code: 'SIGN_IN_OVER' });
  const { officerId } = session.officer;
  const officer = await deps.unitOfWork.transaction((tx) => tx.officers.find(officerId));
  if (officer === null) return err({ code: 'SIGN_IN_OVER' });
  const accountKey = `account:${officer.email}`;
  if (!(await deps.attempts.take('sign_in', accountKey))) {
    await noteLimit(deps, { key: accountKey, officerId, detail: { again: true } });
    return err({ code: 'TOO_MANY_TRIES' });
  }
  const matches = await deps.passwordHasher.verify(officer.passwordHash, normalisePassword(command.password));
  if (!matches) {
    await deps.unitOfWork.transaction((tx) =>
      tx.audit.append([
        {
          at: deps.clock.now(),
          actor: { kind: 'officer', officerId, role: null },
          action: 'sign_in_refused',
          object: { kind: 'officer', id: officerId },
          detail: { again: true },
        },
      ]),
    );
    return err({ code: 'SIGN_IN_REFUSED' });
  }
  const checked = await checkSecondFactor(deps, session, command.given, 'sign_in_confirmed');
  if (!checked.ok) return checked;
  await deps.attempts.clear('sign_in', accountKey);
  await deps.officerSessions.close(command.token);
  const opened = await deps.officerSessions.open(officerId, deviceToText(deviceOf(command.userAgent)));
  return ok({ ...opened, ...checked.value });
}
