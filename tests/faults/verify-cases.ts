import type { RunningPortal } from '../support/running-portal.ts';
import { acknowledged, numberAndCode, type Sent, submit, unanswered } from './citizens.ts';
import { type KnownProofs, leftBehind } from './left-behind.ts';
import type { Tally } from './row.ts';

export type Promised = Sent & { readonly number: string; readonly code: string };

/** Reads each receipt that was acknowledged; one that cannot be shown is lost. */
export async function receiptsOf(
  portal: RunningPortal,
  sent: readonly Sent[],
  tally: Tally,
): Promise<readonly Promised[]> {
  const promised: Promised[] = [];
  for (const one of acknowledged(sent)) {
    const receipt = await numberAndCode(portal, one.answer);
    if (receipt === null) tally.lost(`the receipt of ${one.name}`);
    else promised.push({ ...one, ...receipt });
  }
  return promised;
}

/**
 * After a fault: everything acknowledged is there as it was sent, nothing is half there, and who got no answer
 * sends the form again and has one case.
 */
export async function verifyCases(
  portal: RunningPortal,
  sent: readonly Sent[],
  tally: Tally,
  known?: KnownProofs,
): Promise<void> {
  const promised = await receiptsOf(portal, sent, tally);
  tally.count('acknowledged', promised.length);
  for (const one of unanswered(sent)) {
    const [first, second] = [await submit(portal, one), await submit(portal, one)];
    const receipts = await receiptsOf(portal, [first, second], tally);
    if (receipts.length !== 2) {
      tally.failed(`a form sent again got ${first.answer?.status} and ${second.answer?.status}`);
    } else if (receipts[0]?.number !== receipts[1]?.number || receipts[0]?.code !== receipts[1]?.code) {
      tally.failed(`a form sent again has two receipts: ${receipts[0]?.number}, ${receipts[1]?.number}`);
    }
    tally.count('sent again');
  }
  const withProofs = sent.some((one) => one.sha256 !== null);
  const found = await leftBehind(portal.dataDir, withProofs, known);
  for (const problem of found.problems) tally.failed(problem);
  for (const { number, name, sha256 } of promised) {
    if (found.numbers.get(number)?.name !== name) tally.lost(`case ${number} of ${name}`);
    if (sha256 !== null && found.proofs.get(number) !== sha256) {
      tally.lost(`the file of ${number}: ${found.proofs.get(number) ?? 'not filed'}`);
    }
  }
  for (const [number, proof] of found.proofs) {
    if (!/^[0-9a-f]{64}$/.test(proof)) tally.failed(`the file of ${number} is broken: ${proof}`);
  }
  const byName = new Map<string, number>();
  for (const { name } of found.numbers.values()) byName.set(name, (byName.get(name) ?? 0) + 1);
  for (const [name, cases] of byName) if (cases > 1) tally.failed(`${name} has ${cases} cases for one form`);
}
