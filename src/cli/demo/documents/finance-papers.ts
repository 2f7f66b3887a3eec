import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';
import { figure, share } from './figures.ts';

type Line = { readonly label: string; readonly level: number; readonly weight: number };

const revenue: readonly Line[] = [
  { label: 'Pajak daerah', level: 1, weight: 128 },
  { label: 'Retribusi daerah', level: 1, weight: 21 },
  { label: 'Lain-lain PAD yang sah', level: 1, weight: 156 },
  { label: 'Transfer pemerintah pusat', level: 1, weight: 1720 },
  { label: 'Transfer antardaerah', level: 1, weight: 214 },
];
const spending: readonly Line[] = [
  { label: 'Belanja pegawai', level: 1, weight: 864 },
  { label: 'Belanja barang dan jasa', level: 1, weight: 702 },
  { label: 'Belanja hibah', level: 1, weight: 68 },
  { label: 'Belanja bantuan sosial', level: 1, weight: 24 },
  { label: 'Belanja modal', level: 1, weight: 286 },
  { label: 'Belanja tidak terduga', level: 1, weight: 11 },
  { label: 'Belanja bagi hasil dan bantuan keuangan', level: 1, weight: 341 },
];

/** Audited accounts of the regency, and half-year reports of the units. */
export function financeDocuments({ year, units }: Shelf): readonly DemoDocument[] {
  const audited = [5, 4, 3, 2, 1].flatMap((back): readonly DemoDocument[] => {
    const of = year - back;
    const base = {
      classification: 'periodic',
      unitSlug: 'bppkad',
      year: of,
      kind: 'Laporan keuangan',
    } as const;
    return [
      {
        ...base,
        title: `Laporan Realisasi Anggaran ${of} (sudah diaudit)`,
        regionCode: null,
        summary: `Pendapatan, belanja, dan pembiayaan Pemerintah Kabupaten Probolinggo tahun ${of} sesudah pemeriksaan BPK.`,
        template: 'finance',
        paper: (luck) => realisationPaper(luck, of),
        featured: back === 1,
      },
      {
        ...base,
        title: `Neraca Daerah per 31 Desember ${of} (sudah diaudit)`,
        regionCode: null,
        summary: `Aset, kewajiban, dan ekuitas daerah pada akhir tahun ${of}, dibandingkan dengan tahun sebelumnya.`,
        template: 'finance',
        paper: (luck) => balancePaper(luck, of),
      },
      {
        ...base,
        title: `Laporan Arus Kas dan Catatan atas Laporan Keuangan ${of}`,
        regionCode: null,
        summary: `Kas masuk dan keluar menurut kegiatan, dengan catatan atas pos yang berubah besar pada ${of}.`,
        template: 'finance',
        paper: (luck) => cashPaper(luck, of),
      },
    ];
  });
  const half = [...units].flatMap(([unitSlug, { shortName }]): readonly DemoDocument[] => [
    {
      title: `Realisasi Anggaran ${shortName} Semester I ${year}`,
      classification: 'periodic',
      unitSlug,
      year,
      kind: 'Laporan keuangan',
      regionCode: null,
      summary: `Serapan belanja ${shortName} sampai 30 Juni ${year} menurut jenis belanja. Belum diaudit.`,
      template: 'finance',
      paper: (luck) => unitPaper(luck, year),
    },
  ]);
  return [...audited, ...half];
}

const million = 1_000_000;

function realisationPaper(luck: Chance, year: number): PaperData {
  const rows = [
    ...block(luck, 'PENDAPATAN', revenue, [94, 104]),
    ...block(luck, 'BELANJA', spending, [86, 98]),
  ];
  return {
    subtitle: `Untuk tahun yang berakhir 31 Desember ${year} (dalam rupiah)`,
    statements: [
      {
        title: 'Laporan realisasi anggaran',
        columns: [`Anggaran ${year}`, `Realisasi ${year}`, '%', `Realisasi ${year - 1}`],
        rows,
      },
    ],
    notes: [
      'Opini BPK atas laporan keuangan ini: Wajar Tanpa Pengecualian.',
      'Transfer pusat turun karena sebagian Dana Alokasi Khusus disalurkan pada tahun berikutnya.',
      'Sisa lebih pembiayaan anggaran dipakai untuk pekerjaan lanjutan.',
    ],
  };
}

