import { openFactorSecret } from '#application/officer/factor-secrets.ts';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';
import { foldEmail } from '#domain/officer/officer-error.ts';
import { stepAt } from '#domain/officer/second-factor.ts';
import { demoMailDomain } from './demo/officers.ts';

/** Prints the code that the app of an officer of the demo office would show now; for nobody else. */
export async function demoCode(given: { readonly email: string }): Promise<number> {
  const email = foldEmail(given.email);
  if (!email.endsWith(`@${demoMailDomain}`)) {
    process.stderr.write(`Hanya untuk petugas kantor contoh (surel @${demoMailDomain}).\n`);
    return 1;
  }
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    await startUp(container);
    const { deps } = container;
    const secret = await deps.unitOfWork.transaction(async (tx) => {
      const officer = await tx.officers.findByEmail(email);
      const factor = officer === null ? null : await tx.officerFactors.find(officer.id);
      return officer === null || factor === null
        ? null
        : openFactorSecret(deps, officer.id, factor.sealedSecret);
    });
    if (secret === null) {
      process.stderr.write('Petugas itu tidak ada di kantor contoh ini, atau belum punya aplikasi kode.\n');
      return 1;
    }
    process.stdout.write(`${deps.oneTimeCodes.codeAt(secret, stepAt(deps.clock.now()))}\n`);
    return 0;
  } finally {
    await container.close();
  }
}
