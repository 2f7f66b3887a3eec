import type { Dependencies } from '#application/dependencies.ts';
import type { OfficerActor, Role } from '#domain/officer/role.ts';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';

export interface NewOfficer {
  readonly roles?: readonly Role[];
  /** Limits every role to one unit. */
  readonly unit?: UnitId | null;
  readonly fullName?: string;
  readonly email?: string;
  /** Set to be able to sign in; hashing takes a moment, so it is left out otherwise. */
  readonly password?: string;
}

let made = 0;

/** An officer with an account; a desk officer for the whole body unless told. */
export async function newOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'ids' | 'clock' | 'passwordHasher'>,
  options: NewOfficer = {},
): Promise<{ readonly actor: OfficerActor; readonly email: string; readonly password: string }> {
  made += 1;
  const officerId = asId<OfficerId>(deps.ids.next());
  const fullName = options.fullName ?? `Petugas ${made}`;
  const email = options.email ?? `petugas${made}@contoh.go.id`;
  const password = options.password ?? '';
  const grants = (options.roles ?? ['desk_officer']).map((role) => ({ role, unitId: options.unit ?? null }));
  const passwordHash = password === '' ? 'no password' : await deps.passwordHasher.hash(password);
  await deps.unitOfWork.transaction((tx) =>
    tx.officers.add({
      id: officerId,
      email,
      fullName,
      positionTitle: 'Petugas Layanan Informasi',
      passwordHash,
      grants,
      disabledAt: null,
      createdAt: deps.clock.now(),
      version: 1,
    }),
  );
  return { actor: { kind: 'officer', officerId, fullName, grants }, email, password };
}
