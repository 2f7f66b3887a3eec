import type { Dependencies } from '#application/dependencies.ts';
import { foldEmail, type OfficerError } from '#domain/officer/officer-error.ts';
import { normalisePassword } from '#domain/officer/password-rules.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type SignIn = {
  readonly email: string;
  readonly password: string;
  /** Client address; '' when unknown. */
  readonly clientAddress: string;
  /** Token of a session that the browser already has; it ends, whatever it was. */
  readonly currentToken: string | null;
};

/**
 * Opens a session under a new token. An unknown address, a wrong password and a disabled account are refused with
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
): Promise<Result<{ readonly token: string; readonly expiresAt: InstantText }, OfficerError>> {
  const email = foldEmail(command.email);
  const accountKey = `account:${email}`;
  const addressKey = `address:${command.clientAddress}`;
  const allowed =
    (command.clientAddress === '' || (await deps.attempts.take('sign_in_address', addressKey))) &&
    (await deps.attempts.take('sign_in', accountKey));
  if (!allowed) {
    deps.logger.warn('sign_in_limited');
    return err({ code: 'TOO_MANY_TRIES' });
  }

  const record = await deps.queries.officers.signInRecord(email);
  const password = normalisePassword(command.password);
  const matches =
    record === null
      ? await deps.passwordHasher.spend(password).then(() => false)
      : await deps.passwordHasher.verify(record.passwordHash, password);
  if (record === null || !matches || record.disabledAt !== null) {
    await recordSignIn(deps, { officerId: record?.officerId ?? null, refused: true, email, command });
    deps.logger.warn('sign_in_refused');
    return err({ code: 'SIGN_IN_REFUSED' });
  }

  if (command.currentToken !== null) await deps.officerSessions.close(command.currentToken);
  await recordSignIn(deps, { officerId: record.officerId, refused: false, email, command });
  const session = await deps.officerSessions.open(record.officerId);
  await deps.attempts.clear('sign_in', accountKey);
  if (command.clientAddress !== '') await deps.attempts.giveBack('sign_in_address', addressKey);
  deps.logger.info('signed_in');
  return ok(session);
}

/** Accounts and addresses stand in the audit trail as keyed hashes only: the same one is recognised, none is read. */
async function recordSignIn(
  deps: Pick<Dependencies, 'unitOfWork' | 'vault' | 'clock'>,
  given: {
    readonly officerId: OfficerId | null;
    readonly refused: boolean;
    readonly email: string;
    readonly command: SignIn;
  },
): Promise<void> {
  const { officerId, refused, email, command } = given;
  const mark = (text: string) => deps.vault.digest('audit', text).slice(0, 16);
  await deps.unitOfWork.transaction((tx) =>
    tx.audit.append([
      {
        at: deps.clock.now(),
        actor:
          refused || officerId === null ? { kind: 'visitor' } : { kind: 'officer', officerId, role: null },
        action: refused ? 'sign_in_refused' : 'signed_in',
        object: { kind: 'officer', id: officerId ?? '' },
        detail: {
          account: mark(email),
          address: command.clientAddress === '' ? null : mark(command.clientAddress),
        },
      },
    ]),
  );
}
