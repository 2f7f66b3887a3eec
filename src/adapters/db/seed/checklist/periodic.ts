import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';

type Terms = {
  readonly hint?: string;
  readonly cycleMonths?: number;
  readonly expectedBy?: string;
};

const HALF_YEAR = 6;
const YEAR = 12;

/** A head that is owed as a whole. */
function whole(code: string, title: string, terms: Terms = {}): ChecklistItem {
  return {
    code,
    parentCode: null,
    group: 'periodic',
    title,
    hint: terms.hint ?? '',
    legalBasis: 'UU 14/2008 Ps 9; PerKI 1/2021 Ps 14',
    owed: true,
    cycleMonths: terms.expectedBy === undefined ? (terms.cycleMonths ?? HALF_YEAR) : null,
    expectedBy: terms.expectedBy ?? null,
  };
}

/** A head whose sub-items, lettered in order, are ticked one by one. */
function head(
  code: string,
  title: string,
  parts: readonly (readonly [title: string, terms?: Terms])[],
): readonly ChecklistItem[] {
  const above: ChecklistItem = { ...whole(code, title), owed: false, cycleMonths: null };
  return [
    above,
    ...parts.map(([part, terms], index) => ({
      ...whole(`${code}${String.fromCharCode(97 + index)}`, part, terms),
      parentCode: code,
      legalBasis: 'UU 14/2008 Ps 9; PerKI 1/2021 Ps 15',
    })),
  ];
}

const audited = { expectedBy: '08-31', hint: 'Yang sudah diperiksa BPK.' } as const;

/** The 11 heads of PerKI 1/2021 art. 14, with the sub-items of art. 15 that are ticked separately. */
export const periodicItems: readonly ChecklistItem[] = [
  ...head('B-01', 'Profil badan publik', [
    ['Kedudukan, domisili, dan alamat lengkap', { hint: 'Jalan, kode pos, telepon, dan surel.' }],
    ['Ruang lingkup kegiatan'],
    ['Maksud dan tujuan'],
    ['Tugas dan fungsi'],
    ['Visi dan misi'],
    ['Unit kerja di bawahnya'],
    ['Struktur organisasi'],
    ['Gambaran umum tiap satuan kerja'],
    ['Profil singkat pejabat struktural'],
    [
      'LHKPN pejabat wajib lapor',
      {
        cycleMonths: YEAR,
        hint: 'Dokumen yang sudah diverifikasi dan dikirim KPK, bukan tautan ke laman KPK.',
      },
    ],
    ['Sumber anggaran'],
  ]),
  ...head('B-02', 'Ringkasan program dan kegiatan yang sedang dijalankan', [
    ['Nama program dan kegiatan'],
    ['Penanggung jawab dan pelaksana', { hint: 'Dengan kontak yang dapat dihubungi.' }],
    ['Target dan capaian'],
    ['Jadwal'],
    ['Sumber dan jumlah anggaran'],
    ['Agenda penting'],
    ['Informasi khusus yang menyangkut hak masyarakat'],
    ['Penerimaan calon pegawai dan pejabat'],
    ['Penerimaan calon peserta didik', { hint: 'Bagi yang menyelenggarakan pendidikan.' }],
  ]),
  whole('B-03', 'Ringkasan kinerja', {
    expectedBy: '03-31',
    hint: 'LKjIP dan ringkasan LPPD: program yang sudah berjalan beserta hasilnya.',
  }),
  ...head('B-04', 'Ringkasan laporan keuangan yang telah diaudit', [
    [
      'Rencana dan laporan realisasi anggaran (LRA)',
      {
        ...audited,
        hint: 'Yang sudah diperiksa BPK. Monev juga meminta DPA atau RKA dan serapan semester I.',
      },
    ],
    ['Neraca', audited],
    ['Laporan arus kas dan catatan atas laporan keuangan (CaLK)', audited],
    ['Daftar aset dan investasi', audited],
  ]),
  ...head('B-05', 'Ringkasan laporan akses informasi publik', [
    ['Jumlah permohonan yang diterima'],
    ['Waktu yang diperlukan untuk tiap permohonan'],
    ['Jumlah permohonan yang dikabulkan, sebagian atau seluruhnya, dan yang ditolak'],
    ['Alasan penolakan'],
  ]),
  ...head('B-06', 'Peraturan, keputusan, dan kebijakan yang mengikat atau berdampak bagi publik', [
    ['Daftar rancangan dan tahap pembentukannya'],
    ['Daftar yang telah disahkan', { hint: 'Boleh dengan tautan ke JDIH.' }],
  ]),
  ...head('B-07', 'Prosedur memperoleh informasi publik', [
    ['Tata cara permohonan informasi'],
    ['Tata cara pengajuan keberatan'],
    ['Proses penyelesaian sengketa informasi'],
    ['Pihak yang bertanggung jawab dan dapat dihubungi'],
  ]),
  whole('B-08', 'Tata cara pengaduan penyalahgunaan wewenang atau pelanggaran', {
    hint: 'Oleh pejabat, dan oleh penerima izin atau perjanjian kerja dari badan publik.',
  }),
  {
    ...whole('B-09', 'Pengadaan barang dan jasa', {
      hint: 'Per paket, dari perencanaan sampai serah terima: 39 dokumen.',
    }),
    owed: false,
    cycleMonths: null,
  },
  whole('B-10', 'Ketenagakerjaan', { hint: 'Jumlah, penerimaan, dan persebaran pegawai.' }),
  whole('B-11', 'Prosedur peringatan dini dan evakuasi keadaan darurat di setiap kantor', {
    cycleMonths: YEAR,
    hint: 'SOP, peta, atau video keselamatan untuk tiap gedung.',
  }),
];
