import type { Role } from '#domain/officer/role.ts';

/** Addresses that nobody can own; they also mark a database as a demo. */
export const demoMailDomain = 'demo.example';

/** An officer who does not exist. */
export type DemoOfficer = {
  /** First part of the mail address. */
  readonly key: string;
  readonly fullName: string;
  readonly positionTitle: string;
  readonly role: Role;
  /** For roles held for one unit. */
  readonly unitSlug: string | null;
};

const whole = (key: string, role: Role, fullName: string, positionTitle: string): DemoOfficer => ({
  key,
  fullName,
  positionTitle,
  role,
  unitSlug: null,
});
const unitPpid = (key: string, unitSlug: string, fullName: string, unitName: string): DemoOfficer => ({
  key,
  fullName,
  positionTitle: `Sekretaris ${unitName}, PPID pelaksana`,
  role: 'unit_ppid',
  unitSlug,
});

const liaison = (key: string, unitSlug: string, fullName: string, unitName: string): DemoOfficer => ({
  key,
  fullName,
  positionTitle: `Pejabat penghubung ${unitName}`,
  role: 'liaison_officer',
  unitSlug,
});

export const demoOfficers: readonly DemoOfficer[] = [
  whole('admin', 'administrator', 'Rendra Wicaksana', 'Pranata komputer'),
  whole('ppid', 'chief_ppid', 'Ratna Puspaningrum', 'Kepala Dinas Komunikasi dan Informatika'),
  whole('petugas1', 'desk_officer', 'Lintang Ayu Prameswari', 'Petugas layanan informasi'),
  whole('petugas2', 'desk_officer', 'Bagas Nurcahyo', 'Petugas layanan informasi'),
  whole('atasan', 'superior_officer', 'Hargo Prabowosono', 'Sekretaris Daerah'),
  unitPpid('pupr', 'dinas-pupr', 'Wahyu Adikusuma', 'Dinas PUPR'),
  unitPpid('dinsos', 'dinas-sosial', 'Nurlaila Fatmasari', 'Dinas Sosial'),
  unitPpid('pertanian', 'dinas-pertanian', 'Sugondo Mardiyanto', 'Dinas Pertanian'),
  unitPpid('dinkes', 'dinas-kesehatan', 'Maya Kristanti', 'Dinas Kesehatan'),
  unitPpid('dkupp', 'dkupp', 'Teguh Sasmitajaya', 'DKUPP'),
  unitPpid('dpmd', 'dpmd', 'Halimatus Zahroini', 'DPMD'),
  unitPpid('dishub', 'dinas-perhubungan', 'Dwi Cahyaningtyas', 'Dinas Perhubungan'),
  unitPpid('rsud', 'rsud-waluyo-jati', 'Arini Damayantika', 'RSUD Waluyo Jati'),
  whole('pemantau', 'auditor', 'Yoga Pradnyana', 'Auditor muda, Inspektorat'),
  whole('pengaduan', 'complaint_desk', 'Sekar Melatiningsih', 'Petugas pengaduan'),
  liaison('penghubung-pupr', 'dinas-pupr', 'Wiryo Kusumanegara', 'Dinas PUPR'),
  liaison('penghubung-dishub', 'dinas-perhubungan', 'Tantri Ekawati', 'Dinas Perhubungan'),
];

/** Units that the demo office works with, the first ones first where fewer are wanted. */
export const demoUnitSlugs: readonly string[] = [
  ...['diskominfo', 'dinas-pupr', 'bpbd', 'dinas-sosial', 'dkupp', 'bppkad', 'dinas-pertanian', 'dpmd'],
  ...['dinas-kesehatan', 'dinas-perhubungan', 'dispendukcapil', 'dinas-lingkungan-hidup', 'rsud-waluyo-jati'],
  ...['dinas-pendidikan-dan-kebudayaan', 'dinas-perikanan', 'rsud-tongas', 'kecamatan-tiris', 'setda'],
  ...['kecamatan-krucil', 'kecamatan-sumberasih', 'kecamatan-sukapura', 'bagian-hukum', 'disporapar'],
  ...['satpol-pp', 'bapelitbangda', 'inspektorat'],
];

/** Who signs the letters. The NIP has a birth month that does not exist. */
export const demoSigningOfficial = {
  fullName: 'Ratna Puspaningrum, S.Sos., M.M.',
  rank: 'Pembina Utama Muda (IV/c)',
  nip: '19741300 199903 2 001',
  positionTitle: 'Pejabat Pengelola Informasi dan Dokumentasi',
  capacity: '',
  onBehalfOf: '',
} as const;
