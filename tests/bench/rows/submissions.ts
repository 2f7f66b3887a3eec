import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { load } from '../load.ts';
import type { Measured } from '../measured-portal.ts';
import { median } from '../process-facts.ts';
import { number, percent, type Row } from '../report.ts';
import { get, type Stage, submit } from '../stage.ts';

/** The real form with fresh keys against the bare durable transaction of three rows, in turns. */
export async function submissions(stage: Stage, portal: Measured): Promise<Row[]> {
  const rates: number[] = [];
  const bare: number[] = [];
  const cpu: number[] = [];
  const p99: number[] = [];
  let others = 0;
  for (let round = 0; round < 3; round += 1) {
    const seconds = 4 * stage.scale;
    bare.push(await bareTransactions(stage, Math.max(1, seconds / 2)));
    const result = await load(portal.pid, submit(portal.port, { seconds }));
    rates.push((result.statuses['303'] ?? 0) / result.seconds);
    cpu.push(result.cpuMsEach);
    p99.push(result.p99Ms);
    others += result.answers - (result.statuses['303'] ?? 0) + result.broken;
  }
  const share = median(rates) / median(bare);
  return [
    {
      what: 'submission: real multipart form, fresh keys, 8 clients',
      ratio: `${percent(share)} of the rate`,
      measured: `${number(median(rates))}/s, ${number(median(cpu), 2)} CPU ms, p99 ${number(median(p99))} ms, not accepted ${others}`,
      against: `bare three-row transaction ${number(median(bare))}/s`,
      goal: '≥ 10 %',
      met: share >= 0.1 && others === 0,
    },
  ];
}

/** 1,000 requests from 64 clients at once, and what readers notice of it. */
export async function burst(stage: Stage, portal: Measured): Promise<Row[]> {
  const readers = { connections: 8, pace: 60, headers: { Cookie: 'a=b' } };
  const targets = ['/informasi/berkala', '/permohonan', '/bantuan'];
  const quiet = await load(
    portal.pid,
    get(portal.port, targets, { ...readers, seconds: 8 * stage.scale + 2 }),
  );
  const before = countRequests(stage);
  const reading = load(portal.pid, get(portal.port, targets, { ...readers, seconds: 8 }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const all = await load(portal.pid, submit(portal.port, { connections: 64, count: 1_000, seconds: 60 }));
  const busy = await reading;
  const accepted = all.statuses['303'] ?? 0;
  const kept = countRequests(stage) - before;
  return [
    {
      what: 'burst: 1,000 submissions from 64 clients',
      ratio: `lost ${accepted - kept}`,
      measured: `accepted ${accepted}, in the database ${kept}, broken ${all.broken}, ${number(all.perSecond)}/s, p99 ${number(all.p99Ms)} ms`,
      against: '–',
      goal: 'lost 0, p99 ≤ 2 s',
      met: accepted === 1_000 && kept === accepted && all.p99Ms <= 2_000,
    },
    {
      what: 'readers during the burst (rendered pages, 60/s)',
      ratio: `${number(busy.p99Ms / quiet.p99Ms, 1)} x quiet`,
      measured: `p99 ${number(busy.p99Ms)} ms, p50 ${number(busy.p50Ms)} ms`,
      against: `quiet p99 ${number(quiet.p99Ms)} ms, p50 ${number(quiet.p50Ms)} ms`,
      goal: '≤ 3 x',
      met: busy.p99Ms <= 3 * quiet.p99Ms,
    },
  ];
}

function countRequests({ corpus }: Stage): number {
  const db = new Sqlite(corpus.databaseFile, { readonly: true });
  const count = Number(db.prepare('select count(*) from information_request').pluck().get());
  db.close();
  return count;
}

async function bareTransactions(stage: Stage, seconds: number): Promise<number> {
  const yardsticks = path.join(import.meta.dirname, '../yardsticks.mjs');
  const file = path.join(stage.scratch, 'bare.sqlite');
  const { stdout } = await promisify(execFile)(process.execPath, [
    yardsticks,
    '--db',
    file,
    '--bare',
    String(seconds),
  ]);
  const result: { bare_transactions_per_second: number } = JSON.parse(stdout);
  return result.bare_transactions_per_second;
}
