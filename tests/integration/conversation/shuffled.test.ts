import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eventsOfPeople, shuffled } from '#tests/factories/chat-storm.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';

const T0 = Date.parse('2026-11-25T03:00:00Z') / 1000;
const PEOPLE = 125;

/** Everything that stands in the database at the end, without ids, numbers and what the machine said meanwhile. */
async function stateOf({ office, graph }: ChatWorld) {
  const { db } = office.database;
  const complaints = await db.selectFrom('complaint').selectAll().orderBy('body').execute();
  const messages = await db
    .selectFrom('conversation_message')
    .selectAll()
    .where('direction', '=', 'in')
    .execute();
  const said = await db.selectFrom('case_message').selectAll().execute();
  const files = await db.selectFrom('stored_file').selectAll().execute();
  const wordsOf = (id: string) => [
    ...(complaints.find((complaint) => complaint.id === id)?.body.split('\n') ?? []),
    ...said.filter((message) => message.case_id === id).map((message) => message.body),
  ];
  const nameOf = (id: string | null) => (id === null ? null : wordsOf(id).toSorted()[0]);
  return {
    reports: complaints.map((complaint) => ({
      words: wordsOf(complaint.id).toSorted(),
      landmark: complaint.landmark,
      point: complaint.point,
      status: complaint.status,
      receivedAt: complaint.received_at,
      files: files.filter(({ case_id }) => case_id === complaint.id).map(({ sha256 }) => sha256),
    })),
    messages: messages.map((message) => [message.body, message.kind, nameOf(message.complaint_id)]),
    conversations: (await db.selectFrom('conversation').select('handled_by').execute()).length,
    inbox: (await db.selectFrom('whatsapp_inbox').select('done_at').execute()).filter(
      ({ done_at }) => done_at !== null,
    ).length,
    receipts: graph.sent.filter(({ text }) => text.includes('kami terima dengan nomor')).length,
    numbers: new Set(complaints.map(({ number }) => number)).size,
  };
}

function sorted<T>(rows: readonly T[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

eachDialect('a thousand events', (context) => {
  const worlds: ChatWorld[] = [];
  const world = async () => {
    const made = await createChatWorld(context);
    worlds.push(made);
    return made;
  };
  after(() => Promise.all(worlds.map((made) => made.close())));

  test('shuffled, tripled and in parallel end in the same state as once in order', async () => {
    const inOrder = await world();
    for (const body of eventsOfPeople(inOrder.graph, PEOPLE, T0)) assert.equal(await inOrder.post(body), 200);
    await inOrder.work();

    const stormy = await world();
    const bodies = eventsOfPeople(stormy.graph, PEOPLE, T0);
    const rain = shuffled([...bodies, ...bodies, ...bodies]);
    const lanes = Array.from({ length: 16 }, async (_, lane) => {
      for (let at = lane; at < rain.length; at += 16) assert.equal(await stormy.post(rain[at] ?? ''), 200);
    });
    // The worker takes them meanwhile, in whatever order they come.
    let raining = true;
    const working = (async () => {
      while (raining) {
        await stormy.workNow();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    await Promise.all(lanes).finally(() => {
      raining = false;
    });
    await working;
    for (let minute = 0; minute < 3; minute += 1) {
      stormy.office.clock.advance({ minutes: 2 });
      await stormy.work();
    }

    const [one, other] = [await stateOf(inOrder), await stateOf(stormy)];
    assert.deepEqual(sorted(other.reports), sorted(one.reports));
    assert.deepEqual(sorted(other.messages), sorted(one.messages));
    const { reports: _a, messages: _b, ...counts } = one;
    const { reports: _c, messages: _d, ...otherCounts } = other;
    assert.deepEqual(otherCounts, counts);
    assert.equal(one.inbox, 1_000);
    assert.equal(one.reports.length, PEOPLE + 42);
    assert.equal(one.receipts, PEOPLE + 42);
  });
});
