import { viewIdentity } from '#application/information-request/view-identity.ts';
import { accepted } from '#tests/factories/answers.ts';
import { type FormBody, type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { actorOf, type CaseObject, type MatrixObjects } from './objects.ts';
import { page } from './public-drivers.ts';
import { type Driver, type Drivers, fixed } from './target.ts';

type Fields = readonly (readonly [string, string])[];

const queue = '/petugas/permohonan';
const casePage = `${queue}/[id]`;

const signing: Fields = [
  ['letter_on', '2026-11-25'],
  ['signature_mode', 'wet'],
  ['official_name', 'Dra. Sri Wahyuni, M.Si.'],
  ['official_position', 'Pejabat Pengelola Informasi dan Dokumentasi'],
];

/** The officer's pages of one request. */
export function caseDrivers(objects: MatrixObjects): Drivers {
  const { viewers, make, pdf } = objects;
  const upload = (name: string): FormPart => ({
    name,
    value: pdf,
    fileName: 'berkas.pdf',
    type: 'application/pdf',
  });
  const form = (target: CaseObject, fields: Fields, files: readonly FormPart[] = []): FormBody => {
    const all: Fields = [['version', String(target.version)], ['item_id', target.itemId], ...fields];
    if (files.length === 0) return urlEncoded(all);
    return multipart([...all.map(([name, value]) => ({ name, value })), ...files]);
  };
  const post = <T extends CaseObject>(
    part: string,
    object: string,
    made: () => Promise<T>,
    fields: (target: T) => Fields,
    files: readonly FormPart[] = [],
  ): [string, Driver] => [
    `POST ${casePage}${part} · ${object}`,
    async () => {
      const target = await made();
      return { path: `${queue}/${target.id}${part}`, form: form(target, fields(target), files) };
    },
  ];
  const get = (part: string, object: string, made: () => Promise<CaseObject>): [string, Driver] => [
    `GET ${casePage}${part} · ${object}`,
    async () => ({ path: `${queue}/${(await made()).id}${part}` }),
  ];
  const does =
    (action: string, more: Fields = []) =>
    (): Fields => [['action', action], ...more];
  const unitCase = () => make.open();
  const unassigned = () => make.open(null);

  return new Map<string, Driver>([
    ...page(queue, 'antrean'),
    get('', 'perkara unit', unitCase),
    get('', 'perkara tanpa unit', unassigned),
    post('', 'catatan', unitCase, does('note', [['note_body', 'Sudah ditelepon.']])),
    post('', 'catatan pada perkara tanpa unit', unassigned, does('note', [['note_body', 'Untuk siapa?']])),
    post('', 'pesan', unitCase, does('message', [['message_body', 'Mohon tunggu sebentar.']])),
    post(
      '',
      'putuskan',
      unitCase,
      does('decide_item', [
        ['decision', 'not_held'],
        ['holder', 'Pemerintah Kota Probolinggo'],
      ]),
    ),
    post('', 'lampirkan berkas', unitCase, does('attach_file'), [upload('answer_file')]),
    post('', 'lepas berkas', make.withFile, ({ fileId }) => [
      ['action', 'remove_file'],
      ['file_id', fileId],
    ]),
    post('', 'tugaskan', unitCase, does('assign', [['unit_id', viewers.otherUnit]])),
    post('', 'perbaiki surat', () => make.prepared(), does('revise_answer')),
    post('', 'batalkan perpanjangan', make.extended, ({ letterId }) => [
      ['action', 'cancel_letter'],
      ['letter_id', letterId],
    ]),
    get('/jawaban', 'perkara diputus', () => make.decided()),
    ...(['prepare_answer', 'preview_answer'] as const).map((action) =>
      post(
        '/jawaban',
        action === 'prepare_answer' ? 'siapkan surat' : 'lihat surat',
        () => make.decided(),
        () => [['action', action], ['letter_number', '000.4/57/PPID/XI/2026'], ...signing],
      ),
    ),
    get('/perpanjangan', 'perkara unit', unitCase),
    ...(['prepare_extension', 'preview_extension'] as const).map((action) =>
      post(
        '/perpanjangan',
        action === 'prepare_extension' ? 'siapkan perpanjangan' : 'lihat surat',
        unitCase,
        () => [
          ['action', action],
          ['ground', 'not_yet_documented'],
          ['reasons', 'Data masih dihimpun dari 24 kecamatan.'],
          ['letter_number', '000.4/60/PPID/XI/2026'],
          ...signing,
        ],
      ),
    ),
    get('/kirim', 'surat menunggu', () => make.prepared()),
    post('/kirim', 'kirim jawaban', () => make.prepared(), does('send'), [upload('signed_notification')]),
    get('/kode', 'perkara unit', unitCase),
    post(
      '/kode',
      'kode baru',
      unitCase,
      does('reissue_code', [['person_check', 'Datang sendiri membawa KTP']]),
    ),
    get('/pengaduan', 'perkara unit', unitCase),
    post(
      '/pengaduan',
      'jadikan laporan',
      unitCase,
      does('convert', [['consent', 'Ditelepon dan setuju menjadi laporan']]),
    ),
    get('/identitas', 'perkara unit', make.withIdentity),
    post(
      '/identitas',
      'buka identitas',
      make.withIdentity,
      does('view_identity', [['reason', 'Memeriksa pemohon']]),
    ),
    post(
      '/identitas',
      'tandai diperiksa',
      make.withIdentity,
      does('check_identity', [['evidence', 'other']]),
    ),
    ...fileDrivers(objects),
  ]);
}

/** Every kind of file under each of the three shelves. */
function fileDrivers({ office, viewers, files, identity }: MatrixObjects): readonly [string, Driver][] {
  const grantOf = async (name: 'desk' | 'PPID' | 'atasan') => {
    const command = { requestId: identity.id, reason: 'Memeriksa pemohon' };
    return accepted(await viewIdentity(office.deps, command, actorOf(viewers, name))).proof?.grant ?? '';
  };
  const proof = `/petugas/berkas/${identity.proofId}/bukti.pdf`;
  const allowed = ['desk', 'PPID', 'atasan'] as const;
  return [
    ...['/berkas', '/kasus/berkas', '/petugas/berkas'].flatMap((shelf) => [
      ...[...files].map(([object, id]): [string, Driver] => [
        `GET ${shelf}/[id]/[nama] · ${object}`,
        fixed(`${shelf}/${id}/berkas.pdf`),
      ]),
      [
        `POST ${shelf}/[id]/[nama] · tanpa formulir`,
        async () => ({ path: `${shelf}/${identity.proofId}/berkas.pdf`, form: urlEncoded([]) }),
      ] as [string, Driver],
    ]),
    [
      'GET /petugas/berkas/[id]/[nama] · bukti identitas dengan izin sendiri',
      async (viewer) => ({
        path: `${proof}?izin=${await grantOf(allowed.find((one) => one === viewer) ?? 'desk')}`,
      }),
    ],
    [
      'GET /petugas/berkas/[id]/[nama] · bukti identitas dengan izin petugas lain',
      async (viewer) => ({ path: `${proof}?izin=${await grantOf(viewer === 'desk' ? 'PPID' : 'desk')}` }),
    ],
  ];
}
