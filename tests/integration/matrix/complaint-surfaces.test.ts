import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { importChat } from '#application/conversation/import-chat.ts';
import { previewChat } from '#application/conversation/preview-chat.ts';
import { readChat } from '#application/conversation/read-chat.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId } from '#domain/shared/ids.ts';
import { accepted } from '#tests/factories/answers.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { decodeHtml } from '../bad-input/page.ts';
import { send } from '../bad-input/portal.ts';
import { type MatrixPortal, openPortal } from './portal-in-process.ts';

const word = 'Xqnovember';
const talker = 'Siti Yqoktober';
const chat = `21/11/26 21.05 - ${talker}: Mobil dinasnya dipakai lagi, ${word}\n21/11/26 21.09 - Kantor: Baik, Bu`;
const officers = ['terlapor', 'meja terlapor', 'penerima', 'meja'] as const;
type OfficerName = (typeof officers)[number];

const heading = '| Officer |';
const document = await readFile(path.join(import.meta.dirname, '../../../docs/surface-matrix.md'), 'utf8');
const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
const lines = document.slice(document.indexOf(heading)).split('\n');
const [, ...surfaces] = cellsOf(lines[0] ?? '');
const table = new Map(
  lines
    .slice(2)
    .filter((line) => line.startsWith('| '))
    .map((line) => {
      const [officer = '', ...cells] = cellsOf(line);
      return [officer, cells] as const;
    }),
);

