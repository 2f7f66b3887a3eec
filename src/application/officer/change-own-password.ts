import type { Dependencies } from '#application/dependencies.ts';
import { localWords } from '#application/officer/local-words.ts';
import { tellOfficer } from '#application/officer/security-notice.ts';
import type { SeenSession } from '#application/ports/officer-sessions.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { checkPassword } from '#domain/officer/password-rules.ts';
import { isFreshSignIn } from '#domain/officer/second-factor.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** An officer's own new password; every other session ends and the officer is told. Needs a fresh sign-in. */
export async function changeOwnPassword(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'queries' | 'passwordHasher' | 'logger'>,
  command: { readonly password: string },
  session: SeenSession,
): Promise<Result<null, OfficerError>> {
  const { officerId } = session.officer;
  if (session.stage !== 'full' || !isFreshSignIn(session.openedAt, deps.clock.now())) {
    return err({ code: 'FRESH_SIGN_IN_NEEDED' });
  }
  const own = await deps.queries.officers.find(officerId);
  if (own === null) return err({ code: 'SIGN_IN_OVER' });
  const { fullName, email } = own;
  const password = checkPassword(command.password, { fullName, email, localWords: await localWords(deps) });
  if (!password.ok) return err({ code: password.error });
  const passwordHash = await deps.passwordHasher.hash(password.value);
  const now = deps.clock.now();
  await deps.unitOfWork.transaction(async (tx) => {
    await tx.officers.changePassword(officerId, passwordHash);
    await tx.officers.endSessions(officerId, session.id);
    await tx.invitations.revokeOpenFor('password_reset', email, now);
    await tellOfficer(deps, tx, { id: officerId, email }, 'password_changed', now);
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId, role: null },
        action: 'password_changed',
        object: { kind: 'officer', id: officerId },
        detail: {},
      },
    ]);
  });
  deps.logger.info('password_changed');
  return ok(null);
}
