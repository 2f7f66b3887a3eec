import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, District, Shelf } from './demo-document.ts';
import { columns, figure, plain, strong } from './figures.ts';

type Measure = {
  readonly title: string;
  readonly unitSlug: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
  readonly reading: string;
  /** Years back for which it is published. */
  readonly years: readonly number[];
};

const measures: readonly Measure[] = [
  {
    title: 'Jumlah Penduduk per Kecamatan',
    unitSlug: 'dispendukcapil',
    label: 'Jiwa',
    low: 21_000,
    high: 79_000,
    decimals: 0,
    reading: 'Data konsolidasi bersih semester II.',
    years: [0, 1, 2, 3],
  },
  {
    title: 'Kepemilikan KTP Elektronik dan Akta Kelahiran',
    unitSlug: 'dispendukcapil',
    label: 'Persen memiliki',
    low: 88,
    high: 99,
    decimals: 1,
    reading: 'Dihitung dari penduduk wajib KTP dan anak 0–18 tahun.',
    years: [0, 1],
  },
  {
    title: 'Angka Stunting Balita per Kecamatan',
    unitSlug: 'dinas-kesehatan',
    label: 'Persen balita',
    low: 7,
    high: 23,
    decimals: 1,
    reading: 'Hasil penimbangan bulan Agustus di posyandu.',
    years: [0, 1, 2],
  },
  {
    title: 'Kasus Demam Berdarah per Kecamatan',
    unitSlug: 'dinas-kesehatan',
    label: 'Kasus',
    low: 3,
    high: 88,
    decimals: 0,
    reading: 'Kasus yang dilaporkan puskesmas dan rumah sakit.',
    years: [0, 1, 2],
  },
  {
    title: 'Luas Panen dan Produksi Padi',
    unitSlug: 'dinas-pertanian',
    label: 'Ton gabah kering giling',
    low: 2_400,
    high: 28_000,
    decimals: 0,
    reading: 'Ubinan dan laporan penyuluh.',
    years: [0, 1, 2, 3],
  },
  {
    title: 'Produksi Bawang Merah',
    unitSlug: 'dinas-pertanian',
    label: 'Kuintal',
    low: 40,
    high: 96_000,
    decimals: 0,
    reading: 'Sentra di Dringu, Tegalsiwalan, dan Leces.',
    years: [1, 2],
  },
  {
    title: 'Produksi Perikanan Tangkap',
    unitSlug: 'dinas-perikanan',
    label: 'Ton',
    low: 12,
    high: 4_900,
    decimals: 0,
    reading: 'Hanya kecamatan pesisir yang mempunyai pendaratan ikan.',
    years: [0, 1, 2],
  },
  {
    title: 'Peserta Didik dan Ruang Kelas Sekolah Dasar',
    unitSlug: 'dinas-pendidikan-dan-kebudayaan',
    label: 'Siswa',
    low: 1_900,
    high: 7_800,
    decimals: 0,
    reading: 'Data pokok pendidikan semester ganjil.',
    years: [0, 1, 2],
  },
  {
    title: 'Keluarga Penerima Program Keluarga Harapan',
    unitSlug: 'dinas-sosial',
    label: 'Keluarga',
    low: 820,
    high: 4_300,
    decimals: 0,
    reading: 'Jumlah saja; nama penerima tidak diumumkan.',
    years: [0, 1, 2],
  },
  {
    title: 'Timbulan dan Pengurangan Sampah',
    unitSlug: 'dinas-lingkungan-hidup',
    label: 'Ton per hari',
    low: 4,
    high: 39,
    decimals: 1,
    reading: 'Hasil sampling dua minggu di TPS.',
    years: [0, 1],
  },
  {
    title: 'Kendaraan Wajib Uji dan yang Diuji',
    unitSlug: 'dinas-perhubungan',
    label: 'Kendaraan',
    low: 60,
    high: 940,
    decimals: 0,
    reading: 'Menurut alamat pemilik.',
    years: [0, 1],
  },
  {
    title: 'Kejadian Bencana per Kecamatan',
    unitSlug: 'bpbd',
    label: 'Kejadian',
    low: 1,
    high: 24,
    decimals: 0,
    reading: 'Banjir, tanah longsor, angin kencang, dan kebakaran.',
    years: [0, 1, 2, 3],
  },
  {
    title: 'Pasien Rawat Inap menurut Asal Kecamatan',
    unitSlug: 'rsud-waluyo-jati',
    label: 'Pasien',
    low: 90,
    high: 3_100,
    decimals: 0,
    reading: 'Tanpa nama dan diagnosis pasien.',
    years: [0, 1],
  },
  {
    title: 'Kunjungan Instalasi Gawat Darurat',
    unitSlug: 'rsud-tongas',
    label: 'Kunjungan',
    low: 30,
    high: 2_400,
    decimals: 0,
    reading: 'Termasuk rujukan dari puskesmas.',
    years: [0, 1],
  },
  {
    title: 'Pencari Kerja Terdaftar dan Ditempatkan',
    unitSlug: 'disnaker',
    label: 'Orang',
    low: 70,
    high: 860,
    decimals: 0,
    reading: 'Pemohon kartu AK-1.',
    years: [0, 1],
  },
  {
    title: 'Pelaku Usaha Mikro Terdaftar',
    unitSlug: 'dkupp',
    label: 'Usaha',
    low: 300,
    high: 5_200,
    decimals: 0,
    reading: 'Usaha yang mempunyai Nomor Induk Berusaha.',
    years: [0, 1],
  },
  {
    title: 'Kunjungan Wisata ke Kawasan Bromo dan Air Terjun',
    unitSlug: 'disporapar',
    label: 'Pengunjung',
    low: 0,
    high: 240_000,
    decimals: 0,
    reading: 'Tiket yang terjual di pintu masuk.',
    years: [0, 1, 2],
  },
];

