import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';

const YEAR = 12;

const items: readonly (readonly [title: string, hint?: string])[] = [
  ['Daftar informasi publik (DIP)'],
  [
    'Peraturan, keputusan, dan kebijakan badan publik',
    'Beserta naskah akademik, kajian, masukan, risalah, rancangan, dan tahap perumusannya.',
  ],
  [
    'Organisasi, administrasi, kepegawaian, dan keuangan',
    'Pedoman, profil pimpinan dan pegawai, anggaran, data statistik.',
  ],
  ['Surat perjanjian dengan pihak ketiga', 'Beserta dokumen pendukungnya.'],
  [
    'Surat-menyurat pimpinan dan pejabat dalam pelaksanaan tugas',
    'Bagian yang dikecualikan dihitamkan lebih dahulu.',
  ],
  ['Persyaratan perizinan, izin yang diterbitkan, dan laporan penaatannya'],
  ['Data perbendaharaan atau inventaris'],
  ['Rencana strategis dan rencana kerja'],
  ['Agenda kerja pimpinan satuan kerja'],
  ['Kegiatan pelayanan informasi publik', 'Sarana, petugas, anggaran, dan laporannya.'],
  [
    'Pelanggaran yang ditemukan dalam pengawasan internal',
    'Jumlah, jenis, gambaran umum, dan laporan penindakannya.',
  ],
  ['Pelanggaran yang dilaporkan masyarakat', 'Jumlah, jenis, gambaran umum, dan laporan penindakannya.'],
  ['Daftar dan hasil penelitian'],
  ['Peraturan perundang-undangan yang telah disahkan beserta kajian akademiknya'],
  ['Informasi dan kebijakan yang disampaikan pejabat publik dalam pertemuan terbuka'],
  ['Informasi yang wajib diumumkan berkala', 'Versi lengkapnya.'],
  ['Standar pengumuman informasi dan standar layanan'],
  [
    'Informasi lain yang dinyatakan terbuka',
    'Lewat keberatan, sengketa, putusan, atau habisnya masa pengecualian.',
  ],
  [
    'Prosedur kerja pegawai yang berkaitan dengan pelayanan masyarakat',
    'Serta hasil keputusan badan publik dan pertimbangannya.',
  ],
];

/** The list of PerKI 1/2021 art. 21, with UU 14/2008 art. 11 behind it; looked through once a year. */
export const anytimeItems: readonly ChecklistItem[] = items.map(([title, hint = ''], index) => ({
  code: `T-${String(index + 1).padStart(2, '0')}`,
  parentCode: null,
  group: 'available_anytime',
  title,
  hint,
  legalBasis: 'UU 14/2008 Ps 11; PerKI 1/2021 Ps 21',
  owed: true,
  cycleMonths: YEAR,
  expectedBy: null,
}));
