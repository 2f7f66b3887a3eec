import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { asId } from '#domain/shared/ids.ts';
import {
  budi,
  chatMessage,
  contactOf,
  delivery,
  messagesFrom,
  metadata,
  tanpaNomor,
  textMessage,
  wamid,
} from '#tests/factories/webhooks.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';

/** 25 November 2026, 10:00 WIB, where the test's clock stands. */
const T0 = Date.parse('2026-11-25T03:00:00Z') / 1000;
const voice = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(2_000, 7)]);

eachDialect('a conversation by WhatsApp', (context) => {
  let world: ChatWorld;
  beforeEach(async () => {
    world = await createChatWorld(context);
  });
  afterEach(() => world.close());

  const db = () => world.office.database.db;
  const complaints = () => db().selectFrom('complaint').selectAll().orderBy('id').execute();
  const files = () => db().selectFrom('stored_file').selectAll().orderBy('name').execute();
  const say = async (...messages: readonly Readonly<Record<string, unknown>>[]) => {
    assert.equal(await world.post(delivery(messagesFrom(budi, ...messages))), 200);
    await world.work();
  };
  const lastSent = () => {
    const last = world.graph.sent.at(-1);
    assert.ok(last !== undefined);
    return last;
  };
  const photo = () => world.graph.addMedia(jpeg(), 'image/jpeg');

  test('text, photo, location, voice and a choice become one case, with two questions at most', async () => {
    await say(chatMessage(budi, T0, 'image', { ...photo(), caption: 'Lampu jalan mati sembilan malam' }));
    assert.equal(lastSent().type, 'location_request_message');
    await say(
      chatMessage(budi, T0 + 30, 'location', { latitude: -7.8, longitude: 113.3, name: 'Musala Al-Huda' }),
    );
    assert.equal(lastSent().type, 'button');
    assert.match(lastSent().text, /Lampu jalan mati sembilan malam.*Musala Al-Huda/s);
    await say(
      chatMessage(budi, T0 + 40, 'audio', { ...world.graph.addMedia(voice, 'audio/ogg'), voice: true }),
      chatMessage(budi, T0 + 41, 'text', { body: 'Depan musala' }),
    );
    await say(
      chatMessage(budi, T0 + 60, 'interactive', {
        type: 'list_reply',
        list_reply: { id: 'send', title: 'Kirim' },
      }),
    );
    const [complaint, ...others] = await complaints();
    assert.deepEqual(others, []);
    assert.equal(complaint?.channel, 'whatsapp');
    assert.equal(complaint?.body, 'Lampu jalan mati sembilan malam\nDepan musala');
    assert.equal(complaint?.landmark, 'Musala Al-Huda');
    assert.deepEqual(JSON.parse(complaint?.point ?? ''), [-7.8, 113.3]);
    const kept = await files();
    assert.deepEqual(
      kept.map(({ purpose, media_type }) => [purpose, media_type]),
      [
        ['complaint_attachment', 'image/jpeg'],
        ['complaint_attachment', 'audio/ogg'],
      ],
    );
    assert.match(lastSent().text, /PG-2026-000001/);
    assert.match(lastSent().text, /http:\/\/localhost:4321\/lacak\/\S{20,}/);
    const receipts = world.graph.sent.filter(({ text }) => text.includes('kami terima dengan nomor'));
    assert.equal(receipts.length, 1);
    const asked = world.graph.sent.length - receipts.length;
    assert.ok(asked <= 3, `${asked} answers before the receipt`);
  });

  test('what comes later goes to the open report, and "lapor baru" begins another', async () => {
    await say(textMessage(budi, T0, 'Jalan berlubang di Krucil'));
    await say(textMessage(budi, T0 + 10, 'kirim'));
    await say(
      textMessage(budi, T0 + 20, 'Sekarang sudah ada yang jatuh'),
      chatMessage(budi, T0 + 21, 'image', photo()),
    );
    assert.match(lastSent().text, /tambahkan ke laporan PG-2026-000001/);
    const messages = await db().selectFrom('case_message').selectAll().orderBy('id').execute();
    assert.deepEqual(messages.map(({ body }) => body).toSorted(), [
      'Foto tanpa keterangan',
      'Sekarang sudah ada yang jatuh',
    ]);
    assert.deepEqual(
      (await files()).map(({ purpose }) => purpose),
      ['complaint_attachment'],
    );
    await say(textMessage(budi, T0 + 100, 'Lapor baru'));
    await say(textMessage(budi, T0 + 110, 'Sampah menumpuk'), textMessage(budi, T0 + 120, 'Desa Leces'));
    await say(textMessage(budi, T0 + 130, 'Kirim.'));
    assert.deepEqual(
      (await complaints()).map(({ body, landmark }) => [body, landmark]),
      [
        ['Jalan berlubang di Krucil', ''],
        ['Sampah menumpuk', 'Desa Leces'],
      ],
    );
  });

  test('a draft can be corrected, dropped, sent without a name, and asked about', async () => {
    await say(textMessage(budi, T0, 'Salah tulis'));
    await say(textMessage(budi, T0 + 10, 'ubah'));
    await say(textMessage(budi, T0 + 20, 'Pungli di loket'));
    await say(textMessage(budi, T0 + 30, 'batal'));
    assert.deepEqual(await complaints(), []);
    await say(textMessage(budi, T0 + 40, 'Pungli di loket'));
    await say(textMessage(budi, T0 + 50, 'anonim'));
    await say(textMessage(budi, T0 + 60, 'ya kirim'));
    const [complaint] = await complaints();
    assert.equal(complaint?.identity_mode, 'anonymous');
    assert.equal(complaint?.body, 'Pungli di loket');
    await say(textMessage(budi, T0 + 70, 'cek PG-2026-000001'));
    assert.match(lastSent().text, /PG-2026-000001: diterima/);
    assert.doesNotMatch(lastSent().text, /pungli/i);
  });

  test('somebody without a number is a person like any other, and is answered by the id', async () => {
    await world.post(delivery(messagesFrom(tanpaNomor, textMessage(tanpaNomor, T0, 'Air PDAM mati'))));
    await world.work();
    await world.post(delivery(messagesFrom(tanpaNomor, textMessage(tanpaNomor, T0 + 9, 'kirim'))));
    await world.work();
    const [complaint] = await complaints();
    assert.equal(complaint?.body, 'Air PDAM mati');
    assert.equal(complaint?.contact_fingerprint, null);
    assert.equal(lastSent().recipient, tanpaNomor.userId);
    assert.equal(lastSent().to, '');
  });

  test('a number that came back, and one that changed, are the same person', async () => {
    await world.post(delivery(messagesFrom(tanpaNomor, textMessage(tanpaNomor, T0, 'Halo'))));
    const withPhone = { ...tanpaNomor, phone: '6281999000111' };
    await world.post(delivery(messagesFrom(withPhone, textMessage(withPhone, T0 + 5, 'Halo'))));
    await world.work();
    const system = chatMessage({ ...withPhone, userId: null }, T0 + 9, 'system', {
      type: 'user_changed_number',
      wa_id: '6281999000222',
    });
    await world.post(delivery({ messages: [system] }));
    await world.work();
    const moved = { ...withPhone, phone: '6281999000222', userId: null };
    await world.post(delivery(messagesFrom(moved, textMessage(moved, T0 + 20, 'menu'))));
    await world.work();
    const rows = await db().selectFrom('conversation').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.equal(lastSent().to, '6281999000222');
  });

  test('unknown kinds, stickers and reactions are taken and never end in silence or in a report', async () => {
    await say(chatMessage(budi, T0, 'order', { catalog_id: 'x' }));
    assert.match(lastSent().text, /tidak dapat kami baca/);
    const before = world.graph.sent.length;
    await say(
      chatMessage(budi, T0 + 1, 'sticker', { id: '1' }),
      chatMessage(budi, T0 + 2, 'reaction', { message_id: 'x', emoji: '🙏' }),
    );
    assert.equal(world.graph.sent.length, before);
    assert.deepEqual(await complaints(), []);
  });

  test('"bicara dengan petugas" stops the machine; an echo of the officers\' phone does too', async () => {
    await say(textMessage(budi, T0, 'bicara dengan petugas'));
    assert.match(lastSent().text, /serahkan kepada petugas/);
    const before = world.graph.sent.length;
    await say(textMessage(budi, T0 + 10, 'Pak, soal lampu kemarin'), textMessage(budi, T0 + 11, 'kirim'));
    assert.equal(world.graph.sent.length, before);
    assert.deepEqual(await complaints(), []);
    const echo = {
      id: wamid(),
      from: metadata.display_phone_number,
      to: '6285550001111',
      timestamp: String(T0),
      type: 'text',
      text: { body: 'Selamat pagi' },
    };
    await world.post(delivery({ message_echoes: [echo] }));
    await world.work();
    const rows = await db().selectFrom('conversation').select(['handled_by']).execute();
    assert.deepEqual(rows, [{ handled_by: 'officer' }, { handled_by: 'officer' }]);
  });

  test('every entry, change, message and status of a batch is handled', async () => {
    const siti = { phone: '6281234567002', userId: null, name: 'Siti' };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: {
                metadata,
                contacts: [contactOf(budi), contactOf(siti)],
                messages: [textMessage(budi, T0, 'Jalan rusak'), textMessage(siti, T0, 'Lampu mati')],
              },
            },
            { field: 'messages', value: { metadata, messages: [textMessage(budi, T0 + 1, 'kirim')] } },
          ],
        },
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: { metadata, messages: [textMessage(siti, T0 + 2, 'kirim')] },
            },
          ],
        },
      ],
    });
    assert.equal(await world.post(body), 200);
    await world.work();
    assert.deepEqual((await complaints()).map(({ body: words }) => words).toSorted(), [
      'Jalan rusak',
      'Lampu mati',
    ]);
  });

  test('a status never goes back, and belongs to its message even before that was written down', async () => {
    await say(textMessage(budi, T0, 'menu'));
    const { id, reference } = lastSent();
    for (const status of ['read', 'sent', 'delivered']) {
      await world.post(
        delivery({
          statuses: [{ id, status, timestamp: String(T0 + 5), biz_opaque_callback_data: reference }],
        }),
      );
      await world.work();
    }
    const row = await db()
      .selectFrom('conversation_message')
      .select('status')
      .where('id', '=', reference)
      .executeTakeFirst();
    assert.equal(row?.status, 'read');
  });

  test('a photo keeps nothing of where the camera was, and one that breaks off is fetched again', async () => {
    world.graph.breakMedia(1);
    const plain = jpeg();
    const exif = Buffer.concat([
      Buffer.from([0xff, 0xe1, 0, 20]),
      Buffer.from('Exif\0\0GPS -7.75 113'.slice(0, 18)),
    ]);
    const tagged = Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]);
    await say(chatMessage(budi, T0, 'image', world.graph.addMedia(tagged, 'image/jpeg')));
    assert.deepEqual(await files(), []);
    world.office.clock.advance({ minutes: 2 });
    await world.work();
    const [file] = await files();
    assert.equal(file?.purpose, 'conversation_media');
    assert.ok(file !== undefined);
    let kept = '';
    for await (const part of world.office.deps.files.readSealed(asId(file.id))) {
      kept += Buffer.from(part).toString('latin1');
    }
    assert.doesNotMatch(kept, /Exif|GPS/);
  });

  test('a file that says one thing and is another is refused, and the sender told', async () => {
    await say(
      chatMessage(budi, T0, 'document', {
        ...world.graph.addMedia(Buffer.from('MZ program'), 'application/pdf'),
        filename: 'surat.pdf',
      }),
    );
    assert.deepEqual(await files(), []);
    assert.ok(world.graph.sent.some(({ text }) => text.includes('tidak dapat kami simpan')));
  });

  test('limits of the provider are waited for; what cannot arrive is not tried for ever', async () => {
    world.graph.refuseWith({ status: 429, code: 130429 });
    await say(textMessage(budi, T0, 'menu'));
    assert.equal(world.graph.sent.length, 0);
    world.graph.refuseWith(null);
    world.office.clock.advance({ minutes: 3 });
    await world.work();
    assert.equal(world.graph.sent.length, 1);
    world.graph.refuseWith({ status: 400, code: 131026 });
    await say(textMessage(budi, T0 + 200, 'menu'));
    const row = await db()
      .selectFrom('conversation_message')
      .select(['status', 'error_code'])
      .where('status', '=', 'failed')
      .executeTakeFirst();
    assert.deepEqual(row, { status: 'failed', error_code: '131026' });
  });
});
