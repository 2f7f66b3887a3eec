import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { nobody } from '#application/complaint/reporter.ts';
import { writeToReporter } from '#application/complaint/write-to-reporter.ts';
import { accepted } from '#tests/factories/answers.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import type { MatrixObjects } from './objects.ts';
import { page } from './public-drivers.ts';
import type { Driver, Drivers } from './target.ts';

type Fields = readonly (readonly [string, string])[];

/** The complaint desk's inbox and cases, and what a unit's liaison may do there. */
export function complaintDeskDrivers({ office, viewers }: MatrixObjects): Drivers {
  const { deps } = office;
  const desk = viewers.all.get('pengaduan')?.actor;
  if (desk === undefined || desk === null) throw new Error('no complaint desk');
  let made = 0;
  // Each reporter has a telephone of their own, so that blocking one blocks nobody else.
  const atDesk = async () => {
    made += 1;
    const reporter = { ...nobody, phone: `+62812${String(30_000_000 + made)}` };
    return (await submittedComplaint(deps, { reporter })).caseId;
  };
  const named = async () => (await submittedComplaint(deps)).caseId;
  const handed = async () => {
    const complaintId = await atDesk();
    const about = { complaintId, version: 1, unitIds: [viewers.unit], note: '' };
    const command = { ...about, classification: lampClassification };
    accepted(await handOverComplaint(deps, command, desk));
    return complaintId;
  };
  const aboutUnit = async () => {
    const complaintId = await atDesk();
    const classification = { ...lampClassification, aboutUnitId: viewers.unit };
    const command = { complaintId, version: 1, unitIds: [viewers.otherUnit], note: '', classification };
    accepted(await handOverComplaint(deps, command, desk));
    return complaintId;
  };
  const taskOf = async (complaintId: string) => {
    const { db } = office.database;
    const rows = db.selectFrom('complaint_task').select('id').where('complaint_id', '=', complaintId);
    return (await rows.executeTakeFirstOrThrow()).id;
  };
  const at = (id: string, part = '') => `/petugas/pengaduan/${id}${part}`;
  const get = (address: string, object: string, make: () => Promise<string>): [string, Driver] => [
    `GET ${address} · ${object}`,
    async () => ({ path: await make() }),
  ];
  const post = (
    address: string,
    object: string,
    make: () => Promise<{ readonly path: string; readonly fields: Fields }>,
  ): [string, Driver] => [
    `POST ${address} · ${object}`,
    async () => {
      const { path, fields } = await make();
      return { path, form: urlEncoded(fields) };
    },
  ];
  const onCase = (object: string, make: () => Promise<string>, fields: Fields, task = false) =>
    post('/petugas/pengaduan/[id]', object, async () => {
      const id = await make();
      const about: Fields = task ? [['task_id', await taskOf(id)]] : [];
      return { path: at(id), fields: [...about, ...fields] };
    });
  const reading: Fields = [
    ['version', '1'],
    ['report_title', 'Lampu jalan mati di depan musala'],
    ['topic', 'street_light'],
    ['complaint_class', 'complaint'],
  ];
  return new Map<string, Driver>([
    ...page('/petugas/pengaduan', 'daftar'),
    get('/petugas/pengaduan/baru', 'formulir', async () => '/petugas/pengaduan/baru'),
    post('/petugas/pengaduan/baru', 'catat laporan', async () => ({
      path: '/petugas/pengaduan/baru',
      fields: [
        ['channel', 'desk'],
        ['details', 'Selokan di depan pasar meluap.'],
        ['complaint_class', 'complaint'],
        ['identity_mode', 'open'],
        ['idempotency_key', deps.ids.next()],
      ],
    })),
    ...page('/petugas/pengaduan/tanda-terima', 'tanpa kuki'),
    get('/petugas/pengaduan/[id]', 'laporan di meja', async () => at(await atDesk())),
    get('/petugas/pengaduan/[id]', 'laporan unit', async () => at(await handed())),
    get('/petugas/pengaduan/[id]', 'laporan tentang unit', async () => at(await aboutUnit())),
    onCase('periksa dan serahkan', atDesk, [...reading, ['unit_id', viewers.unit], ['action', 'hand_over']]),
    onCase('simpan saja', atDesk, [...reading, ['action', 'classify']]),
    onCase('pesan kepada pelapor', handed, [
      ['message_body', 'Laporan Anda sedang dikerjakan.'],
      ['action', 'message'],
    ]),
    onCase('blokir', handed, [
      ['reason', 'Berkali-kali mengirim spam'],
      ['action', 'block'],
    ]),
    onCase(
      'jawaban unit',
      handed,
      [
        ['source', 'whatsapp_group'],
        ['act_kind', 'answer'],
        ['act_body', 'Lampu sudah diganti Selasa malam dan menyala kembali.'],
        ['actor_name', 'Budi'],
        ['action', 'record_act'],
      ],
      true,
    ),
    onCase(
      'bukan kami',
      handed,
      [
        ['reason', 'Jalan ini jalan provinsi'],
        ['action', 'return_task'],
      ],
      true,
    ),
    onCase('tautan tugas', handed, [['action', 'make_link']], true),
    onCase(
      'beri identitas kepada unit',
      handed,
      [
        ['reason', 'Ditelepon, pelapor setuju dihubungi'],
        ['action', 'release'],
      ],
      true,
    ),
    onCase('laporan ke Ombudsman', handed, [
      ['reported_on', '2026-11-25'],
      ['action', 'ombudsman'],
    ]),
    onCase(
      'naikkan',
      handed,
      [
        ['level', 'unit_head'],
        ['action', 'escalate'],
      ],
      true,
    ),
    onCase('jawaban atas unit yang dilaporkan', aboutUnit, [
      ['note_body', 'Catatan'],
      ['action', 'note'],
    ]),
    get('/petugas/pengaduan/[id]/pelapor', 'laporan unit', async () => at(await handed(), '/pelapor')),
    post('/petugas/pengaduan/[id]/pelapor', 'buka identitas', async () => ({
      path: at(await handed(), '/pelapor'),
      fields: [['reason', 'Menanyakan letak tiang lampu']],
    })),
    get('/petugas/pengaduan/[id]/kode', 'laporan unit', async () => at(await handed(), '/kode')),
    post('/petugas/pengaduan/[id]/kode', 'kode baru', async () => ({
      path: at(await handed(), '/kode'),
      fields: [
        ['version', '3'],
        ['person_check', 'Ditelepon ke nomor pada laporan'],
      ],
    })),
    get('/petugas/pengaduan/[id]/permohonan', 'laporan di meja', async () =>
      at(await named(), '/permohonan'),
    ),
    post('/petugas/pengaduan/[id]/permohonan', 'jadikan permohonan', async () => ({
      path: at(await named(), '/permohonan'),
      fields: [
        ['version', '1'],
        ['details', 'Salinan DPA Dinas Kesehatan 2026'],
      ],
    })),
    post('/petugas/unit/[id]', 'kontak pengaduan', async () => ({
      path: `/petugas/unit/${viewers.unit}`,
      fields: [
        ['liaison_name', `Agus ${deps.ids.next()}`],
        ['liaison_phone', '081234567890'],
        ['action', 'contacts'],
      ],
    })),
    post('/petugas/perlu-dikabari', 'pelapor sudah dikabari', async () => {
      const complaintId = await handed();
      accepted(await writeToReporter(deps, { complaintId, body: 'Mohon sebut nomor tiang.' }, desk));
      const { db } = office.database;
      const tasks = db.selectFrom('notice').select('id').where('case_id', '=', complaintId);
      const { id } = await tasks.where('status', '=', 'to_tell').executeTakeFirstOrThrow();
      return {
        path: '/petugas/perlu-dikabari',
        fields: [
          ['notice_id', id],
          ['action', 'told'],
        ],
      };
    }),
  ]);
}
