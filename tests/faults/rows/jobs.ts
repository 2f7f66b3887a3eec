import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Container } from '#container';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { openOffice, settleOutbox, workerOf } from '../offices.ts';
import { type Helper, killTree, someTime, startHelper } from '../processes.ts';
import { type FaultRow, type FaultRun, type Tally, tally } from '../row.ts';
import { startScriptedSmtp } from '../scripted-smtp.ts';

const effectWorker = path.join(import.meta.dirname, '../effect-worker-child.ts');
const worker = path.join(import.meta.dirname, '../../../src/jobs/main.ts');
const ROUND = 500;
/** Leases are three minutes long; each next worker's clock stands past those of the one before. */
const PAST_LEASES_MS = 200_000;

async function addJobs(office: Container, count: number): Promise<void> {
  const now = office.deps.clock.now();
  for (let from = 0; from < count; from += ROUND) {
    await office.deps.unitOfWork.transaction((tx) =>
      tx.outbox.add(
        Array.from({ length: Math.min(ROUND, count - from) }, (_, at) => ({
          topic: 'erase_file',
          dedupeKey: `job:${from + at}`,
          payload: { fileId: String(from + at) },
        })),
        now,
      ),
    );
  }
}

/** Runs of each job, from the lines that the workers wrote. */
async function runsOf(file: string): Promise<ReadonlyMap<string, number>> {
  const runs = new Map<string, number>();
  for (const line of (await readFile(file, 'utf8')).split('\n').filter(Boolean)) {
    const [job = ''] = line.split(' ');
    runs.set(job, (runs.get(job) ?? 0) + 1);
  }
  return runs;
}

async function checkRuns(office: Container, file: string, jobs: number, count: Tally): Promise<number> {
  const runs = await runsOf(file);
  const open = await office.database.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (open.found > 0) count.failed(`${open.found} jobs are not done`);
  for (let at = 0; at < jobs; at += 1) if (!runs.has(`job:${at}`)) count.lost(`job ${at}`);
  return [...runs.values()].reduce((more, times) => more + times - 1, 0);
}

async function endedWell(helper: Helper, count: Tally): Promise<void> {
  const code = await helper.ended;
  if (code !== 0) count.failed(`a worker ended with ${code}: ${helper.errors().slice(-200)}`);
}

/** Two workers, none killed: every job once. Then again with workers killed: none lost, repeats only by a kill. */
async function twoWorkers(run: FaultRun) {
  const count = tally();
  const jobs = run.times(10_000);
  const calm = await run.folder('j1');
  const office = await openOffice(calm);
  await addJobs(office, jobs);
  const effects = path.join(calm, 'effects.txt');
  const from = performance.now();
  const pair = [1, 2].map(() => startHelper(effectWorker, [effects], { DATA_DIR: calm }));
  for (const helper of pair) await endedWell(helper, count);
  count.took('all jobs', performance.now() - from);
  count.tried(jobs);
  const doubled = await checkRuns(office, effects, jobs, count);
  if (doubled > 0) count.failed(`${doubled} jobs ran twice though nothing was killed`);
  await office.close();

  const rough = await run.folder('j1-killed');
  const second = await openOffice(rough);
  await addJobs(second, jobs);
  const roughEffects = path.join(rough, 'effects.txt');
  const kills = run.times(50);
  let killed = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const env = { DATA_DIR: rough, PPID_CLOCK_OFFSET_MS: String(kill * PAST_LEASES_MS) };
    const both = [1, 2].map(() => startHelper(effectWorker, [roughEffects], env));
    await Promise.all(both.map((helper) => helper.says('ready')));
    await someTime(20, 200);
    for (const { child, ended } of both) {
      if (child.exitCode === null) killed += 1;
      await killTree(child.pid ?? 0);
      await ended;
    }
  }
  const env = { DATA_DIR: rough, PPID_CLOCK_OFFSET_MS: String(kills * PAST_LEASES_MS) };
  await endedWell(startHelper(effectWorker, [roughEffects], env), count);
  count.tried(jobs);
  count.count('kills', killed);
  const again = await checkRuns(second, roughEffects, jobs, count);
  count.count('given out again after a kill', again);
  // A worker holds at most four messages.
  if (again > killed * 4) count.failed(`${again} jobs ran again after ${killed} kills`);
  await second.close();
  return count.result();
}

/** The mail server has the mail, the worker dies before it can write that down: it comes again with the same name. */
async function killedBeforeMark(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('j2');
  const smtp = await startScriptedSmtp();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: 'PPID <ppid@contoh.go.id>', DATA_DIR: dataDir };
  const kills = run.times(200);
  const office = await openOffice(dataDir, {
    ...env,
    PPID_CLOCK_OFFSET_MS: String((kills + 1) * PAST_LEASES_MS),
  });
  const submitting = await openOffice(dataDir, env);
  for (let kill = 0; kill < kills; kill += 1) {
    await submittedRequest(submitting.deps, {
      idempotencyKey: `surel-${kill}`,
      email: `warga${kill}@contoh.id`,
    });
    const helper = startHelper(worker, [], { ...env, PPID_CLOCK_OFFSET_MS: String(kill * PAST_LEASES_MS) });
    const before = smtp.taken.length;
    smtp.onTaken(() => helper.child.kill('SIGKILL'));
    for (let waited = 0; waited < 60_000 && helper.child.signalCode === null; waited += 20) await delay(20);
    if (helper.child.signalCode === null) count.failed('the worker sent no mail in a minute');
    await killTree(helper.child.pid ?? 0);
    await helper.ended;
    count.tried();
    if (smtp.taken.length === before) count.failed('no mail came');
  }
  smtp.onTaken(() => {});
  await settleOutbox(workerOf(office, smtp.url));
  const notices = await office.database.db
    .selectFrom('notice')
    .selectAll()
    .where('channel', '=', 'mail')
    .execute();
  const ids = new Map<string, string>();
  for (const { messageId, to } of smtp.taken) {
    const [notice = ''] = messageId.split('@');
    if (ids.has(notice) && ids.get(notice) !== `${messageId} ${to}`) {
      count.failed(`notice ${notice} came under two names`);
    }
    ids.set(notice, `${messageId} ${to}`);
  }
  for (const { id, status } of notices) {
    if (!ids.has(id)) count.lost(`the mail of notice ${id}`);
    if (status !== 'sent') count.failed(`notice ${id} is ${status}`);
  }
  if (ids.size !== notices.length) count.failed(`${ids.size} names for ${notices.length} notices`);
  count.count('mails by name', ids.size);
  count.count('came again under the same name', smtp.taken.length - ids.size);
  for (const container of [office, submitting]) await container.close();
  await smtp.close();
  return count.result();
}

export const jobsOnce: FaultRow = {
  id: 'J1',
  title: 'two workers, each job once; then with kills, none lost',
  run: twoWorkers,
};

export const killedBeforeMarking: FaultRow = {
  id: 'J2',
  title: 'worker killed after the mail left, before it was written down',
  run: killedBeforeMark,
};
