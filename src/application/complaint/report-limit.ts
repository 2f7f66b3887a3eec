import { fingerprintOf } from '#application/complaint/reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Reporter } from '#domain/complaint/complaint.ts';

/**
 * Takes one of the reports that an address and a contact may send in an hour; false when none is left. A village may
 * share one address, so that an address has many. What is counted stays in the limiter's memory.
 */
export async function takeReportTurn(
  deps: Pick<Dependencies, 'attempts' | 'vault'>,
  from: { readonly clientAddress: string; readonly reporter: Reporter },
): Promise<boolean> {
  const contact = fingerprintOf(deps, from.reporter);
  const address = deps.vault.digest('contact', from.clientAddress);
  return (
    (from.clientAddress === '' || (await deps.attempts.take('complaint_address', address))) &&
    (contact === null || (await deps.attempts.take('complaint_contact', contact)))
  );
}
