import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { OuterDatabaseInTransactionError } from '#adapters/db/transaction-guard.ts';
import { assertPage } from '../../integration/bad-input/page.ts';
import { attackedPortal } from '../../integration/bad-input/portal.ts';
import { startPortal } from '../../support/running-portal.ts';
import { dialects, openTestDatabase } from '../../support/test-database.ts';
import { createTestOffice } from '../../support/test-office.ts';
import { acknowledged, crowd, newForm, type Sent, submit } from '../citizens.ts';
import { someTime } from '../processes.ts';
import { type FaultRow, type FaultRun, tally } from '../row.ts';
import { receiptsOf, verifyCases } from '../verify-cases.ts';

const exec = promisify(execFile);
const twoWriters = path.join(import.meta.dirname, '../../integration/data/two-writers-child.ts');

async function lockHeld(run: FaultRun) {
  const count = tally();
  const portal = await startPortal({ dataDir: await run.folder('l1'), env: attackedPortal });
  const other = new Sqlite(path.join(portal.dataDir, 'ppid.sqlite'));
  const sent: Sent[] = [];
  try {
    for (const heldMs of [3_000, 10_000]) {
      for (let round = 0; round < run.times(10); round += 1) {
        other.exec('begin immediate');
        const release = delay(heldMs).then(() => other.exec('rollback'));
        const from = performance.now();
        const form = newForm();
        const done = await submit(portal, form);
        count.took(`answer under a lock of ${heldMs / 1000} s`, performance.now() - from);
        await release;
        count.tried();
        sent.push(done);
        const status = done.answer?.status;
        count.count(`${heldMs / 1000} s: status ${status}`);
        if (heldMs === 3_000 && status !== 303) count.failed(`a lock of 3 s: ${status}`);
        if (heldMs === 10_000 && done.answer !== null && status !== 303) {
          try {
            assertPage(done.answer, 503, 'a lock of 10 s');
          } catch (error) {
            count.failed(String(error));
          }
        }
        const again = await submit(portal, form);
        if (again.answer?.status !== 303) count.failed(`after the lock: ${again.answer?.status}`);
        sent.push(again);
      }
    }
    await verifyCases(portal, sent, count);
    if (/SQLITE_BUSY/.test(sent.map(({ answer }) => answer?.text ?? '').join())) {
      count.failed('a page names SQLITE_BUSY');
    }
  } finally {
    other.close();
    await portal.stop();
  }
  return count.result();
}

export const lockedDatabase: FaultRow = {
  id: 'L1',
  title: 'another writer holds the lock for 3 s and 10 s',
  run: lockHeld,
};

async function readThenWrite(run: FaultRun) {
  await run.postgres();
  const count = tally();
  for (const dialect of dialects) {
    const { url, db, close } = await openTestDatabase(dialect);
    await db.insertInto('counter').values({ kind: 'two_writers', year: 2026, value: 0 }).execute();
    const ended = await Promise.allSettled(
      [1, 2].map(() => exec(process.execPath, [twoWriters, url, '300'])),
    );
    for (const one of ended) if (one.status === 'rejected') count.failed(`${dialect}: ${String(one.reason)}`);
    const { value } = await db
      .selectFrom('counter')
      .select('value')
      .where('kind', '=', 'two_writers')
      .executeTakeFirstOrThrow();
    count.tried(600);
    for (let missing = value; missing < 600; missing += 1) count.lost(`${dialect}: an update`);
    await close();
  }
  return count.result();
}

export const twoProcesses: FaultRow = {
  id: 'L2',
  title: 'two processes, 600 transactions that read, wait and write, on both databases',
  run: readThenWrite,
};

async function backendsKilled(run: FaultRun) {
  const count = tally();
  const server = await run.postgres();
  const name = `ppid_faults_${process.pid}`;
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const address = new URL(server.url);
  address.pathname = `/${name}`;
  const portal = await startPortal({
    dataDir: await run.folder('l3'),
    databaseUrl: address.href,
    env: attackedPortal,
  });
  const db = new Client({ connectionString: address.href });
  await db.connect();
  try {
    for (let kill = 0; kill < run.times(50); kill += 1) {
      const citizens = crowd(portal, 8);
      await someTime(100, 400);
      const killed = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = $1 and application_name = 'ppid-portal'`,
        [name],
      );
      count.count('backends ended', killed.rowCount ?? 0);
      await someTime(50, 150);
      await citizens.stop();
      count.tried();
      for (const { answer } of citizens.sent) {
        if (answer === null) count.failed('a request got no answer');
        else if (answer.status !== 303 && answer.status !== 503)
          count.failed(
            `an answer of ${answer.status}: ${portal
              .output()
              .split('\n')
              .filter((line) => !line.includes('UnavailableError'))
              .slice(-2)
              .join(' ')}`,
          );
        else count.count(`status ${answer.status}`);
      }
      const refused = citizens.sent.filter(({ answer }) => answer?.status === 503);
      const again = await Promise.all(refused.map((one) => submit(portal, one)));
      const promised = await receiptsOf(portal, [...citizens.sent, ...again], count);
      if (acknowledged(again).length !== refused.length) count.failed('a form sent again was not taken');
      for (const { number, name: person } of promised) {
        const found = await db.query('select number from information_request where full_name = $1', [person]);
        if (found.rowCount === 0) count.lost(number);
        if ((found.rowCount ?? 0) > 1) count.failed(`${person} has ${found.rowCount} cases for one form`);
      }
    }
    const gaps = await db.query(
      "select c.value - count(r.id) as gap from counter c, information_request r where c.kind = 'information_request' group by c.value",
    );
    if (Number(gaps.rows[0]?.gap) !== 0) count.failed(`numbers have a gap of ${gaps.rows[0]?.gap}`);
  } finally {
    await db.end();
    await portal.stop();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
  return count.result();
}

export const lostConnections: FaultRow = {
  id: 'L3',
  title: 'PostgreSQL ends every connection in the middle of transactions',
  run: backendsKilled,
};

async function outerDatabase(run: FaultRun) {
  await run.postgres();
  const count = tally();
  for (const dialect of dialects) {
    const office = await createTestOffice({ dialect, open: () => openTestDatabase(dialect) });
    const { unitOfWork, queries } = office.deps;
    for (const outer of [
      () => queries.office.ping(),
      () => unitOfWork.transaction((tx) => tx.units.list()),
      () => queries.officeRules(),
    ]) {
      count.tried();
      const from = performance.now();
      const error = await unitOfWork
        .transaction(async (tx) => {
          await tx.counters.next('letter', 2026);
          await outer();
        })
        .catch((thrown: unknown) => thrown);
      count.took('refused after', performance.now() - from);
      if (!(error instanceof OuterDatabaseInTransactionError)) count.failed(`${dialect}: ${String(error)}`);
    }
    const next = await unitOfWork.transaction((tx) => tx.counters.next('letter', 2026));
    if (next !== 1) count.failed(`${dialect}: a refused transaction left its number`);
    await office.close();
  }
  return count.result();
}

export const outerInTransaction: FaultRow = {
  id: 'L5',
  title: 'the outer database inside a transaction is refused at once',
  run: outerDatabase,
};
