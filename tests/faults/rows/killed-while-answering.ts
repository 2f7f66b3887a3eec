import path from 'node:path';
import type { Container } from '#container';
import { asId } from '#domain/shared/ids.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { leftBehind } from '../left-behind.ts';
import { openOffice, settleOutbox, workerOf } from '../offices.ts';
import { killTree, someTime, startHelper } from '../processes.ts';
import { type FaultRow, type FaultRun, type Tally, tally } from '../row.ts';
import { type ScriptedSmtp, startScriptedSmtp } from '../scripted-smtp.ts';

const answering = path.join(import.meta.dirname, '../answering-child.ts');
const worker = path.join(import.meta.dirname, '../../../src/jobs/main.ts');
/** Longer than any lease that a killed worker left. */
const LEASES_OVER_MS = 10 * 60_000;

type Said = ReadonlyMap<string, string>;

/** The furthest step that was acknowledged for each case. */
function stepsOf(lines: readonly string[]): Said {
  const steps = new Map<string, string>();
  for (const line of lines) {
    const [step = '', caseId] = line.split(' ');
    if (caseId !== undefined) steps.set(caseId, step);
  }
  return steps;
}

async function verifyAnswers(office: Container, said: Said, count: Tally): Promise<void> {
  const { db } = office.database;
  const requests = await db.selectFrom('information_request').selectAll().execute();
  const letters = await db.selectFrom('letter').selectAll().execute();
  const items = await db.selectFrom('information_request_item').selectAll().execute();
  const notices = await db.selectFrom('notice').selectAll().execute();
  const byId = new Map(requests.map((one) => [one.id, one]));
  for (const [caseId, step] of said) {
    const request = byId.get(caseId);
    const answer = letters.filter((one) => one.case_id === caseId && one.kind !== 'receipt');
    if (request === undefined) {
      count.lost(`case ${caseId}`);
      continue;
    }
    if (step !== 'submitted' && items.some((one) => one.request_id === caseId && one.decision === null)) {
      count.lost(`the decision on ${request.number}`);
    }
    if ((step === 'prepared' || step === 'sent') && answer.length === 0) {
      count.lost(`the letter of ${request.number}`);
    }
    if (step === 'sent' && (request.answered_at === null || request.outcome === null)) {
      count.lost(`the answer to ${request.number}`);
    }
  }
  for (const request of requests) {
    const answer = letters.filter((one) => one.case_id === request.id && one.kind !== 'receipt');
    const told = notices.filter((one) => one.case_id === request.id && one.recipient_kind === 'requester');
    const sent = request.answered_at !== null;
    if (sent !== (request.is_open === 0) || (request.outcome !== null) !== answer.length > 0) {
      count.failed(`${request.number}: status, outcome, letter and answer do not agree`);
    }
    if (sent !== answer.some((one) => one.sent_at !== null)) {
      count.failed(`${request.number}: answered and its letter do not agree`);
    }
    if (told.length !== (sent ? 2 : 1)) count.failed(`${request.number}: ${told.length} notices`);
  }
  const numbered = letters.flatMap(({ letter_number: number }) => (number === null ? [] : [number]));
  const given = await db
    .selectFrom('counter')
    .select('value')
    .where('kind', '=', 'letter')
    .executeTakeFirst();
  if (new Set(numbered).size !== numbered.length) count.failed('a letter number was given twice');
  if ((given?.value ?? 0) !== numbered.length) {
    count.failed(`letter numbers: ${given?.value} given, ${numbered.length} on letters`);
  }
}

/** After all the kills: every letter has its paper, and every notice became one mail by its Message-ID. */
async function verifyWork(office: Container, smtp: ScriptedSmtp, count: Tally): Promise<void> {
  await settleOutbox(workerOf(office, smtp.url));
  const { db } = office.database;
  const open = await db
    .selectFrom('outbox')
    .select(['topic', 'last_error'])
    .where('done_at', 'is', null)
    .execute();
  for (const { topic, last_error: error } of open) count.failed(`work left undone: ${topic} ${error}`);
  for (const letter of await db.selectFrom('letter').selectAll().execute()) {
    for (const fileId of [letter.rendered_file_id, letter.signed_file_id]) {
      if (fileId === null) continue;
      let bytes = 0;
      for await (const chunk of office.deps.files.readSealed(asId(fileId))) bytes += chunk.length;
      if (bytes === 0) count.lost(`the paper of letter ${letter.id}`);
    }
    if (letter.rendered_file_id === null) count.failed(`letter ${letter.id} was never put on paper`);
    count.count('letters');
  }
  const notices = await db.selectFrom('notice').selectAll().where('channel', '=', 'mail').execute();
  const seen = new Set(smtp.taken.map(({ messageId }) => messageId.split('@')[0]));
  for (const { id, status } of notices) {
    if (status !== 'sent') count.failed(`notice ${id} is ${status}`);
    if (!seen.has(id)) count.lost(`the mail of notice ${id}`);
  }
  count.count('mails', seen.size);
  count.count('mails sent twice with one Message-ID', smtp.taken.length - seen.size);
}

const LOOK_EVERY = 10;

async function killWhileAnswering(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('k3');
  const smtp = await startScriptedSmtp();
  const settings = { SMTP_URL: smtp.url, MAIL_FROM: 'PPID <ppid@contoh.go.id>' };
  const office = await openOffice(dataDir, {
    ...settings,
    PPID_CLOCK_OFFSET_MS: String(LEASES_OVER_MS),
  });
  const { actor } = await newOfficer(office.deps, { roles: ['administrator'], email: 'admin@contoh.go.id' });
  await office.deps.unitOfWork.transaction((tx) =>
    tx.settings.save({ letterNumbering: 'generated' }, office.deps.clock.now(), actor.officerId),
  );
  // One officer for all rounds: each request tells all officers, and that would grow with the square of the kills.
  const chief = await newOfficer(office.deps, { roles: ['chief_ppid'], email: 'ppid@contoh.go.id' });
  const acting = JSON.stringify(chief.actor);
  const env = { ...settings, DATA_DIR: dataDir };
  const said = new Map<string, string>();
  for (let cycle = 0; cycle < run.times(200); cycle += 1) {
    const from = performance.now();
    const helpers = [
      startHelper(answering, [String(cycle), acting], env),
      startHelper(worker, [], env),
    ] as const;
    const [officer, jobs] = helpers;
    await officer.says('ready');
    count.took('start', performance.now() - from);
    await someTime(50, 500);
    for (const { child } of helpers) await killTree(child.pid ?? 0);
    await Promise.all([officer.ended, jobs.ended]);
    count.tried();
    for (const [caseId, step] of stepsOf(officer.lines())) {
      said.set(caseId, step);
      count.count(step);
    }
    // Everything is looked at, and that grows with every kill.
    if ((cycle + 1) % LOOK_EVERY === 0) {
      await verifyAnswers(office, said, count);
      const { problems } = await leftBehind(dataDir);
      for (const problem of problems) count.failed(problem);
    }
    if ((cycle + 1) % 20 === 0) run.say(`  ${cycle + 1} kills`);
  }
  await verifyWork(office, smtp, count);
  await verifyAnswers(office, said, count);
  const { problems } = await leftBehind(dataDir);
  for (const problem of problems) count.failed(problem);
  await office.close();
  await smtp.close();
  return count.result();
}

export const killedWhileAnswering: FaultRow = {
  id: 'K3',
  title: 'kill -9 of officer and worker during decision, letter and outbox',
  run: killWhileAnswering,
};
