import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { attackedPortal, send } from '../../integration/bad-input/portal.ts';
import { startPortal } from '../../support/running-portal.ts';
import { newForm, type Sent, submit } from '../citizens.ts';
import { type FaultRow, type FaultRun, tally } from '../row.ts';
import { receiptsOf, verifyCases } from '../verify-cases.ts';

const HOUR_MS = 3_600_000;

/** Milliseconds from now to an instant. */
const until = (instant: string): number => Date.parse(instant) - Date.now();

/** One second before the year ends in Jakarta, and one after; both from the machine's own year. */
function newYear(): { readonly year: number; readonly eve: string; readonly morning: string } {
  const year = Number(new Date().toISOString().slice(0, 4)) + 1;
  return {
    year,
    // Time enough for a start; a submission lands on the eve or not at all.
    eve: `${year}-12-31T16:50:00.000Z`,
    morning: `${year}-12-31T17:00:01.000Z`,
  };
}

async function clockChanges(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('t1');
  const { year, eve, morning } = newYear();
  const steps = [
    { what: 'now', offset: () => 0, year: null },
    { what: 'back an hour', offset: () => -HOUR_MS, year: null },
    { what: 'forward a day', offset: () => 24 * HOUR_MS, year: null },
    { what: 'back again', offset: () => 0, year: null },
    { what: '31 December', offset: () => until(eve), year },
    { what: '1 January', offset: () => until(morning), year: year + 1 },
    { what: 'back to 31 December', offset: () => until(eve), year },
  ];
  const firstOfYear = new Map<string, string>();
  for (const step of steps) {
    const offset = String(step.offset());
    const portal = await startPortal({
      dataDir,
      env: { ...attackedPortal, WORKER: 'on', PPID_CLOCK_OFFSET_MS: offset },
    });
    const sent: Sent[] = [];
    for (let at = 0; at < run.times(20); at += 1) sent.push(await submit(portal, newForm()));
    count.tried(sent.length);
    const receipts = await receiptsOf(portal, sent, count);
    if (receipts.length !== sent.length)
      count.failed(`${step.what}: ${sent.length - receipts.length} not taken`);
    for (const { number } of receipts) {
      if (step.year !== null && !number.startsWith(`PI-${step.year}-`))
        count.failed(`${step.what}: ${number}`);
      const prefix = number.slice(0, 8);
      if (!firstOfYear.has(prefix)) firstOfYear.set(prefix, number);
    }
    const started = performance.now();
    const db = new Sqlite(path.join(dataDir, 'ppid.sqlite'), { readonly: true });
    const undone = db.prepare<[], number>(
      "select count(*) from outbox where topic = 'render_letter' and done_at is null",
    );
    while (Number(undone.pluck().get()) > 0 && performance.now() - started < 60_000) await delay(200);
    const left = Number(undone.pluck().get());
    if (left > 0) count.failed(`${step.what}: ${left} receipts are not on paper after a minute`);
    count.took(`receipts on paper, ${step.what}`, performance.now() - started);
    db.close();
    await verifyCases(portal, sent, count);
    await portal.stop();
  }
  for (const [prefix, number] of firstOfYear) {
    if (!number.endsWith('-000001')) count.failed(`the first number of ${prefix} is ${number}`);
  }
  const db = new Sqlite(path.join(dataDir, 'ppid.sqlite'), { readonly: true });
  const early = db
    .prepare<[], number>('select count(*) from deadline where due_on <= started_on')
    .pluck()
    .get();
  if (Number(early) > 0) count.failed(`${early} deadlines end before they begin`);
  db.close();
  return count.result();
}

export const clockMoves: FaultRow = {
  id: 'T1',
  title: 'clock back an hour, forward a day, over the year’s end and back',
  run: clockChanges,
};

const zones = ['UTC', 'Asia/Jakarta', 'Asia/Jayapura', 'America/New_York'] as const;
const keys = ['request_answer', 'request_answer_extended', 'objection_filing', 'cassation'] as const;

/** The same deadlines whatever zone the machine stands in. */
async function zoneMatrix(run: FaultRun) {
  const count = tally();
  const days = run.times(365);
  const answers = new Map<string, string>();
  for (const zone of zones) {
    // Half past eleven in the evening in Jakarta: another date in the other zones.
    const offset = until(`${new Date().toISOString().slice(0, 10)}T16:30:00.000Z`);
    const portal = await startPortal({
      dataDir: await run.folder(`t2-${zone.replace('/', '-')}`),
      env: { ...attackedPortal, TZ: zone, PPID_CLOCK_OFFSET_MS: String(offset) },
    });
    for (let day = 0; day < days; day += 1) {
      const on = new Date(Date.UTC(2026, 0, 1 + Math.floor((day * 365) / days))).toISOString().slice(0, 10);
      const jenis = keys[day % keys.length];
      const address = `/api/v1/tenggat?mulai=${on}&jenis=${jenis}`;
      const { text, status } = await send(portal, { path: address });
      count.tried();
      if (status !== 200) count.failed(`${address}: ${status}`);
      if ((answers.get(address) ?? text) !== text) count.failed(`${zone}: ${address} differs`);
      answers.set(address, text);
    }
    const sent = await submit(portal, newForm());
    await receiptsOf(portal, [sent], count);
    const db = new Sqlite(path.join(portal.dataDir, 'ppid.sqlite'), { readonly: true });
    const filed = JSON.stringify(db.prepare('select received_on, due_on from information_request').all());
    db.close();
    if ((answers.get('filed') ?? filed) !== filed) count.failed(`${zone}: filed ${filed}`);
    answers.set('filed', filed);
    await portal.stop();
  }
  return count.result();
}

export const machineZones: FaultRow = {
  id: 'T2',
  title: 'the machine in four time zones: the same deadlines',
  run: zoneMatrix,
};
