import type { Result } from '#domain/shared/result.ts';
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
  table: 'officer' | 'officer_session' | 'officer_invitation',
) {
  return office.database.db.selectFrom(table).selectAll().execute();
}
