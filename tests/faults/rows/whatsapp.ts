import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { eventsOfPeople, shuffled } from '#tests/factories/chat-storm.ts';
import { delivery } from '#tests/factories/webhooks.ts';
import { attackedPortal } from '../../integration/bad-input/portal.ts';
import { type GraphStub, signatureOf, startGraphStub } from '../../support/graph-stub.ts';
import { type RunningPortal, startPortal } from '../../support/running-portal.ts';
import { leftBehind } from '../left-behind.ts';
import { killTree, someTime } from '../processes.ts';
import { type FaultRow, type FaultRun, type Tally, tally } from '../row.ts';

/** Longer than a lease, so that what a killed worker had taken comes again after the next start. */
const STEP_MS = 200_000;
const SETTLE_MS = 180_000;

/** Delivers as the provider does: again, until it was answered with 200. */
async function deliver(portal: () => RunningPortal, bodies: readonly string[], done: () => boolean) {
  for (const body of bodies) {
    while (!done()) {
      const status = await fetch(`${portal().baseUrl}/webhook/whatsapp`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signatureOf(body) },
        body,
      }).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) break;
      await delay(40);
    }
  }
}

async function chatAndKill(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('w1');
  const graph = await startGraphStub();
  const people = run.short ? 10 : 125;
  const env = { ...attackedPortal, WORKER: 'on', ...graph.env };
  const start = (cycle: number) =>
    startPortal({ dataDir, env: { ...env, PPID_CLOCK_OFFSET_MS: String(cycle * STEP_MS) } });
  let portal = await start(0);
  let over = false;
  const bodies = eventsOfPeople(graph, people, Math.floor(Date.now() / 1000));
  const storm = shuffled([...bodies, ...bodies]);
  const lanes = Array.from({ length: 4 }, (_, lane) =>
    deliver(
      () => portal,
      storm.filter((_body, at) => at % 4 === lane),
      () => over,
    ),
  );
  const kills = run.times(50);
  for (let cycle = 1; cycle <= kills; cycle += 1) {
    await someTime(600, 1_600);
    await killTree(portal.pid);
    await portal.stop('SIGKILL');
    count.tried();
    portal = await start(cycle);
    if (cycle % 10 === 0) run.say(`  ${cycle} of ${kills} kills`);
  }
  await Promise.all(lanes);
  // Statuses come back with our reference, also for what was sent in the moment of a kill.
  const statuses = graph.sent.map(({ id, reference }) =>
    delivery({ statuses: [{ id, status: 'delivered', biz_opaque_callback_data: reference }] }),
  );
  await deliver(
    () => portal,
    statuses,
    () => over,
  );
  for (let round = 1; round <= 3 && openJobs(portal) > 0; round += 1) {
    await portal.stop();
    portal = await start(kills + 4 * round);
    for (let waited = 0; waited < SETTLE_MS && openJobs(portal) > 0; waited += 500) await delay(500);
  }
  over = true;
  verify(portal, graph, people, count);
  await portal.stop();
  for (const problem of (await leftBehind(dataDir)).problems) count.failed(problem);
  await graph.close();
  return count.result();
}

function ask(portal: RunningPortal, sql: string): readonly Record<string, unknown>[] {
  const db = new Sqlite(`${portal.dataDir}/ppid.sqlite`, { readonly: true });
  try {
    return db.prepare<[], Record<string, unknown>>(sql).all();
  } finally {
    db.close();
  }
}

/** What is due or leased; what waits for a day that is further off has been looked at. */
function openJobs(portal: RunningPortal): number {
  return ask(
    portal,
    "select id from outbox where done_at is null and dead_at is null and topic like '%whatsapp%' or (topic = 'advance_conversation' and done_at is null and dead_at is null)",
  ).length;
}

function verify(portal: RunningPortal, graph: GraphStub, people: number, count: Tally): void {
  const inbound = ask(portal, "select body from conversation_message where direction = 'in'");
  const expected = people * 8;
  if (inbound.length < expected) count.lost(`${expected - inbound.length} messages`);
  if (inbound.length > expected) count.failed(`${inbound.length - expected} messages twice`);
  const reports = ask(portal, 'select body from complaint').map(({ body }) => String(body).split('\n'));
  const wanted = Array.from({ length: people }, (_, person) => [
    `Masalah ${person}`,
    ...(person % 3 === 0 ? [`Masalah kedua ${person}`] : []),
  ]).flat();
  // Minutes late beside a kill, a sentence stands as a message in the report that was sent off meanwhile.
  const said = ask(portal, 'select body from case_message').map(({ body }) => String(body));
  const lines = [...reports.flat(), ...said];
  for (const words of wanted) {
    const times = lines.filter((line) => line === words).length;
    if (times === 0) count.lost(words);
    if (times > 1) count.failed(`${words} stands ${times} times`);
  }
  if (reports.length < people || reports.length > wanted.length) {
    count.failed(`${reports.length} reports of ${people} people who sent ${wanted.length}`);
  }
  const open = ask(portal, 'select id from whatsapp_inbox where done_at is null').length;
  if (open > 0) count.lost(`${open} events are not done`);
  const files = ask(portal, 'select id from stored_file where deleted_at is null').length;
  const photos = Math.ceil(people / 4);
  if (files < photos) count.lost(`${photos - files} photos`);
  if (files > photos) count.failed(`${files - photos} photos twice`);
  const receipts = graph.sent.filter(({ text }) => text.includes('kami terima dengan nomor'));
  const references = new Set(receipts.map(({ reference }) => reference));
  if (references.size !== reports.length) count.failed(`${references.size} receipts of ${reports.length}`);
  count.count('two reports that became one beside a kill', wanted.length - reports.length);
  count.count('receipts sent again beside a kill', receipts.length - references.size);
}

export const killedWhileChatting: FaultRow = {
  id: 'W1',
  title: 'kill -9 of web and worker among a thousand webhook events, shuffled and twice',
  run: chatAndKill,
};
