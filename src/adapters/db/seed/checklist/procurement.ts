import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';

const stages = {
  Perencanaan: ['Rencana umum pengadaan (RUP, SiRUP)'],
  Pemilihan: [
    'Kerangka acuan kerja (KAK)',
    'Harga perkiraan sendiri (HPS) dan riwayatnya',
    'Spesifikasi teknis',
    'Rancangan kontrak',
    'Dokumen persyaratan penyedia atau lembar data kualifikasi',
    'Dokumen persyaratan proses pemilihan atau lembar data pemilihan',
    'Daftar kuantitas dan harga',
    'Jadwal pelaksanaan dan data lokasi',
    'Gambar rancangan',
    'Studi kelayakan dan dokumen lingkungan, termasuk AMDAL',
    'Dokumen penawaran administratif',
    'Surat penawaran penyedia',
    'Sertifikat atau lisensi kekayaan intelektual yang berlaku',
    'Berita acara pemberian penjelasan',
    'Berita acara pengumuman negosiasi',
    'Berita acara sanggah dan sanggah banding',
    'Berita acara penetapan atau pengumuman penyedia',
    'Laporan hasil pemilihan penyedia',
    'Surat penunjukan penyedia (SPPBJ)',
    'Surat perjanjian kemitraan',
    'Surat perjanjian swakelola',
    'Surat penugasan atau pembentukan tim swakelola',
    'Nota kesepahaman (MoU)',
  ],
  Pelaksanaan: [
    'Kontrak yang ditandatangani beserta perubahannya',
    'Ringkasan kontrak',
    'Surat perintah mulai kerja (SPMK)',
    'Jaminan pelaksanaan',
    'Jaminan uang muka',
    'Jaminan pemeliharaan',
    'Surat tagihan',
    'Surat pesanan e-purchasing',
    'Surat perintah membayar (SPM)',
    'Surat perintah pencairan dana (SP2D)',
    'Laporan pelaksanaan pekerjaan',
    'Laporan penyelesaian pekerjaan',
    'Berita acara pemeriksaan hasil pekerjaan',
    'Berita acara serah terima sementara (PHO)',
    'Berita acara serah terima akhir (FHO)',
  ],
} as const;

const hints: Readonly<Record<string, string>> = {
  'Kontrak yang ditandatangani beserta perubahannya': 'Tanpa bagian yang dikecualikan.',
};

/** The 39 documents of one package, by stage (PerKI 1/2021 art. 15(9)). */
export const procurementItems: readonly ChecklistItem[] = Object.entries(stages)
  .flatMap(([stage, titles]) => titles.map((title) => ({ stage, title })))
  .map(({ stage, title }, index) => ({
    code: `P-${String(index + 1).padStart(2, '0')}`,
    parentCode: stage,
    group: 'procurement',
    title,
    hint: hints[title] ?? '',
    legalBasis: 'PerKI 1/2021 Ps 15 ayat (9)',
    owed: false,
    cycleMonths: null,
    expectedBy: null,
  }));
