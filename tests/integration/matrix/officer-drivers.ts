import { recordExemption } from '#application/exemption/record-exemption.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { enterAbsence } from '#application/officer/enter-absence.ts';
import { inviteOfficer } from '#application/officer/invite-officer.ts';
import { archiveUnit } from '#application/settings/archive-unit.ts';
import { accepted } from '#tests/factories/answers.ts';
import { exemptionRecord } from '#tests/factories/exemptions.ts';
import { type FormBody, type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { settingsInForm } from '#web/forms/settings.ts';
import type { MatrixObjects } from './objects.ts';
import { page } from './public-drivers.ts';
import { type Driver, type Drivers, fixed } from './target.ts';

type Fields = readonly (readonly [string, string])[];

/** The back office but for cases: documents, calendar, exceptions, settings, accounts, units. */
export function officerDrivers(objects: MatrixObjects): Drivers {
  const { office, viewers, make, administrator } = objects;
  const { deps } = office;
  const get = (address: string, object: string, path = address): [string, Driver] => [
    `GET ${address} · ${object}`,
    fixed(path),
  ];
  const post = (
    address: string,
    object: string,
    target: () => Promise<{ readonly path?: string; readonly form: FormBody }>,
  ): [string, Driver] => [
    `POST ${address} · ${object}`,
    async () => {
      const { path = address, form } = await target();
      return { path, form };
    },
  ];
  const upload = (name: string): FormPart => ({
    name,
    value: objects.pdf,
    fileName: 'berkas.pdf',
    type: 'application/pdf',
  });
  const withFile = (fields: Fields, ...files: readonly FormPart[]) =>
    multipart([...fields.map(([name, value]) => ({ name, value })), ...files]);

  const documentFields = (title: string): Fields => [
    ['title', title],
    ['classification', 'periodic'],
    ['unit_id', viewers.unit],
    ['kind', 'Laporan keuangan'],
    ['year', '2025'],
    ['summary', 'Ringkasan yang diubah.'],
    ['forms', 'electronic'],
    ['licence', 'statute'],
  ];
  const onDocument = (
    object: string,
    kind: 'draft' | 'published',
    fields: Fields,
    files: readonly FormPart[] = [],
  ) =>
    post('/petugas/dokumen/[id]', object, async () => {
      const document = await (kind === 'draft' ? make.draftDocument() : make.publishedDocument());
      return {
        path: `/petugas/dokumen/${document.id}`,
        form: withFile([['version', String(document.version)], ...fields], ...files),
      };
    });

  const exemption = async () =>
    accepted(await recordExemption(deps, exemptionRecord(viewers.unit), viewers.chief)).id;
  const exemptionFields: Fields = [
    ['information', 'Data kesehatan pasien'],
    ['unit_id', viewers.unit],
    ['letters', 'h'],
    ['test_number', 'UK-02/2026'],
    ['tested_on', '2026-11-09'],
    ['tested_place', 'Kraksaan'],
    ['participants', 'Kepala Dinas Kesehatan'],
    ['if_opened', 'Riwayat penyakit diketahui umum.'],
    ['if_closed', 'Rahasia pasien terjaga.'],
    ['public_interest', 'Masyarakat cukup dengan angka tanpa nama.'],
    ['decree_number', 'SK-08/2026'],
    ['decided_on', '2026-11-10'],
    ['decided_place', 'Kraksaan'],
    ['decided_by', 'PPID Kabupaten'],
    ['approved_by', 'Sekretaris Daerah'],
    ['ends_on', '2027-06-30'],
  ];

  let day = 0;
  const holiday = (): Fields => {
    day += 1;
    const date = `2026-12-${String((day % 20) + 1).padStart(2, '0')}`;
    return [
      ['date', date],
      ['kind', 'local'],
      ['name', `Hari Jadi Uji ${day}`],
      ['decree', 'Keputusan Bupati Nomor 1 Tahun 2026'],
    ];
  };
  const calendarTarget = async (apply: boolean) => {
    const fields = holiday();
    if (!apply) return { path: '/petugas/kalender/libur', form: urlEncoded(fields) };
    const [[, on = ''] = [], , [, name = ''] = [], [, decree = ''] = []] = fields;
    const command = { kind: 'add_holiday', holiday: { on, kind: 'local', name, decree } } as const;
    return {
      path: '/petugas/kalender/libur',
      form: urlEncoded([
        ['command', deps.vault.seal('calendar-command', JSON.stringify(command))],
        ['version', await objects.calendarVersion(command)],
        ['action', 'apply'],
      ]),
    };
  };

  const account = async (disabled = false) => {
    const { actor } = await office.officer({ roles: ['auditor'] });
    await deps.officerSessions.open(actor.officerId);
    if (disabled) accepted(await disableOfficer(deps, { officerId: actor.officerId }, administrator));
    return actor.officerId;
  };
  const onAccount = (object: string, fields: Fields, disabled = false) =>
    post('/petugas/pengguna/[id]', object, async () => ({
      path: `/petugas/pengguna/${await account(disabled)}`,
      form: urlEncoded(fields),
    }));
  const daysAway: Fields = [
    ['from_on', '2027-03-01'],
    ['until_on', '2027-03-05'],
    ['action', 'enter'],
  ];
  const absenceId = async () => {
    const officerId = await account();
    const span = { fromOn: '2027-03-01', untilOn: '2027-03-05' };
    const command = { officerId, deputyId: null, ...span, note: '' };
    accepted(await enterAbsence(deps, command, administrator));
    const [absence] = await deps.queries.absences.concerning(officerId, deps.clock.today());
    return absence?.id ?? '';
  };
  const person = (): Fields => [
    ['full_name', 'Undangan Baru'],
    ['position_title', 'Pranata Humas'],
    ['email', `baru-${deps.ids.next()}@contoh.go.id`],
    ['roles', 'auditor'],
  ];
  const invitationId = async () => {
    const email = `cabut-${deps.ids.next()}@contoh.go.id`;
    const grants = [{ role: 'auditor', unitId: null }] as const;
    accepted(
      await inviteOfficer(deps, { fullName: 'Cabut', positionTitle: 'Humas', email, grants }, administrator),
    );
    const { db } = office.database;
    const row = await db
      .selectFrom('officer_invitation')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst();
    return row?.id ?? '';
  };
  const onUnit = (object: string, fields: Fields, archived = false) =>
    post('/petugas/unit/[id]', object, async () => {
      const { id } = await office.unit();
      if (archived)
        accepted(await archiveUnit(deps, { unitId: id, version: 1, archived: true }, administrator));
      const named = fields.map(
        ([name, value]) => [name, name === 'name' ? `${value} ${id}` : value] as const,
      );
      return { path: `/petugas/unit/${id}`, form: urlEncoded([['version', archived ? '2' : '1'], ...named]) };
    });

  return new Map<string, Driver>([
    ...page('/petugas', 'beranda'),
    ...page('/petugas/tidak-berwenang', 'halaman'),
    ...page('/petugas/audit', 'jejak audit'),
    ...page('/petugas/audit/identitas', 'pembukaan identitas'),
    ...page('/petugas/dikecualikan', 'daftar'),
    get('/petugas/dikecualikan/baru', 'formulir'),
    post('/petugas/dikecualikan/baru', 'pengecualian', async () => ({ form: urlEncoded(exemptionFields) })),
    [
      'GET /petugas/dikecualikan/[id] · pengecualian',
      async () => ({ path: `/petugas/dikecualikan/${await exemption()}` }),
    ],
    post('/petugas/dikecualikan/[id]', 'akhiri', async () => ({
      path: `/petugas/dikecualikan/${await exemption()}`,
      form: urlEncoded([
        ['version', '1'],
        ['reason', 'Syaratnya sudah terpenuhi'],
      ]),
    })),
    ...page('/petugas/dokumen', 'daftar'),
    get('/petugas/dokumen/baru', 'formulir'),
    post('/petugas/dokumen/baru', 'dokumen unit', async () => ({
      form: withFile(documentFields('Dokumen baru matriks'), upload('file')),
    })),
    get('/petugas/dokumen/[id]', 'dokumen konsep', `/petugas/dokumen/${objects.draft.id}`),
    get('/petugas/dokumen/[id]', 'dokumen terbit', `/petugas/dokumen/${objects.published.id}`),
    get('/petugas/dokumen/[id]', 'dokumen ditarik', `/petugas/dokumen/${objects.withdrawn.id}`),
    onDocument('ubah konsep', 'draft', [['action', 'edit'], ...documentFields('Judul konsep yang diubah')]),
    onDocument(
      'versi baru konsep',
      'draft',
      [
        ['action', 'add_version'],
        ['note', 'Lebih baru'],
      ],
      [upload('file')],
    ),
    onDocument('terbitkan konsep', 'draft', [
      ['action', 'publish'],
      ['confirmed', 'yes'],
    ]),
    onDocument('ubah terbitan', 'published', [
      ['action', 'edit'],
      ...documentFields('Judul terbitan yang diubah'),
    ]),
    onDocument(
      'versi baru terbitan',
      'published',
      [
        ['action', 'add_version'],
        ['note', 'Lebih baru'],
      ],
      [upload('file')],
    ),
    onDocument('tarik terbitan', 'published', [
      ['action', 'withdraw'],
      ['reason', 'Memuat data yang keliru'],
    ]),
    get(
      '/petugas/dokumen/[id]/pemeriksaan',
      'dokumen konsep',
      `/petugas/dokumen/${objects.draft.id}/pemeriksaan`,
    ),
    post('/petugas/dokumen/[id]/pemeriksaan', 'salinan bersih dari berkas tanpa temuan', async () => {
      const document = await make.draftDocument();
      const path = `/petugas/dokumen/${document.id}/pemeriksaan`;
      return {
        path,
        form: urlEncoded([
          ['version', String(document.version)],
          ['file_id', document.fileId],
        ]),
      };
    }),
    ...page(
      '/petugas/dokumen/[id]/pratinjau',
      'dokumen konsep',
      `/petugas/dokumen/${objects.draft.id}/pratinjau`,
    ),
    ...page('/petugas/kalender', 'kalender'),
    get('/petugas/kalender/[cara]', 'libur', '/petugas/kalender/libur'),
    post('/petugas/kalender/[cara]', 'lihat akibat', () => calendarTarget(false)),
    post('/petugas/kalender/[cara]', 'terapkan', () => calendarTarget(true)),
    get('/petugas/kendala', 'daftar'),
    post('/petugas/kendala', 'ulangi pekerjaan gagal', async () => ({
      form: urlEncoded([
        ['key', 'message_dead'],
        ['id', await objects.deadMessage()],
        ['action', 'retry'],
      ]),
    })),
    ...page('/petugas/ringkasan', 'ringkasan'),
    ...page('/petugas/ringkasan.csv', 'ringkasan'),
    ...page('/petugas/ringkasan.json', 'ringkasan'),
    get('/petugas/perlu-dikabari', 'daftar'),
    post('/petugas/perlu-dikabari', 'sudah dikabari', async () => ({
      form: urlEncoded([
        ['notice_id', await objects.taskToTell()],
        ['action', 'told'],
      ]),
    })),
    ...page('/petugas/pengaturan', 'ringkasan'),
    get('/petugas/pengaturan/[bagian]', 'permohonan', '/petugas/pengaturan/permohonan'),
    post('/petugas/pengaturan/[bagian]', 'permohonan', async () => {
      const { settings } = await deps.queries.officeRules();
      const form = settingsInForm('permohonan', settings);
      const names = ['nik_rule', 'identity_proof_rule', 'proof_retention_days'];
      return {
        path: '/petugas/pengaturan/permohonan',
        form: urlEncoded([
          ...names.map((name) => [name, form.first(name)] as const),
          ['soon_working_days', settings.soonWorkingDays === 3 ? '2' : '3'],
        ]),
      };
    }),
    get('/petugas/pengguna', 'daftar'),
    post('/petugas/pengguna', 'cabut undangan', async () => ({
      form: urlEncoded([['invitation_id', await invitationId()]]),
    })),
    get('/petugas/pengguna/undang', 'formulir'),
    post('/petugas/pengguna/undang', 'undang petugas', async () => ({ form: urlEncoded(person()) })),
    ...page('/petugas/pengguna/tautan', 'tanpa kuki'),
    get('/petugas/pengguna/[id]', 'akun', `/petugas/pengguna/${administrator.officerId}`),
    onAccount('ubah peran', [
      ['action', 'save_roles'],
      ['roles', 'superior_officer'],
    ]),
    onAccount('tautan sandi', [['action', 'reset_link']]),
    get(
      '/petugas/pengguna/[id]/nonaktifkan',
      'akun',
      `/petugas/pengguna/${administrator.officerId}/nonaktifkan`,
    ),
    post('/petugas/pengguna/[id]/nonaktifkan', 'nonaktifkan', async () => ({
      path: `/petugas/pengguna/${await account()}/nonaktifkan`,
      form: urlEncoded([['action', 'disable']]),
    })),
    get(
      '/petugas/pengguna/[id]/ketidakhadiran',
      'akun',
      `/petugas/pengguna/${administrator.officerId}/ketidakhadiran`,
    ),
    post('/petugas/pengguna/[id]/ketidakhadiran', 'catat ketidakhadiran', async () => ({
      path: `/petugas/pengguna/${await account()}/ketidakhadiran`,
      form: urlEncoded(daysAway),
    })),
    get('/petugas/ketidakhadiran', 'ketidakhadiran sendiri'),
    post('/petugas/ketidakhadiran', 'catat ketidakhadiran sendiri', async () => ({
      form: urlEncoded(daysAway),
    })),
    post('/petugas/ketidakhadiran', 'akhiri milik orang lain', async () => ({
      form: urlEncoded([
        ['absence_id', await absenceId()],
        ['action', 'end'],
      ]),
    })),
    onAccount('aktifkan', [['action', 'enable']], true),
    onAccount('keluarkan', [['action', 'end_sessions']]),
    onAccount('hapus aplikasi kode', [
      ['action', 'reset_factor'],
      ['reason', 'phone_lost'],
      ['recognised', 'in_person'],
    ]),
    get('/petugas/keamanan', 'akun sendiri'),
    post('/petugas/keamanan', 'kode cadangan baru', async () => ({
      form: urlEncoded([['action', 'renew_codes']]),
    })),
    post('/petugas/keamanan', 'keluarkan perangkat lain', async () => ({
      form: urlEncoded([['action', 'end_others']]),
    })),
    get('/petugas/keamanan/aplikasi-kode', 'akun sendiri'),
    post('/petugas/keamanan/aplikasi-kode', 'kode salah dari aplikasi baru', async () => ({
      form: urlEncoded([
        ['code', '000000'],
        ['action', 'confirm'],
      ]),
    })),
    get('/petugas/keamanan/kata-sandi', 'akun sendiri'),
    post('/petugas/keamanan/kata-sandi', 'sandi lemah', async () => ({
      form: urlEncoded([
        ['password', 'pendek'],
        ['password_repeat', 'pendek'],
      ]),
    })),
    ...page('/petugas/keamanan/kode-cadangan', 'tanpa kuki'),
    get('/petugas/keamanan/konfirmasi', 'formulir'),
    post('/petugas/keamanan/konfirmasi', 'sandi salah', async () => ({
      form: urlEncoded([
        ['password', 'salah sekali sandinya'],
        ['code', '000000'],
      ]),
    })),
    ...page('/petugas/unit', 'daftar'),
    get('/petugas/unit/baru', 'formulir'),
    post('/petugas/unit/baru', 'unit baru', async () => ({
      form: urlEncoded([
        ['name', `Dinas Baru ${deps.ids.next()}`],
        ['short_name', 'Disbaru'],
      ]),
    })),
    get('/petugas/unit/[id]', 'unit', `/petugas/unit/${viewers.unit}`),
    onUnit('ganti nama', [
      ['name', 'Dinas Ganti'],
      ['short_name', 'Disganti'],
    ]),
    onUnit('arsipkan', [['action', 'archive']]),
    onUnit('pakai kembali', [['action', 'restore']], true),
  ]);
}
