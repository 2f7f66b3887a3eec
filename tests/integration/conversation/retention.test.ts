import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { withdrawComplaint } from '#application/complaint/reporter-acts.ts';
import { replyInChat } from '#application/conversation/officer-acts.ts';
import { purgeConversations } from '#application/retention/purge-conversations.ts';
import { purgeReporters } from '#application/retention/purge-reporters.ts';
import { asId, type ComplaintId, type ConversationId } from '#domain/shared/ids.ts';
import { Temporal } from '#domain/shared/temporal.ts';
import { budi, chatMessage, delivery, messagesFrom, textMessage } from '#tests/factories/webhooks.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';

const START = '2026-11-25T03:00:00.000Z';
const T0 = Date.parse(START) / 1000;
const DAY = 86_400;
const after = (days: number, more: Temporal.DurationLike = { hours: 0 }) =>
  Temporal.Instant.from(START)
    .add({ hours: days * 24 })
    .add(more)
    .toString({ smallestUnit: 'millisecond' });

eachDialect('how long a chat is kept', (context) => {
  let world: ChatWorld;
  beforeEach(async () => {
    world = await createChatWorld(context);
  });
  afterEach(() => world.close());

  const db = () => world.office.database.db;
  const say = async (...messages: readonly Readonly<Record<string, unknown>>[]) => {
    assert.equal(await world.post(delivery(messagesFrom(budi, ...messages))), 200);
    await world.work();
  };
  const purge = async () => {
    await purgeReporters(world.office.deps);
    const count = await purgeConversations(world.office.deps);
    await world.workNow();
    return count;
  };
  const messages = () =>
    db().selectFrom('conversation_message').selectAll().orderBy('sent_at').orderBy('id').execute();
  const conversations = () => db().selectFrom('conversation').selectAll().execute();
  const inbox = () => db().selectFrom('whatsapp_inbox').select('id').execute();
  const report = async (at: number, words: string): Promise<ComplaintId> => {
    await say(textMessage(budi, at, words));
    await say(textMessage(budi, at + 10, 'kirim'));
    const row = await db()
      .selectFrom('complaint')
      .select('id')
      .where('body', '=', words)
      .executeTakeFirstOrThrow();
    return asId<ComplaintId>(row.id);
  };
  const end = async (caseId: ComplaintId) => {
    const withdrawn = await withdrawComplaint(world.office.deps, { caseKind: 'complaint', caseId }, '');
    assert.ok(withdrawn.ok);
  };

  test('thirty days after the last message, where it became no report: talk, picture and bytes', async () => {
    const media = world.graph.addMedia(jpeg(), 'image/jpeg');
    await say(textMessage(budi, T0, 'Pak, mau tanya'), chatMessage(budi, T0 + 1, 'image', media));
    const [file] = await db().selectFrom('stored_file').selectAll().execute();
    assert.ok(file !== undefined);
    assert.equal(file.purpose, 'conversation_media');
    world.office.clock.set(after(29));
    assert.equal(await purge(), 0);
    // The person writes again: the thirty days of the talk begin anew, those of the picture do not.
    await say(textMessage(budi, T0 + 29 * DAY, 'Halo?'));
    world.office.clock.set(after(31));
    assert.ok((await purge()) > 0);
    const erased = await db().selectFrom('stored_file').selectAll().executeTakeFirstOrThrow();
    assert.ok(erased.deleted_at !== null && erased.name === '');
    await assert.rejects(async () => {
      for await (const _part of world.office.deps.files.readSealed(asId(file.id)));
    });
    assert.equal((await conversations()).length, 1);
    world.office.clock.set(after(59, { hours: 1 }));
    await purge();
    assert.deepEqual([await conversations(), await messages()], [[], []]);
    world.office.clock.set(after(61));
    await purge();
    assert.deepEqual(await inbox(), []);
    assert.equal(await purge(), 0);
    // The next message is that of somebody who was never there.
    await say(textMessage(budi, T0 + 61 * DAY, 'menu'));
    assert.equal((await conversations()).length, 1);
  });

  test('an open report keeps its chat, and so does one whose reporter is known still', async () => {
    const caseId = await report(T0, 'Lampu di Krucil mati');
    world.office.clock.set(after(400));
    await purge();
    const kept = (await messages()).filter(({ direction }) => direction === 'in').map(({ body }) => body);
    assert.deepEqual(kept, ['Lampu di Krucil mati', 'kirim']);
    await end(caseId);
    world.office.clock.set(after(400 + 365));
    await purge();
    assert.equal((await conversations()).length, 1, 'on the last day of the year it is there');
    world.office.clock.set(after(400 + 365, { milliseconds: 1 }));
    await purge();
    assert.deepEqual([await conversations(), await messages()], [[], []]);
    // The report stays, with its words and files and without its reporter.
    const complaint = await db()
      .selectFrom('complaint')
      .select(['body', 'sealed_reporter'])
      .executeTakeFirstOrThrow();
    assert.deepEqual(complaint, { body: 'Lampu di Krucil mati', sealed_reporter: null });
  });

  test('whoever writes on loses only what belonged to the report that is over', async () => {
    const first = await report(T0, 'Lampu di Krucil mati');
    const { deps } = world.office;
    const desk = (await world.office.officer({ roles: ['complaint_desk'] })).actor;
    await say(textMessage(budi, T0 + 20, 'stop'));
    await end(first);
    world.office.clock.set(after(364));
    const second = await report(T0 + 364 * DAY, 'Jalan berlubang di Tiris');
    world.office.clock.set(after(366));
    await purge();
    const rows = await messages();
    const ofFirst = rows.filter((row) => row.complaint_id === first);
    assert.ok(ofFirst.length >= 2);
    for (const row of ofFirst) {
      assert.deepEqual([row.body, row.detail, row.point, row.provider_id], ['', null, null, null]);
    }
    assert.ok(rows.some((row) => row.complaint_id === second && row.body === 'Jalan berlubang di Tiris'));
    assert.equal(await purge(), 0);
    // The talk is read on as before: no report is made anew, and what is added goes to the open one.
    await say(textMessage(budi, T0 + 366 * DAY, 'Sekarang sudah ada yang jatuh'));
    assert.equal((await db().selectFrom('complaint').select('id').execute()).length, 2);
    assert.ok(
      (await messages()).some(
        (row) => row.complaint_id === second && row.body === 'Sekarang sudah ada yang jatuh',
      ),
    );
    const [talk] = await conversations();
    assert.match(talk?.state ?? '', /"muted":true/);
    const conversationId = asId<ConversationId>(talk?.id ?? '');
    const said = await replyInChat(deps, { conversationId, body: 'Baik', idempotencyKey: 'x' }, desk);
    assert.ok(said.ok);
  });
});
