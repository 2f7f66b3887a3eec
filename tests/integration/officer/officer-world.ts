import { finishSignIn } from '#application/officer/finish-sign-in.ts';
import { signIn } from '#application/officer/sign-in.ts';
import type { Result } from '#domain/shared/result.ts';
import { appCode, testSecret } from '#tests/support/second-factor.ts';
import type { TestOffice } from '#tests/support/test-office.ts';

export const goodPassword = 'kuda lumping biru 27';
export const otherPassword = 'payung di atas lemari';

/** The last part of a one-time link. */
export function tokenOf(url: string): string {
  return url.split('/').at(-1) ?? '';
}

/** The value of an accepted outcome; fails the test otherwise. */
export function accepted<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The code of a refusal; fails the test otherwise. */
export function refusal<T, E extends { readonly code: string }>(result: Result<T, E>): E['code'] {
  if (result.ok) throw new Error('accepted, though a refusal was expected');
  return result.error.code;
}

export async function rowsOf(
  office: TestOffice,
  table: 'officer' | 'officer_session' | 'officer_invitation' | 'officer_factor' | 'officer_recovery_code',
) {
  return office.database.db.selectFrom(table).selectAll().execute();
}

/** Signs in with password and code of an officer from the factory; the token of the full session. */
export async function signInFully(
  office: TestOffice,
  email: string,
  password: string,
  currentToken: string | null = null,
): Promise<{ readonly token: string }> {
  const half = accepted(await signIn(office.deps, { email, password, clientAddress: '', currentToken }));
  await office.database.db.updateTable('officer_factor').set({ last_step: 0 }).execute();
  return accepted(
    await finishSignIn(office.deps, {
      token: half.token,
      given: { kind: 'app_code', code: appCode(testSecret, office.clock.now()) },
      userAgent: '',
    }),
  );
}
