import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { eraseIdentityCard, handConversation, replyInChat } from '#application/conversation/officer-acts.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ConversationId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { budi, chatMessage, delivery, messagesFrom, textMessage } from '#tests/factories/webhooks.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';

/** 25 November 2026, 10:00 WIB, where the test's clock stands. */
const T0 = Date.parse('2026-11-25T03:00:00Z') / 1000;
const refused = (code: string) => ({ ok: false, error: { code } });

eachDialect('an officer in a conversation', (context) => {
  let world: ChatWorld;
  let desk: OfficerActor;
  let key = 0;
  beforeEach(async () => {
    world = await createChatWorld(context);
    desk = (await world.office.officer({ roles: ['complaint_desk'] })).actor;
  });
  afterEach(() => world.close());

  const db = () => world.office.database.db;
  const deps = () => world.office.deps;
  const say = async (...messages: readonly Readonly<Record<string, unknown>>[]) => {
    assert.equal(await world.post(delivery(messagesFrom(budi, ...messages))), 200);
    await world.work();
  };
  const conversation = async () => {
    const row = await db().selectFrom('conversation').selectAll().executeTakeFirstOrThrow();
    return { id: asId<ConversationId>(row.id), handledBy: row.handled_by };
  };
  const reply = async (body: string, change: { key?: string; actor?: OfficerActor } = {}) => {
    key += 1;
    const { id } = await conversation();
    const command = { conversationId: id, body, idempotencyKey: change.key ?? `balasan-${key}` };
    return replyInChat(deps(), command, change.actor ?? desk);
  };
  const hand = async (to: 'officer' | 'bot') =>
    handConversation(deps(), { conversationId: (await conversation()).id, to }, desk);
  const said = () => world.graph.sent.map(({ text }) => text);
  const picture = () =>
    db().selectFrom('conversation_message').selectAll().where('kind', '=', 'image').executeTakeFirstOrThrow();
  const erase = async (messageId: string, change: { actor?: OfficerActor; of?: ConversationId } = {}) =>
    eraseIdentityCard(
      deps(),
      {
        conversationId: change.of ?? (await conversation()).id,
        messageId: asId<ConversationMessageId>(messageId),
      },
      change.actor ?? desk,
    );

  test('a reply within 24 hours goes to the person, once, and stands in the report', async () => {
    await say(textMessage(budi, T0, 'Lampu di Krucil mati'));
    await say(textMessage(budi, T0 + 10, 'kirim'));
    assert.deepEqual(await reply('Di tiang nomor berapa, Pak?', { key: 'sama' }), { ok: true, value: null });
    assert.deepEqual(await reply('Di tiang nomor berapa, Pak?', { key: 'sama' }), { ok: true, value: null });
    await world.work();
    assert.equal(said().filter((text) => text === 'Di tiang nomor berapa, Pak?').length, 1);
    assert.equal((await conversation()).handledBy, 'officer');
    const kept = await db().selectFrom('case_message').selectAll().execute();
    assert.deepEqual(
      kept.map(({ direction, body, officer_id }) => [direction, body, officer_id]),
      [['from_office', 'Di tiang nomor berapa, Pak?', desk.officerId]],
    );
    const events = await db()
      .selectFrom('case_event')
      .selectAll()
      .where('type', '=', 'office_message_sent')
      .execute();
    assert.deepEqual(
      events.map(({ visibility, actor_id }) => [visibility, actor_id]),
      [['public', desk.officerId]],
    );
    // What the person answers goes to the report, and starts nothing by itself.
    const before = world.graph.sent.length;
    await say(textMessage(budi, T0 + 60, 'Tiang nomor 12'));
    assert.equal(world.graph.sent.length, before);
    const messages = await db().selectFrom('case_message').select('body').orderBy('id').execute();
    assert.deepEqual(messages.map(({ body }) => body).toSorted(), [
      'Di tiang nomor berapa, Pak?',
      'Tiang nomor 12',
    ]);
  });

  test('the last millisecond of the 24 hours is in, the first one after them is not', async () => {
    await say(textMessage(budi, T0, 'Pak, mau tanya'));
    world.office.clock.set('2026-11-26T03:00:00.000Z');
    assert.deepEqual(await reply('Ya, Pak?'), refused('WINDOW_CLOSED'));
    world.office.clock.set('2026-11-26T02:59:59.999Z');
    assert.deepEqual(await reply('Ya, Pak?'), { ok: true, value: null });
    // It was queued in time, and the hours ended before it could leave: it is not sent, and says so.
    world.office.clock.set('2026-11-26T03:00:00.000Z');
    await world.workNow();
    const row = await db()
      .selectFrom('conversation_message')
      .select(['status', 'error_code'])
      .where('body', '=', 'Ya, Pak?')
      .executeTakeFirst();
    assert.deepEqual(row, { status: 'failed', error_code: '131047' });
    assert.ok(!said().includes('Ya, Pak?'));
    // The person writes again: the hours begin anew.
    await say(textMessage(budi, T0 + 86_400, 'Halo?'));
    assert.deepEqual(await reply('Maaf menunggu, Pak.'), { ok: true, value: null });
    await world.work();
    assert.ok(said().includes('Maaf menunggu, Pak.'));
  });

  test('an empty reply, one by somebody else, and one to nobody leave nothing', async () => {
    await say(textMessage(budi, T0, 'menu'));
    const before = await db().selectFrom('conversation_message').select('id').execute();
    assert.deepEqual(await reply('  '), refused('BODY_NEEDED'));
    for (const role of [
      'desk_officer',
      'chief_ppid',
      'superior_officer',
      'auditor',
      'administrator',
    ] as const) {
      const { actor } = await world.office.officer({ roles: [role] });
      assert.deepEqual(await reply('Halo', { actor }), refused('NOT_ALLOWED'), role);
    }
    const nobody = { conversationId: asId<ConversationId>(deps().ids.next()), to: 'officer' } as const;
    assert.deepEqual(await handConversation(deps(), nobody, desk), refused('NOT_FOUND'));
    const off = { ...deps(), facts: { ...deps().facts, whatsappChannel: false } };
    const { id } = await conversation();
    assert.deepEqual(
      await replyInChat(off, { conversationId: id, body: 'Halo', idempotencyKey: 'x' }, desk),
      refused('CHANNEL_OFF'),
    );
    assert.deepEqual(await db().selectFrom('conversation_message').select('id').execute(), before);
  });

  test('taken over, the machine is silent and registers nothing; handed back, it answers the next message', async () => {
    await say(textMessage(budi, T0, 'Sampah menumpuk'));
    assert.ok((await hand('officer')).ok);
    const before = world.graph.sent.length;
    await say(textMessage(budi, T0 + 10, 'di depan pasar Leces'), textMessage(budi, T0 + 11, 'kirim'));
    assert.equal(world.graph.sent.length, before);
    assert.equal((await conversation()).handledBy, 'officer');
    assert.deepEqual(await db().selectFrom('complaint').select('id').execute(), []);

    world.office.clock.set('2026-11-25T04:00:00.000Z');
    assert.ok((await hand('bot')).ok);
    assert.equal((await conversation()).handledBy, 'bot');
    // What was written while an officer had it stays with that; "kirim" alone sends nothing of it.
    await say(textMessage(budi, T0 + 3_700, 'kirim'));
    assert.match(said().at(-1) ?? '', /Belum ada laporan yang sedang disusun/);
    await say(textMessage(budi, T0 + 3_800, 'Jalan berlubang di Tiris'));
    await say(textMessage(budi, T0 + 3_900, 'kirim'));
    const complaints = await db().selectFrom('complaint').select('body').execute();
    assert.deepEqual(complaints, [{ body: 'Jalan berlubang di Tiris' }]);
  });

  test('a picture of an identity card is erased at once, name and bytes, and its sender told', async () => {
    const media = { ...world.graph.addMedia(jpeg(), 'image/jpeg'), caption: 'KTP saya' };
    await say(chatMessage(budi, T0, 'image', media), textMessage(budi, T0 + 1, 'Lampu mati'));
    await say(textMessage(budi, T0 + 10, 'kirim'));
    const message = await picture();
    assert.ok(message.file_id !== null);
    const other = asId<ConversationId>(deps().ids.next());
    assert.deepEqual(await erase(message.id, { of: other }), refused('NOT_FOUND'));
    const { actor } = await world.office.officer({ roles: ['desk_officer'] });
    assert.deepEqual(await erase(message.id, { actor }), refused('NOT_ALLOWED'));

    assert.deepEqual(await erase(message.id), { ok: true, value: { told: true } });
    assert.deepEqual(await erase(message.id), refused('NO_FILE'));
    await world.work();
    const file = await db()
      .selectFrom('stored_file')
      .selectAll()
      .where('id', '=', message.file_id)
      .executeTakeFirstOrThrow();
    assert.ok(file.deleted_at !== null);
    assert.deepEqual([file.name, file.sha256], ['', '']);
    await assert.rejects(async () => {
      for await (const _part of deps().files.readSealed(asId(file.id)));
    });
    assert.equal(
      said().filter((text) => text.includes('kartu identitas yang Anda kirim sudah kami hapus')).length,
      1,
    );
    const [event] = await db()
      .selectFrom('case_event')
      .selectAll()
      .where('type', '=', 'file_erased')
      .execute();
    assert.equal(event?.visibility, 'internal');
    assert.deepEqual(JSON.parse(event?.payload ?? ''), { fileId: file.id, reason: 'identity_card' });
    assert.equal((await picture()).detail, null);
  });

  test('the card goes also when its sender can no longer be told, and the desk learns that', async () => {
    await say(chatMessage(budi, T0, 'image', world.graph.addMedia(jpeg(), 'image/jpeg')));
    const before = world.graph.sent.length;
    world.office.clock.set('2026-11-27T03:00:00.000Z');
    assert.deepEqual(await erase((await picture()).id), { ok: true, value: { told: false } });
    await world.work();
    assert.equal(world.graph.sent.length, before);
    const file = await db().selectFrom('stored_file').select(['deleted_at', 'name']).executeTakeFirst();
    assert.notEqual(file?.deleted_at, null);
    assert.equal(file?.name, '');
  });
});