eachDialect('a complaint and the officers', (context) => {
  let portal: MatrixPortal;
  let number = '';
  let caseId = '';
  let file = { id: '', name: '' };
  let chatFile = { id: '', talk: '' };
  const actors = new Map<OfficerName, OfficerActor>();

  before(async () => {
    portal = await openPortal(context);
    const { office } = portal;
    const { deps } = office;
    const holder = await office.unit({ name: 'Dinas Penerima' });
    const reported = await office.unit({ name: 'Dinas Terlapor' });
    const desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    actors.set('meja', desk);
    actors.set('terlapor', (await office.officer({ roles: ['liaison_officer'], unit: reported.id })).actor);
    actors.set('penerima', (await office.officer({ roles: ['liaison_officer'], unit: holder.id })).actor);
    const both = (await office.officer({ roles: ['complaint_desk'] })).actor;
    await office.database.db
      .insertInto('officer_role')
      .values({
        officer_id: both.officerId,
        role: 'liaison_officer',
        unit_id: reported.id,
        granted_at: deps.clock.now(),
      })
      .execute();
    actors.set('meja terlapor', both);
    const staged = await stagedFile(deps, undefined, 'foto.jpg');
    const taken = await submittedComplaint(deps, {
      body: `${word}: kepala dinas memakai mobil dinas untuk keluarga.`,
      confidential: true,
      attachments: [staged],
    });
    number = taken.number;
    caseId = taken.caseId;
    const classification = { ...lampClassification, confidential: true, aboutUnitId: reported.id };
    const command = { complaintId: taken.caseId, version: 1, unitIds: [holder.id], note: '' };
    accepted(await handOverComplaint(deps, { ...command, classification }, desk));
    const row = await office.database.db
      .selectFrom('stored_file')
      .select(['id', 'name'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    file = row;
    chatFile = await bringIn(desk);
    office.clock.set('2026-12-21T03:00:00.000Z');
  });

  /** The talk behind the report comes in by hand, with a picture that is no part of the report. */
  const bringIn = async (desk: OfficerActor) => {
    const { deps, database } = portal.office;
    const read = accepted(await readChat(deps, { kind: 'text', text: chat }, null));
    const roles = { citizen: talker, office: ['Kantor'] };
    const contact = { userId: null, phone: null, name: talker };
    const { items } = await previewChat(deps, read, { roles, contact }, desk);
    accepted(
      await importChat(
        deps,
        {
          ...{ read, roles, contact, summary: '', addTo: asId<ComplaintId>(caseId) },
          idempotencyKey: deps.ids.next(),
          picked: items.slice(0, 1).map(({ hash }) => hash),
        },
        desk,
      ),
    );
    const { fileId } = await stagedFile(deps, undefined, 'ktp.jpg');
    await database.db
      .updateTable('stored_file')
      .set({ purpose: 'conversation_media' })
      .where('id', '=', fileId)
      .execute();
    const message = await database.db
      .selectFrom('conversation_message')
      .select(['id', 'conversation_id'])
      .where('direction', '=', 'in')
      .executeTakeFirstOrThrow();
    await database.db
      .updateTable('conversation_message')
      .set({ file_id: fileId })
      .where('id', '=', message.id)
      .execute();
    return { id: fileId, talk: message.conversation_id };
  };
  after(() => portal.close());

  const ask = async (actor: OfficerActor, sending: Parameters<typeof send>[1]) => {
    const { token } = await portal.office.deps.officerSessions.open(actor.officerId);
    const answer = await send(portal, { ...sending, cookies: `petugas=${token}` });
    return { status: answer.status, text: decodeHtml(answer.text) };
  };
  const get = (actor: OfficerActor, address: string) => ask(actor, { method: 'GET', path: address });
  const post = (actor: OfficerActor, address: string, fields: readonly (readonly [string, string])[]) =>
    ask(actor, { path: address, form: urlEncoded(fields) });
  const opens = async (actor: OfficerActor, id: string, name: string) =>
    (await get(actor, `/petugas/berkas/${id}/${encodeURIComponent(name)}`)).status === 200;
  const shows = async (actor: OfficerActor, address: string, ...marks: readonly string[]) => {
    const { status, text } = await get(actor, address);
    return status === 200 && marks.some((mark) => text.includes(mark));
  };
  const inbox = '/petugas/pengaduan';
  // The search box gives back what was typed, so that a hit is the case's own link.
  const link = () => `/petugas/pengaduan/${caseId}`;
  const looks: Readonly<Record<string, (actor: OfficerActor) => Promise<boolean>>> = {
    'kotak masuk': (actor) => shows(actor, `${inbox}?bagian=instansi`, number, word),
    'cari nomor': (actor) => shows(actor, `${inbox}?q=${number}`, link()),
    'cari kata': (actor) => shows(actor, `${inbox}?bagian=instansi&q=${word}`, link()),
    hitungan: async (actor) => {
      const { text } = await get(actor, `${inbox}?bagian=selesai`);
      const counts = [...text.matchAll(/class="tab-count[^"]*"[^>]*>\s*(\d+)/g)].map(([, count]) =>
        Number(count),
      );
      const badge = /Perlu dikabari\s*<span class="badge[^>]*>/.test(text);
      assert.ok(counts.length > 0, 'no counts on the page');
      return badge || counts.some((count) => count > 0);
    },
    'lewat batas': (actor) => shows(actor, `${inbox}?bagian=lewat`, number, word),
    halaman: (actor) => shows(actor, link(), number, word),
    pelapor: (actor) => shows(actor, `${link()}/pelapor`, number),
    'perlu dikabari': (actor) => shows(actor, '/petugas/perlu-dikabari', number),
    kendala: (actor) => shows(actor, '/petugas/kendala', number),
    berkas: (actor) => opens(actor, file.id, file.name),
    percakapan: (actor) => shows(actor, '/petugas/percakapan', number, word, talker),
    'isi percakapan': (actor) => shows(actor, `/petugas/percakapan/${chatFile.talk}`, number, word, talker),
    'percakapan laporan': (actor) => shows(actor, `${link()}/percakapan`, number, word, talker),
    'impor percakapan': async (actor) => {
      const { status, text } = await post(actor, '/petugas/percakapan/impor', [
        ['chat_text', chat],
        ['citizen', talker],
        ['contact_name', talker],
        ['action', 'read'],
      ]);
      if (status === 200) assert.match(text, /\d+ sudah tersimpan/);
      return status === 200 && (/[1-9]\d* sudah tersimpan/.test(text) || text.includes(number));
    },
    'berkas percakapan': (actor) => opens(actor, chatFile.id, 'ktp.jpg'),
    'sp4n-lapor!': (actor) => shows(actor, '/petugas/sp4n', number, word),
    'lembar salin': (actor) => shows(actor, `/petugas/sp4n/${caseId}`, number, word),
  };

  test('the table names the surfaces and officers that are looked at', () => {
    assert.deepEqual(surfaces, Object.keys(looks));
    assert.deepEqual([...table.keys()], [...officers]);
  });

  test('who is reported neither sees, counts nor finds it; who works on it does', async () => {
    const mismatches: string[] = [];
    for (const officer of officers) {
      const actor = actors.get(officer);
      assert.ok(actor !== undefined);
      for (const [index, surface] of surfaces.entries()) {
        const met = (await looks[surface]?.(actor)) ? 'ya' : 'tidak';
        const expected = table.get(officer)?.[index];
        if (met !== expected) mismatches.push(`${officer}, ${surface}: ${met}, not ${expected}`);
      }
    }
    assert.deepEqual(mismatches, []);
  });
});
