import type { Dependencies } from '#application/dependencies.ts';
import { localWords } from '#application/officer/local-words.ts';
import { foldEmail, type OfficerError } from '#domain/officer/officer-error.ts';
import { checkPassword } from '#domain/officer/password-rules.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type CompleteSetup = {
  readonly token: string;
  readonly fullName: string;
  readonly positionTitle: string;
  readonly email: string;
  readonly password: string;
};

/**
 * Makes the first administrator by the set-up link. Works once, and only while there is no enabled administrator.
 * An officer who already has the address (a disabled administrator, say) must come in by another address.
 */
export async function completeSetup(
  deps: Pick<
    Dependencies,
    'unitOfWork' | 'clock' | 'ids' | 'vault' | 'queries' | 'passwordHasher' | 'logger'
  >,
  command: CompleteSetup,
): Promise<Result<OfficerId, OfficerError>> {
  const tokenHash = deps.vault.digest('invitation', command.token);
  const link = await deps.queries.officers.openLink(tokenHash, deps.clock.now());
  if (link?.kind !== 'setup') return err({ code: 'LINK_INVALID' });

  const email = foldEmail(command.email);
  const password = checkPassword(command.password, {
    fullName: command.fullName,
    email,
    localWords: await localWords(deps),
  });
  if (!password.ok) return err({ code: password.error });
  const passwordHash = await deps.passwordHasher.hash(password.value);

  const officerId = asId<OfficerId>(deps.ids.next());
  const now = deps.clock.now();
  const result = await deps.unitOfWork.transaction<Result<OfficerId, OfficerError>>(async (tx) => {
    const stored = await tx.invitations.findByTokenHash(tokenHash);
    if (stored?.kind !== 'setup') return err({ code: 'LINK_INVALID' });
    if ((await tx.officers.countAdministrators()) > 0) return err({ code: 'LINK_INVALID' });
    if ((await tx.officers.findByEmail(email)) !== null) return err({ code: 'EMAIL_IN_USE' });
    if (!(await tx.invitations.use(stored.id, now))) return err({ code: 'LINK_INVALID' });
    await tx.officers.add({
      id: officerId,
      email,
      fullName: command.fullName,
      positionTitle: command.positionTitle,
      passwordHash,
      grants: [{ role: 'administrator', unitId: null }],
      disabledAt: null,
      createdAt: now,
      version: 1,
    });
    await tx.audit.append([
      {
        at: now,
        actor: { kind: 'officer', officerId, role: 'administrator' },
        action: 'setup_completed',
        object: { kind: 'officer', id: officerId },
        detail: {},
      },
    ]);
    return ok(officerId);
  });
  if (result.ok) deps.logger.info('first_administrator_created');
  return result;
}
