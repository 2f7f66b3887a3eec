import type { Container } from '#container';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { createTestOffice } from '../../support/test-office.ts';
import { settleOutbox, workerOf } from '../offices.ts';
import { type FaultRow, type FaultRun, type Tally, tally } from '../row.ts';
import { type Mood, startScriptedSmtp } from '../scripted-smtp.ts';

const moods: readonly (Mood | 'down')[] = ['down', 'slow_banner', 'busy', 'refuses', 'hangs_up_after_data'];
/** Nobody listens there. */
const nowhere = 'smtp://127.0.0.1:9';

async function citizenNotices(office: Container) {
  return office.database.db
    .selectFrom('notice')
    .selectAll()
    .where('channel', '=', 'mail')
    .where('recipient_kind', '=', 'requester')
    .execute();
}

async function unwellMailServer(mood: Mood | 'down', requests: number, count: Tally): Promise<void> {
  const smtp = await startScriptedSmtp();
  const office = await createTestOffice(
    { dialect: 'sqlite', open: () => openTestDatabase('sqlite') },
    { env: { SMTP_URL: smtp.url } },
  );
  if (mood !== 'down') smtp.behave(mood);
  for (let at = 0; at < requests; at += 1) {
    const from = performance.now();
    await submittedRequest(office.deps, { email: `warga-${mood}-${at}@contoh.id` });
    count.took(`submit, mail ${mood}`, performance.now() - from);
    count.tried();
  }
  await settleOutbox(workerOf(office.container, mood === 'down' ? nowhere : smtp.url));
  const during = await citizenNotices(office.container);
  if (during.length !== requests) count.lost(`${mood}: ${requests - during.length} notices`);
  if (during.some(({ status }) => status === 'sent')) count.failed(`${mood}: a notice passes for sent`);
  smtp.behave('well');
  office.clock.advance({ hours: 12 });
  await settleOutbox(workerOf(office.container, smtp.url));
  const seen = new Map<string, number>();
  for (const { messageId } of smtp.taken) {
    const [notice = ''] = messageId.split('@');
    seen.set(notice, (seen.get(notice) ?? 0) + 1);
  }
  for (const { id, status } of await citizenNotices(office.container)) {
    const mails = seen.get(id) ?? 0;
    if (mood === 'refuses') {
      // A mailbox that does not exist: a person is asked to tell the citizen.
      if (status !== 'to_tell') count.failed(`${mood}: notice is ${status}, not a task`);
      if (mails > 0) count.failed(`${mood}: a refused mail went out`);
      else count.count('tasks for a person');
      continue;
    }
    if (status !== 'sent' || mails === 0) count.lost(`${mood}: a notice is ${status} with ${mails} mails`);
    if (mails > 1 && mood !== 'hangs_up_after_data') count.failed(`${mood}: ${mails} mails for one notice`);
    if (mails > 1) count.count('came again under the same Message-ID');
    count.count('mails');
  }
  await office.close();
  await smtp.close();
}

async function unwell(run: FaultRun) {
  const count = tally();
  for (const mood of moods) await unwellMailServer(mood, run.times(20), count);
  return count.result();
}

export const mailServerUnwell: FaultRow = {
  id: 'X1',
  title: 'mail server down, slow, 4xx, 5xx, gone after DATA: submitting goes on, one mail or a task',
  run: unwell,
};
