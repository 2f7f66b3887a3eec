import type { Dependencies } from '#application/dependencies.ts';
import { noteLimit } from '#application/officer/limit-note.ts';
import type { OpenedSession } from '#application/ports/officer-sessions.ts';
import { deviceOf, deviceToText } from '#domain/officer/device.ts';
import { foldEmail, type OfficerError } from '#domain/officer/officer-error.ts';
import { normalisePassword } from '#domain/officer/password-rules.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type SignIn = {
  readonly email: string;
  readonly password: string;
  /** Client address; '' when unknown. */
  readonly clientAddress: string;
  /** Token of a session that the browser already has; it ends, whatever it was. */
  readonly currentToken: string | null;
  /** User-Agent header. */
  readonly userAgent?: string;
};

/**
 * The first step of signing in: opens a half session under a new token, which leads to the second factor only. An unknown address, a wrong password and a disabled account are refused with
 * one code and after the same work, so that nobody learns who has an account.
 */
export async function signIn(
  deps: Pick<
    Dependencies,
    | 'queries'
    | 'passwordHasher'
    | 'officerSessions'
    | 'attempts'
    | 'unitOfWork'
    | 'vault'
    | 'clock'
    | 'logger'
  >,
  command: SignIn,
): Promise<Result<OpenedSession, OfficerError>> {
  const email = foldEmail(command.email);
  const accountKey = `account:${email}`;
  const addressKey = `address:${command.clientAddress}`;
  const allowed =
    (command.clientAddress === '' || (await deps.attempts.take('sign_in_address', addressKey))) &&
    (await deps.attempts.take('sign_in', accountKey));
  if (!allowed) {
    await noteLimit(deps, {
      key: `${addressKey} ${accountKey}`,
      officerId: null,
      detail: marks(deps, email, command.clientAddress),
    });
    return err({ code: 'TOO_MANY_TRIES' });
  }

  const record = await deps.queries.officers.signInRecord(email);
  const password = normalisePassword(command.password);
  const matches =
    record === null
      ? await deps.passwordHasher.spend(password).then(() => false)
      : await deps.passwordHasher.verify(record.passwordHash, password);
  if (record === null || !matches || record.disabledAt !== null) {
    await deps.unitOfWork.transaction((tx) =>
      tx.audit.append([
        {
          at: deps.clock.now(),
          actor: { kind: 'visitor' },
          action: 'sign_in_refused',
          object: { kind: 'officer', id: record?.officerId ?? '' },
          detail: marks(deps, email, command.clientAddress),
        },
      ]),
    );
    deps.logger.warn('sign_in_refused');
    return err({ code: 'SIGN_IN_REFUSED' });
  }

  if (command.currentToken !== null) await deps.officerSessions.close(command.currentToken);
  const device = deviceToText(deviceOf(command.userAgent ?? ''));
  const session = await deps.officerSessions.openHalf(record.officerId, device);
  await deps.attempts.clear('sign_in', accountKey);
  if (command.clientAddress !== '') await deps.attempts.giveBack('sign_in_address', addressKey);
  deps.logger.info('password_accepted');
  return ok(session);
}

/** Accounts and addresses stand in the audit trail as keyed hashes only: the same one is recognised, none is read. */
function marks(
  deps: Pick<Dependencies, 'vault'>,
  email: string,
  clientAddress: string,
): { readonly account: string; readonly address: string | null } {
  const mark = (text: string) => deps.vault.digest('audit', text).slice(0, 16);
  return { account: mark(email), address: clientAddress === '' ? null : mark(clientAddress) };
}
