import assert from 'node:assert/strict';
import { pdf } from '#tests/support/hostile-files.ts';
import { type FormPart, multipart } from '#tests/support/multipart.ts';
import { decodeHtml, valuesOf } from '../bad-input/page.ts';
import { rememberCode, type SentRequest } from './citizen.ts';
import { eventually, type World } from './world.ts';

type Fields = readonly (readonly [string, string])[];

/** What the chief PPID does with one request, through the pages. */
export function officerActs(world: World, cookies: string, { caseId, code: oldCode }: SentRequest) {
  const { plant, db } = world;
  const base = `/petugas/permohonan/${caseId}`;
  const upload = (name: string, fileName: string, value = pdf()): FormPart => ({
    name,
    value,
    fileName,
    type: 'application/pdf',
  });
  const act = async (part: string, fields: Fields, files: readonly FormPart[] = [], status = 303) => {
    const page = await world.send({ path: base + part, cookies });
    assert.equal(page.status, 200, `GET ${part}`);
    const [version = ''] = valuesOf(page.text, 'version');
    const all: Fields = [['version', version], ...fields];
    const form = multipart([...all.map(([name, value]) => ({ name, value })), ...files]);
    const answer = await world.send({ path: base + part, cookies, form });
    const said = /id="ringkasan-kesalahan"[\s\S]{0,600}/.exec(answer.text)?.[0] ?? '';
    assert.equal(answer.status, status, `POST ${part} ${fields[0]?.join('=')}: ${said}`);
    return answer;
  };
  const signing = (): Fields => [
    ['letter_on', new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())],
    ['signature_mode', 'wet'],
    ['official_name', `Dr. ${plant.word('signing official')}`],
    ['official_nip', plant.word('signing official')],
    ['official_position', 'Pejabat Pengelola Informasi dan Dokumentasi'],
  ];
  const papersReady = () =>
    eventually('papers of all letters', async () => {
      const lacking = await db
        .selectFrom('letter')
        .select('id')
        .where('case_id', '=', caseId)
        .where('rendered_file_id', 'is', null)
        .execute();
      return lacking.length === 0 ? true : null;
    });

  return {
    seeIdentity: async (): Promise<void> => {
      const reason = `Memeriksa pemohon ${plant.word('reason for opening')}`;
      const fields: Fields = [
        ['action', 'view_identity'],
        ['reason', reason],
      ];
      const shown = await act('/identitas', fields, [], 200);
      const file = /href="(\/petugas\/berkas\/[^"]+)"/.exec(shown.text)?.[1];
      assert.ok(file !== undefined, 'the proof is not offered');
      const handed = await world.send({ path: decodeHtml(file), cookies });
      assert.equal(handed.status, 200);
      const marks = plant.canaries().find(({ datum }) => datum === 'bytes of the proof')?.marks ?? [];
      assert.ok(
        marks.some((mark) => handed.body.includes(mark)),
        'the proof is not the one that was sent',
      );
      plant.known(
        'grant to see the proof',
        new URL(decodeHtml(file), 'http://x').searchParams.get('izin') ?? '',
      );
      const nik = /\d{4} \d{4} \d{4} \d{4}/.exec(shown.text)?.[0];
      assert.ok(nik !== undefined, 'the NIK is not shown');
      await act('/identitas', [
        ['action', 'check_identity'],
        ['evidence', 'ktp_image'],
      ]);
    },
    write: async (officerId: string): Promise<void> => {
      await act('', [
        ['action', 'assign'],
        ['assignee_id', officerId],
      ]);
      await act('', [
        ['action', 'note'],
        ['note_body', `Sudah ditelepon, ${plant.word('internal note')}`],
      ]);
      await act('', [
        ['action', 'message'],
        ['message_body', `Mohon tunggu, ${plant.word('message of the office')}`],
      ]);
    },
    extend: async (): Promise<void> => {
      await act('/perpanjangan', [
        ['action', 'prepare_extension'],
        ['ground', 'not_yet_documented'],
        ['reasons', `Data ${plant.word('reasons of the extension')} masih dihimpun dari 24 kecamatan.`],
        ['letter_number', '000.4/60/PPID/XI/2026'],
        ...signing(),
      ]);
      await papersReady();
      await act('/kirim', [['action', 'send']], [upload('signed_extension', 'perpanjangan.pdf')]);
    },
    answer: async (): Promise<void> => {
      const items = await db
        .selectFrom('information_request_item')
        .select('id')
        .where('request_id', '=', caseId)
        .orderBy('position')
        .execute();
      const [first, second] = items.map(({ id }) => id);
      const granted: Fields = [
        ['decision', 'granted'],
        ['form', 'softcopy'],
        ['supply_working_days', '0'],
        ['note', `Lihat lampiran ${plant.word('note on a decision')}`],
      ];
      const refused: Fields = [
        ['decision', 'refused'],
        ['exemption_letter', 'h'],
        ['reasons', `Memuat alamat ${plant.word('reasons of a refusal')}`],
        ['test_number', '480/12/UK/2026'],
        ['test_held_on', '2026-11-20'],
      ];
      const decide = (id = ''): Fields => [
        ['action', 'decide_item'],
        ['item_id', id],
      ];
      await act('', [...decide(first), ...granted]);
      const test = upload('consequence_test', `uji ${plant.word('name of a file of the office')}.pdf`);
      await act('', [...decide(second), ...refused], [test]);
      const answerFile = upload('answer_file', 'jawaban.pdf', pdf(plant.word('bytes of the answer')));
      await act(
        '',
        [
          ['action', 'attach_file'],
          ['item_id', first ?? ''],
        ],
        [answerFile],
      );
      await act('/jawaban', [
        ['action', 'prepare_answer'],
        ['letter_number', '000.4/57/PPID/XI/2026'],
        ['refusal_number', '000.4/58/PPID/XI/2026'],
        ...signing(),
      ]);
      await papersReady();
      const papers = [upload('signed_notification', 'a.pdf'), upload('signed_refusal', 'b.pdf')];
      await act('/kirim', [['action', 'send']], papers);
    },
    newCode: async (): Promise<string> => {
      const check = `Datang sendiri, ${plant.word('how the person was checked')}`;
      const made = await act('/kode', [
        ['action', 'reissue_code'],
        ['person_check', check],
      ]);
      const slip = await world.send({
        path: String(made.headers.location),
        cookies: `${cookies}; ${made.cookies}`,
      });
      const code = /data-case-code="([^"]+)"/.exec(slip.text)?.[1] ?? '';
      assert.match(code, /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/);
      assert.notEqual(code, oldCode);
      rememberCode(world, code);
      return code;
    },
  };
}
