import type {
  ExtensionData,
  NotificationData,
  ReceiptData,
  RefusalData,
} from '#domain/letter/letter-data.ts';

const facts = {
  letterhead: {
    nameLines: ['PEMERINTAH KABUPATEN PROBOLINGGO', 'PEJABAT PENGELOLA INFORMASI DAN DOKUMENTASI'],
    address: 'Jalan Raya Panglima Sudirman Nomor 134, Kraksaan, Kabupaten Probolinggo 67282',
    phone: '(0335) 840000',
    email: 'ppid@contoh.go.id',
    website: 'ppid.contoh.go.id',
  },
  place: 'Kraksaan',
  caseNumber: 'PI-2026-000123',
  receivedOn: '2026-11-16',
  dueOn: '2026-11-30',
  trackingAddress: 'https://ppid.contoh.go.id/lacak',
  verification: { url: 'https://ppid.contoh.go.id/verifikasi/K7QM-2XTR-9HWD', code: 'K7QM-2XTR-9HWD' },
} as const;

const signed = {
  ...facts,
  letterNumber: '000.4/57/PPID/XI/2026',
  letterOn: '2026-11-27',
  requester: {
    fullName: 'Siti Aminah',
    address: 'Dusun Krajan RT 03 RW 01, Desa Sumberkerang, Kecamatan Gending',
    contactLines: ['+62 812-3456-7890', 'siti@contoh.id'],
  },
  signature: {
    mode: 'wet',
    officialName: 'Dra. Sri Wahyuni, M.Si.',
    rankLine: 'Pembina Utama Muda (IV/c)',
    nip: '19680512 199403 2 004',
    positionTitle: 'Pejabat Pengelola Informasi dan Dokumentasi',
    capacity: null,
    onBehalfOf: null,
    legalBasis: null,
  },
} as const;

const objection = {
  superiorTitle: 'Atasan PPID (Sekretaris Daerah Kabupaten Probolinggo)',
  workingDays: 30,
  deskAddress: 'Jalan Raya Panglima Sudirman Nomor 134, Kraksaan',
} as const;

const datedObjection = { ...objection, objectionEarliestLastOn: '2027-01-12', provisional: true } as const;

const questions = [
  'Laporan realisasi anggaran Dinas Pendidikan tahun 2025, per sekolah penerima',
  'Daftar penerima bantuan sosial Kecamatan Gending lengkap dengan nomor rekening',
  'Hasil pemeriksaan Badan Pemeriksa Keuangan atas Bank Jatim tahun 2024',
  'Rekapitulasi luas lahan tembakau per desa tahun 2026',
] as const;

const refusedItem = {
  position: 2,
  detail: questions[1],
  decision: 'refused',
  groundLetter: 'h',
  statuteArticle: 'Pasal 65 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi',
  reasons:
    'Nomor rekening adalah data pribadi penerima bantuan. Membukanya tidak diperlukan untuk menilai ketepatan sasaran bantuan.',
  consequence: {
    number: '480/12/UK/2026',
    on: '2026-11-20',
    ifOpened: 'Penerima bantuan dapat menjadi sasaran penipuan.',
  },
} as const;

export const sampleReceipt: ReceiptData = {
  ...facts,
  kind: 'receipt',
  requesterName: 'Siti Aminah',
  receivedAt: '2026-11-16T07:05:00.000Z',
  timeZone: 'Asia/Jakarta',
  channel: 'web',
  dueWorkingDays: 10,
  dueProvisional: false,
  extensionWorkingDays: 7,
  items: questions.slice(0, 3).map((detail, index) => ({ position: index + 1, detail })),
  purposes: ['study', 'oversight'],
  purposeText: 'Bahan skripsi tentang pengawasan anggaran pendidikan',
  obtainMethods: ['copy_soft'],
  deliveryMethods: ['portal', 'email'],
};

export const sampleNotification: NotificationData = {
  ...signed,
  kind: 'notification',
  items: [
    {
      position: 1,
      detail: questions[0],
      decision: 'granted',
      form: 'softcopy',
      costs: [],
      supplyWorkingDays: 0,
      fileNames: ['LRA-Dispendik-2025.pdf', 'LRA-Dispendik-2025-per-sekolah.xlsx'],
      note: 'Nama orang tua siswa kami hitamkan karena termasuk data pribadi.',
    },
    refusedItem,
    {
      position: 3,
      detail: questions[2],
      decision: 'not_held',
      holderName: 'Badan Pemeriksa Keuangan',
      note: null,
    },
    {
      position: 4,
      detail: questions[3],
      decision: 'not_documented',
      supplyOn: '2026-12-21',
      note: 'Rekapitulasi menunggu laporan kecamatan.',
    },
  ],
  deliveryMethods: ['portal', 'email'],
  payment: null,
  objection: datedObjection,
};

export const sampleExtension: ExtensionData = {
  ...signed,
  kind: 'extension',
  items: questions.slice(0, 2).map((detail, index) => ({ position: index + 1, detail })),
  ground: 'not_yet_documented',
  reasons: 'Data per sekolah masih dihimpun dari 24 kecamatan dan baru lengkap pekan depan.',
  newDueOn: '2026-12-09',
  newDueProvisional: false,
  extensionWorkingDays: 7,
  objection,
};

export const sampleRefusal: RefusalData = {
  ...signed,
  kind: 'refusal',
  letterNumber: '000.4/58/PPID/XI/2026',
  items: [refusedItem],
  objection: datedObjection,
};

export const sampleLetters = [sampleReceipt, sampleNotification, sampleExtension, sampleRefusal] as const;
