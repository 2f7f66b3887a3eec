import { randomInt } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { attackedPortal } from '../../integration/bad-input/portal.ts';
import { startPortal } from '../../support/running-portal.ts';
import { crowd } from '../citizens.ts';
import { filesIn, type KnownProofs, leftBehind } from '../left-behind.ts';
import { killTree, someTime } from '../processes.ts';
import { type FaultResult, type FaultRow, type FaultRun, tally } from '../row.ts';
import { verifyCases } from '../verify-cases.ts';

type Kill = {
  readonly cycles: number;
  readonly folder: string;
  readonly citizens: number;
  readonly proofBytes: () => number;
  readonly waitMs: readonly [number, number];
};

async function killAgainAndAgain(run: FaultRun, kill: Kill): Promise<FaultResult> {
  const count = tally();
  const dataDir = await run.folder(kill.folder);
  const start = async () => {
    const from = performance.now();
    const portal = await startPortal({ dataDir, env: attackedPortal });
    count.took('start', performance.now() - from);
    return portal;
  };
  let portal = await start();
  const known: KnownProofs = new Map();
  for (let cycle = 0; cycle < kill.cycles; cycle += 1) {
    const citizens = crowd(portal, kill.citizens, kill.proofBytes);
    await someTime(...kill.waitMs);
    await killTree(portal.pid);
    await citizens.stop();
    await portal.stop('SIGKILL');
    count.tried();
    portal = await start();
    await verifyCases(portal, citizens.sent, count, known);
    if ((cycle + 1) % 20 === 0) run.say(`  ${cycle + 1} of ${kill.cycles} kills`);
  }
  await portal.stop();
  // At the end every file is read once more.
  const { proofs, problems } = await leftBehind(dataDir, true);
  for (const problem of problems) count.failed(problem);
  for (const [number, digest] of known) {
    if (proofs.get(number) !== digest) count.lost(`the file of ${number}: ${proofs.get(number)}`);
  }
  const drafts = path.join(dataDir, 'files/drafts');
  count.count('half files left by kills', (await readdir(drafts).catch(() => [])).length);
  await (await filesIn(dataDir)).sweepDrafts(0);
  const left = (await readdir(drafts).catch(() => [])).length;
  if (left > 0) count.failed(`${left} half files are not swept`);
  return count.result();
}

export const killedWhileSubmitting: FaultRow = {
  id: 'K1',
  title: 'kill -9 while eight citizens submit',
  run: (run) =>
    killAgainAndAgain(run, {
      cycles: run.times(200),
      folder: 'k1',
      citizens: 8,
      proofBytes: () => 0,
      waitMs: [50, 500],
    }),
};

export const killedWhileUploading: FaultRow = {
  id: 'K2',
  title: 'kill -9 while files of 1 to 5 MB come in',
  run: (run) =>
    killAgainAndAgain(run, {
      cycles: run.times(200),
      folder: 'k2',
      citizens: 4,
      proofBytes: () => randomInt(1_000_000, 5_000_000),
      waitMs: [150, 900],
    }),
};
