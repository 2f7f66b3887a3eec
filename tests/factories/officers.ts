import type { Dependencies } from '#application/dependencies.ts';
import { sealFactorSecret } from '#application/officer/factor-secrets.ts';
import type { OfficerActor, Role } from '#domain/officer/role.ts';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';
import { testSecret } from '#tests/support/second-factor.ts';

export interface NewOfficer {
  readonly roles?: readonly Role[];
  /** Limits every role to one unit. */
  readonly unit?: UnitId | null;
  readonly fullName?: string;
  readonly email?: string;
  /** Set to be able to sign in; hashing takes a moment, so it is left out otherwise. */
  readonly password?: string;
  /** As after an invitation: the authenticator app is still to be set up. */
  readonly withoutApp?: boolean;
}

let made = 0;

/** An officer with an account and an authenticator app; a desk officer for the whole body unless told. */
export async function newOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'ids' | 'clock' | 'passwordHasher' | 'vault'>,
  options: NewOfficer = {},
): Promise<{ readonly actor: OfficerActor; readonly email: string; readonly password: string }> {
  made += 1;
  const officerId = asId<OfficerId>(deps.ids.next());
  const fullName = options.fullName ?? `Petugas ${made}`;
  const email = options.email ?? `petugas${made}@contoh.go.id`;
  const password = options.password ?? '';
  const grants = (options.roles ?? ['desk_officer']).map((role) => ({ role, unitId: options.unit ?? null }));
  const passwordHash = password === '' ? 'no password' : await deps.passwordHasher.hash(password);
  await deps.unitOfWork.transaction(async (tx) => {
    await tx.officers.add({
      id: officerId,
      email,
      fullName,
      positionTitle: 'Petugas Layanan Informasi',
      passwordHash,
      grants,
      disabledAt: null,
      createdAt: deps.clock.now(),
      version: 1,
    });
    if (options.withoutApp) return;
    const sealedSecret = sealFactorSecret(deps, officerId, testSecret);
    await tx.officerFactors.add({ officerId, sealedSecret, lastStep: 0, enrolledAt: deps.clock.now() });
  });
  return { actor: { kind: 'officer', officerId, fullName, grants }, email, password };
}
