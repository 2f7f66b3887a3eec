import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { submitComplaint } from '#application/complaint/submit-complaint.ts';
import { type ImportChat, importChat } from '#application/conversation/import-chat.ts';
import { previewChat } from '#application/conversation/preview-chat.ts';
import { type ReadChat, readChat } from '#application/conversation/read-chat.ts';
import { recordReply } from '#application/conversation/record-reply.ts';
import { likelyReport } from '#domain/conversation/chat-plan.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import { androidExport, chatText } from '#tests/factories/chats.ts';
import { newComplaint } from '#tests/factories/complaints.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { zipOf } from '#tests/support/zip-files.ts';

const siti = { userId: null, phone: '+6281234567890', name: 'Siti Aminah Sumber' };
const roles = { citizen: 'Siti Aminah Sumber', office: ['Halo SAE Kab. Probolinggo'] };

eachDialect('a chat that is brought in by hand', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let keys = 0;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
  });

  async function upload(bytes: Uint8Array, mediaType = 'application/zip', name = 'chat.zip') {
    const fileId = asId<StoredFileId>(office.deps.ids.next());
    const written = await office.deps.files.writeSealed(
      fileId,
      (async function* () {
        yield bytes;
      })(),
      50_000_000,
    );
    assert.ok(!('code' in written));
    return readChat(office.deps, { kind: 'upload', fileId, mediaType, bytes: bytes.length, name }, null);
  }
  async function exported(name: 'android-id' | 'android-id-longer'): Promise<ReadChat> {
    const read = await upload(await androidExport(name));
    assert.ok(read.ok);
    return read.value;
  }
  async function pasted(text: string): Promise<ReadChat> {
    const read = await readChat(office.deps, { kind: 'text', text }, null);
    assert.ok(read.ok);
    return read.value;
  }
  async function bring(read: ReadChat, change: Partial<ImportChat> = {}) {
    keys += 1;
    const contact = change.contact ?? siti;
    const preview = await previewChat(office.deps, read, { roles: change.roles ?? roles, contact }, desk);
    return importChat(
      office.deps,
      {
        idempotencyKey: `chat-${keys}`,
        read,
        roles,
        contact,
        picked: likelyReport(preview.items.map((item) => ({ ...item, identity: item.hash }))),
        summary: '',
        addTo: null,
        ...change,
      },
      desk,
    );
  }
  const caseOf = async (id: string) => {
    const view = await office.deps.queries.complaints.officerComplaint(id, { units: 'all', not: [] });
    assert.ok(view);
    return view;
  };

  test('an export with photo and voice note becomes one case with its thread, from its first message on', async () => {
    const read = await exported('android-id');
    assert.equal(read.contact, 'Siti Aminah Sumber');
    const made = await bring(read);
    assert.ok(made.ok);
    assert.deepEqual([made.value.messagesAdded, made.value.filesAdded, made.value.filesLeftOut], [9, 2, 0]);
    const view = await caseOf(made.value.complaintId);
    assert.equal(view.channel, 'whatsapp');
    assert.equal(view.receivedAt, '2026-11-21T14:05:00.000Z');
    assert.match(
      view.body,
      /^Assalamualaikum pak\nLampu PJU depan musala Al Ikhlas sudah 9 malam mati,\njalan/,
    );
    assert.deepEqual(view.place.point, { latitude: -7.92135, longitude: 113.15882 });
    assert.deepEqual(view.attachments.map((file) => [file.name, file.mediaType]).toSorted(), [
      ['foto-2026-11-21-21.07.jpg', 'image/jpeg'],
      ['pesan-suara-2026-11-21-21.07.ogg', 'audio/ogg'],
    ]);
    const thread = await office.deps.queries.chats.thread(made.value.complaintId);
    assert.deepEqual(
      thread.map((message) => [message.direction, message.kind, message.file !== null]),
      [
        ['in', 'text', false],
        ['in', 'text', false],
        ['in', 'image', true],
        ['in', 'audio', true],
        ['in', 'location', false],
        ['out', 'text', false],
        ['in', 'unsupported', false],
        ['in', 'text', false],
        ['in', 'text', false],
      ],
    );
  });

  test('bringing it in again adds nothing and leads to the same case', async () => {
    const first = await bring(await exported('android-id'));
    assert.ok(first.ok);
    const before = await office.deps.queries.chats.thread(first.value.complaintId);
    const again = await bring(await exported('android-id'));
    assert.ok(again.ok);
    assert.equal(again.value.complaintId, first.value.complaintId);
    assert.deepEqual(
      [again.value.nothingNew, again.value.messagesAdded, again.value.filesAdded],
      [true, 0, 0],
    );
    assert.deepEqual(await office.deps.queries.chats.thread(first.value.complaintId), before);
    const cases = await office.deps.queries.complaints.counts({ units: 'all', not: [] }, '2026-11-25');
    assert.equal(cases.desk, 1);
    assert.equal((await caseOf(first.value.complaintId)).attachments.length, 2);
  });

  test('two officers who bring the same chat in at once make one case', async () => {
    const read = await exported('android-id');
    const made = await Promise.all([bring(read), bring(read), bring(read)]);
    const ids = new Set(made.map((one) => (one.ok ? one.value.complaintId : one.error.code)));
    assert.equal(ids.size, 1);
  });

  test('a longer export of the same chat adds only what is new, to the case that the officer chose', async () => {
    const first = await bring(await exported('android-id'));
    assert.ok(first.ok);
    const longer = await exported('android-id-longer');
    const preview = await previewChat(office.deps, longer, { roles, contact: siti }, desk);
    assert.deepEqual(
      preview.items.filter((item) => !item.known).map((item) => item.direction),
      ['in', 'out'],
    );
    assert.deepEqual(
      preview.openCases.map((one) => one.id),
      [first.value.complaintId],
    );
    const added = await bring(longer, { addTo: first.value.complaintId });
    assert.ok(added.ok);
    assert.deepEqual([added.value.messagesAdded, added.value.filesAdded], [2, 0]);
    const view = await caseOf(first.value.complaintId);
    assert.deepEqual(
      view.messages.map((message) => message.body),
      ['Pak, lampunya belum juga nyala. Kapan diperbaiki?'],
    );
    assert.equal((await office.deps.queries.chats.thread(first.value.complaintId)).length, 11);
  });

  test('copied lines first, the export with its media later: the same messages, and the photo comes after', async () => {
    const first = await bring(await pasted(chatText('paste-android')));
    assert.ok(first.ok);
    assert.equal(first.value.messagesAdded, 2);
    const full = await bring(await exported('android-id'), { addTo: first.value.complaintId });
    assert.ok(full.ok);
    assert.deepEqual([full.value.messagesAdded, full.value.filesAdded], [7, 2]);
    const text = await pasted(chatText('android-id'));
    const again = await bring(text);
    assert.ok(again.ok && again.value.nothingNew);
  });

  test('an export without media, then one with: the photo joins its message', async () => {
    const first = await bring(await pasted(chatText('android-id')));
    assert.ok(first.ok);
    assert.deepEqual([first.value.messagesAdded, first.value.filesAdded], [9, 0]);
    const hashes = (
      await previewChat(office.deps, await exported('android-id'), { roles, contact: siti }, desk)
    ).items
      .filter((item) => item.fileBytes !== null)
      .map((item) => item.hash);
    const later = await bring(await exported('android-id'), { picked: hashes });
    assert.ok(later.ok);
    assert.deepEqual(
      [later.value.complaintId, later.value.messagesAdded, later.value.filesAdded],
      [first.value.complaintId, 0, 2],
    );
    const thread = await office.deps.queries.chats.thread(first.value.complaintId);
    assert.equal(thread.filter((message) => message.file?.available === true).length, 2);
  });

  test('a person known by name only is the same once the number is typed', async () => {
    const byName = { ...siti, phone: null };
    const first = await bring(await exported('android-id'), { contact: byName });
    assert.ok(first.ok);
    const again = await bring(await exported('android-id'));
    assert.ok(again.ok);
    assert.deepEqual([again.value.nothingNew, again.value.complaintId], [true, first.value.complaintId]);
  });

  test('messages go to an open case that came another way, and wake it when it was on hold', async () => {
    const web = await submitComplaint(
      office.deps,
      newComplaint({ reporter: { fullName: 'Siti', address: null, email: null, phone: siti.phone } }),
    );
    assert.ok(web.ok);
    const read = await exported('android-id');
    const preview = await previewChat(office.deps, read, { roles, contact: siti }, desk);
    assert.deepEqual(
      preview.openCases.map((one) => one.number),
      [web.value.number],
    );
    const added = await bring(read, { addTo: web.value.caseId });
    assert.ok(added.ok);
    assert.equal((await caseOf(web.value.caseId)).attachments.length, 2);
  });

  test('a reply noted by hand is not added again by the export that holds it', async () => {
    const first = await bring(await exported('android-id'));
    assert.ok(first.ok);
    const { complaintId } = first.value;
    office.clock.set('2026-11-23T01:45:00.000Z');
    const body = 'Kami tanyakan ke Dishub hari ini, Bu.';
    for (const _ of [1, 2]) {
      const noted = await recordReply(office.deps, { complaintId, body }, desk);
      assert.ok(noted.ok);
    }
    assert.equal((await office.deps.queries.chats.thread(complaintId)).length, 10);
    office.clock.set('2026-11-25T03:00:00.000Z');
    const longer = await bring(await exported('android-id-longer'), { addTo: complaintId });
    assert.ok(longer.ok);
    assert.equal(longer.value.messagesAdded, 1);
    const view = await caseOf(complaintId);
    assert.equal(view.messages.filter((message) => message.direction === 'from_office').length, 1);
  });

  test('a reply to a person without a number and without a talk cannot be noted', async () => {
    const web = await submitComplaint(
      office.deps,
      newComplaint({
        identityMode: 'without_identity',
        reporter: { fullName: null, address: null, email: null, phone: null },
      }),
    );
    assert.ok(web.ok);
    const noted = await recordReply(office.deps, { complaintId: web.value.caseId, body: 'Halo' }, desk);
    assert.deepEqual(noted, { ok: false, error: { code: 'CONTACT_NEEDED' } });
  });

  test('only the complaint desk may do it', async () => {
    const { actor } = await office.officer({ roles: ['desk_officer'] });
    const read = await exported('android-id');
    const command = {
      idempotencyKey: 'x',
      read,
      roles,
      contact: siti,
      picked: [],
      summary: 'x',
      addTo: null,
    };
    assert.deepEqual(await importChat(office.deps, command, actor), {
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    });
  });

  test('somebody of the reported unit who brings the same chat in is not led to the report', async () => {
    const read = await exported('android-id');
    const first = await bring(read);
    assert.ok(first.ok);
    const reported = (await office.unit({ name: 'Dinas Terlapor' })).id;
    const { db } = office.database;
    await db.updateTable('complaint').set({ about_unit_id: reported }).execute();
    const of = { units: 'all', not: [reported] } as const;
    const { actor } = await office.officer({ roles: ['complaint_desk'] });
    const both = {
      ...actor,
      grants: [...actor.grants, { role: 'liaison_officer' as const, unitId: reported }],
    };
    const preview = await previewChat(office.deps, read, { roles, contact: siti }, both);
    assert.ok(preview.items.every(({ known }) => !known));
    assert.deepEqual(preview.openCases, []);
    const picked = preview.items.slice(0, 2).map(({ hash }) => hash);
    const command = { read, roles, contact: siti, picked, summary: '' };
    const again = await importChat(office.deps, { ...command, idempotencyKey: 'y', addTo: null }, both);
    assert.ok(again.ok);
    assert.notEqual(again.value.number, first.value.number);
    const addTo = first.value.complaintId;
    assert.deepEqual(await importChat(office.deps, { ...command, idempotencyKey: 'z', addTo }, both), {
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    assert.deepEqual(await office.deps.queries.conversations.list(null, 10, null, of), []);
  });

  test('a report needs words; one that was only spoken gets them from the officer', async () => {
    const read = await exported('android-id');
    const preview = await previewChat(office.deps, read, { roles, contact: siti }, desk);
    const voice = preview.items.filter((item) => item.kind === 'audio').map((item) => item.hash);
    assert.deepEqual(await bring(read, { picked: voice }), { ok: false, error: { code: 'BODY_NEEDED' } });
    const made = await bring(read, { picked: voice, summary: 'Lampu jalan mati (pesan suara).' });
    assert.ok(made.ok);
    assert.equal((await caseOf(made.value.complaintId)).body, 'Lampu jalan mati (pesan suara).');
  });

  test('a file that is not what it says, or too large, is left out and the rest is taken', async () => {
    const zip = zipOf([
      { name: '_chat.txt', bytes: Buffer.from(chatText('android-id')) },
      { name: 'IMG-20261121-WA0003.jpg', bytes: Buffer.from('<html><script>') },
      { name: 'PTT-20261121-WA0004.opus', bytes: Buffer.alloc(17 * 1024 * 1024, 1), stored: true },
    ]);
    const read = await upload(zip);
    assert.ok(read.ok);
    const made = await bring(read.value);
    assert.ok(made.ok);
    assert.deepEqual([made.value.filesAdded, made.value.filesLeftOut], [0, 2]);
  });

  test('bombs, locked archives and texts without a message are refused with their reason', async () => {
    const code = async (bytes: Uint8Array, mediaType?: string) => {
      const read = await upload(bytes, mediaType);
      return read.ok ? null : read.error.code;
    };
    assert.equal(
      await code(zipOf([{ name: '_chat.txt', bytes: new Uint8Array(5_000_000) }])),
      'ARCHIVE_TOO_LARGE',
    );
    assert.equal(
      await code(zipOf([{ name: '_chat.txt', bytes: Buffer.alloc(3_000_000, 'a b c '), stored: true }])),
      'CHAT_TOO_LONG',
    );
    assert.equal(
      await code(zipOf([{ name: '_chat.txt', bytes: Buffer.from('x'), flags: 1 }])),
      'ARCHIVE_LOCKED',
    );
    assert.equal(await code(zipOf([{ name: 'foto.jpg', bytes: Buffer.from('x') }])), 'CHAT_MISSING');
    assert.equal(await code(Buffer.from('halo\napa kabar'), 'text/csv'), 'CHAT_NO_MESSAGES');
    const liar = zipOf([
      { name: '_chat.txt', bytes: Buffer.from(chatText('android-id')), claims: { byteSize: 40 } },
    ]);
    assert.equal(await code(liar), 'ARCHIVE_BROKEN');
  });
});
