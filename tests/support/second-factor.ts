import { otpauthOneTimeCodes } from '#adapters/auth/otpauth-one-time-codes.ts';
import { openDatabase } from '#adapters/db/open-database.ts';
import { stepAt } from '#domain/officer/second-factor.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** The secret of every officer whom a factory makes. */
export const testSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const codes = otpauthOneTimeCodes();

/** The code that an app with this secret shows at an instant; now unless told. */
export function appCode(secret: string = testSecret, at: InstantText = new Date().toISOString()): string {
  return codes.codeAt(secret, stepAt(at));
}

/** Lets the code of this half minute be used again, as if another had begun: tests sign in faster than people. */
export async function forgetUsedCodes(databaseUrl: string): Promise<void> {
  const opened = openDatabase({ databaseUrl });
  try {
    await opened.db.updateTable('officer_factor').set({ last_step: 0 }).execute();
  } finally {
    await opened.close();
  }
}

/** Lets every session have begun a quarter of an hour ago, so that it no longer counts as freshly signed in. */
export async function ageSessions(databaseUrl: string): Promise<void> {
  const opened = openDatabase({ databaseUrl });
  try {
    const createdAt = new Date(Date.now() - 15 * 60_000).toISOString();
    await opened.db.updateTable('officer_session').set({ created_at: createdAt }).execute();
  } finally {
    await opened.close();
  }
}