/** Statistics by kecamatan with a bar chart, and lists by kecamatan. */
export function statisticsDocuments({ year, districts }: Shelf): readonly DemoDocument[] {
  return measures.flatMap((measure) =>
    measure.years.map(
      (back): DemoDocument => ({
        title: `${measure.title} ${year - back}`,
        classification: back === 0 ? 'periodic' : 'available_anytime',
        unitSlug: measure.unitSlug,
        year: year - back,
        kind: 'Data statistik',
        regionCode: null,
        summary: `${measure.label} di 24 kecamatan tahun ${year - back}, dengan perbandingan tahun sebelumnya. ${measure.reading}`,
        template: 'statistics',
        paper: (luck) => statisticsPaper(luck, measure, districts, year - back),
      }),
    ),
  );
}

function statisticsPaper(
  luck: Chance,
  measure: Measure,
  districts: readonly District[],
  year: number,
): PaperData {
  const values = districts.map(({ name }) => {
    const value = measure.low + luck.next() * (measure.high - measure.low);
    return { name, value, before: value * (0.9 + luck.next() * 0.2) };
  });
  const shown = (value: number) => figure(value, measure.decimals);
  return {
    subtitle: `Kabupaten Probolinggo, tahun ${year}`,
    intro: [
      `Tabel ini menyajikan ${measure.label.toLowerCase()} menurut kecamatan. ${measure.reading}`,
      'Angka sementara diperbaiki pada terbitan berikutnya; perubahan dicatat di halaman dokumen ini.',
    ],
    'chart-title': `${measure.label} menurut kecamatan, ${year}`,
    bars: values.map(({ name, value }) => ({ label: name, value, shown: shown(value) })),
    columns: ['No', 'Kecamatan', `${year - 1}`, `${year}`, 'Perubahan (%)'],
    rows: values.map(({ name, value, before }, index) => [
      String(index + 1),
      name,
      shown(before),
      shown(value),
      figure(before === 0 ? 0 : ((value - before) / before) * 100, 1),
    ]),
    notes: [
      'Perbedaan antarkecamatan juga dipengaruhi oleh jumlah penduduk.',
      'Data dapat dipakai ulang dengan menyebut sumbernya.',
    ],
  };
}