function block(luck: Chance, title: string, lines: readonly Line[], range: readonly [number, number]) {
  let planned = 0;
  let done = 0;
  let before = 0;
  const rows = lines.map(({ label, level, weight }) => {
    const plan = weight * 1000 * million + luck.int(0, 999) * million + luck.int(0, 999_999);
    const real = Math.round((plan * luck.int(range[0] * 10, range[1] * 10)) / 1000);
    const last = Math.round((real * luck.int(880, 1010)) / 1000);
    planned += plan;
    done += real;
    before += last;
    return { label, level, cells: [figure(plan), figure(real), share(real, plan), figure(last)] };
  });
  return [
    { label: title, level: 0, cells: ['', '', '', ''] },
    ...rows,
    {
      label: `Jumlah ${title.toLowerCase()}`,
      level: 0,
      cells: [figure(planned), figure(done), share(done, planned), figure(before)],
    },
  ];
}

const assets = ['Kas di kas daerah', 'Kas di bendahara', 'Piutang pajak', 'Persediaan', 'Tanah'] as const;
const fixedAssets = ['Peralatan dan mesin', 'Gedung dan bangunan', 'Jalan, irigasi, dan jaringan'] as const;

function balancePaper(luck: Chance, year: number): PaperData {
  const amount = (billions: number) => billions * 1000 * million + luck.int(1, 999_999_999);
  const two = (value: number) => [figure(value), figure(Math.round(value * 0.964))];
  const rows = [...assets, ...fixedAssets].map((label, index) => ({
    label,
    value: amount([148, 3, 62, 41, 1180, 742, 1360, 2210][index] ?? 10),
  }));
  const total = rows.reduce((all, { value }) => all + value, 0);
  const owed = amount(38);
  return {
    subtitle: 'Dalam rupiah',
    statements: [
      {
        title: 'Neraca',
        columns: [`31 Desember ${year}`, `31 Desember ${year - 1}`],
        rows: [
          { label: 'ASET', level: 0, cells: ['', ''] },
          ...rows.map(({ label, value }) => ({ label, level: 1, cells: two(value) })),
          { label: 'Jumlah aset', level: 0, cells: two(total) },
          { label: 'KEWAJIBAN', level: 0, cells: ['', ''] },
          { label: 'Utang belanja', level: 1, cells: two(owed) },
          { label: 'EKUITAS', level: 0, cells: ['', ''] },
          { label: 'Ekuitas', level: 1, cells: two(total - owed) },
          { label: 'Jumlah kewajiban dan ekuitas', level: 0, cells: two(total) },
        ],
      },
    ],
    notes: [
      'Aset tetap disajikan sesudah akumulasi penyusutan.',
      'Tanah jalan yang belum bersertifikat dirinci pada daftar aset.',
    ],
  };
}

function cashPaper(luck: Chance, year: number): PaperData {
  const value = () => figure(luck.int(20, 900) * 1000 * million);
  const kinds = ['Aktivitas operasi', 'Aktivitas investasi', 'Aktivitas pendanaan', 'Aktivitas transitoris'];
  return {
    subtitle: `Untuk tahun yang berakhir 31 Desember ${year} (dalam rupiah)`,
    statements: [
      {
        title: 'Laporan arus kas',
        columns: [`${year}`, `${year - 1}`],
        rows: kinds.flatMap((label) => [
          { label, level: 0, cells: ['', ''] },
          { label: 'Arus kas masuk', level: 1, cells: [value(), value()] },
          { label: 'Arus kas keluar', level: 1, cells: [value(), value()] },
        ]),
      },
    ],
    notes: [
      'Kebijakan akuntansi mengikuti Standar Akuntansi Pemerintahan berbasis akrual.',
      'Piutang yang lebih dari lima tahun disisihkan seluruhnya.',
      'Belanja tidak terduga dipakai untuk penanganan banjir dan tanah longsor.',
      'Kewajiban jangka pendek dibayar pada triwulan pertama tahun berikutnya.',
    ],
  };
}

function unitPaper(luck: Chance, year: number): PaperData {
  const lines = ['Belanja pegawai', 'Belanja barang dan jasa', 'Belanja modal', 'Belanja hibah'];
  return {
    subtitle: `Sampai dengan 30 Juni ${year} (dalam rupiah)`,
    statements: [
      {
        title: 'Serapan belanja',
        columns: ['Pagu', 'Realisasi', '%'],
        rows: lines.map((label) => {
          const plan = luck.int(900, 24_000) * million;
          const real = Math.round((plan * luck.int(280, 560)) / 1000);
          return { label, level: 1, cells: [figure(plan), figure(real), share(real, plan)] };
        }),
      },
    ],
    notes: [
      'Belanja modal baru terserap sesudah kontrak ditandatangani pada bulan Mei.',
      'Angka dapat berubah setelah rekonsiliasi dengan BPPKAD.',
    ],
  };
}