/** Subsidised fertiliser by kecamatan, and village funds. */
export function allocationDocuments({ year, districts }: Shelf): readonly DemoDocument[] {
  const fertiliser = [0, 1, 2, 3].map(
    (back): DemoDocument => ({
      title: `Alokasi Pupuk Bersubsidi per Kecamatan ${year - back}`,
      classification: 'available_anytime',
      unitSlug: 'dinas-pertanian',
      year: year - back,
      kind: 'Data statistik',
      regionCode: null,
      summary: `Jatah urea, NPK, dan organik tiap kecamatan tahun ${year - back} serta jumlah kios yang menyalurkannya.`,
      template: 'table',
      paper: (luck) => fertiliserPaper(luck, districts, year - back),
      featured: back === 0,
    }),
  );
  const villageFunds = [0, 1, 2].map(
    (back): DemoDocument => ({
      title: `Pagu Dana Desa per Kecamatan ${year - back}`,
      classification: 'periodic',
      unitSlug: 'dpmd',
      year: year - back,
      kind: 'Anggaran (APBD, RKA, DPA)',
      regionCode: null,
      summary: `Jumlah desa, pagu Dana Desa, dan Alokasi Dana Desa tahun ${year - back} menurut kecamatan.`,
      template: 'table',
      paper: (luck) => villageFundPaper(luck, districts),
    }),
  );
  return [...fertiliser, ...villageFunds];
}

function fertiliserPaper(luck: Chance, districts: readonly District[], year: number): PaperData {
  const rows = districts.map(
    ({ name }) =>
      [luck.int(700, 4200), luck.int(500, 3600), luck.int(0, 420), luck.int(4, 19), name] as const,
  );
  const total = (at: 0 | 1 | 2 | 3) => figure(rows.reduce((all, row) => all + row[at], 0));
  return {
    subtitle: `Menurut keputusan kepala dinas, berlaku 1 Januari sampai 31 Desember ${year}`,
    intro: [
      'Petani yang berhak terdaftar dalam e-RDKK dan menggarap lahan paling luas dua hektare.',
      'Harga eceran tertinggi: urea Rp2.250 per kg, NPK Rp2.300 per kg.',
    ],
    tables: [
      {
        title: '',
        columns: columns('No', '*Kecamatan', '#Urea (ton)', '#NPK (ton)', '#Organik (ton)', '#Kios'),
        rows: [
          ...rows.map(([urea, npk, organic, kiosks, name], index) =>
            plain(String(index + 1), name, figure(urea), figure(npk), figure(organic), figure(kiosks)),
          ),
          strong('', 'Jumlah', total(0), total(1), total(2), total(3)),
        ],
        note: 'Realokasi antarkecamatan diumumkan sebagai versi baru dokumen ini.',
      },
    ],
  };
}

function villageFundPaper(luck: Chance, districts: readonly District[]): PaperData {
  const rows = districts.map(({ name }) => {
    const villages = luck.int(7, 20);
    return {
      name,
      villages,
      fund: villages * luck.int(780, 1100) * 1_000_000,
      add: villages * luck.int(420, 610) * 1_000_000,
    };
  });
  return {
    subtitle: 'Dalam rupiah',
    intro: ['Rincian per desa dapat dilihat di kantor desa; setiap desa mempunyai PPID sendiri.'],
    tables: [
      {
        title: '',
        columns: columns('No', '*Kecamatan', '#Desa', '#Dana Desa', '#Alokasi Dana Desa'),
        rows: [
          ...rows.map(({ name, villages, fund, add }, index) =>
            plain(String(index + 1), name, figure(villages), figure(fund), figure(add)),
          ),
          strong(
            '',
            'Jumlah',
            figure(rows.reduce((all, row) => all + row.villages, 0)),
            figure(rows.reduce((all, row) => all + row.fund, 0)),
            figure(rows.reduce((all, row) => all + row.add, 0)),
          ),
        ],
        note: '',
      },
    ],
  };
}
