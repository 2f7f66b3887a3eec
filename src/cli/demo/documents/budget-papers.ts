import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';
import { columns, figure, plain, share, strong, sum, type TableRow } from './figures.ts';

type Programme = { readonly name: string; readonly works: readonly string[] };

const programmes: Readonly<Record<string, readonly Programme[]>> = {
  'dinas-pupr': [
    {
      name: 'Pemeliharaan Jalan Kabupaten',
      works: ['Rehabilitasi jalan', 'Pemeliharaan berkala', 'Pemeliharaan rutin', 'Penggantian jembatan'],
    },
    {
      name: 'Irigasi dan Drainase',
      works: ['Rehabilitasi jaringan tersier', 'Normalisasi saluran', 'Pintu air'],
    },
  ],
  'dinas-kesehatan': [
    {
      name: 'Layanan Puskesmas',
      works: ['Obat dan bahan habis pakai', 'Imunisasi', 'Pemeriksaan ibu hamil'],
    },
    {
      name: 'Penurunan Stunting',
      works: ['Makanan tambahan', 'Pendampingan keluarga', 'Timbangan posyandu'],
    },
  ],
  'dinas-pendidikan-dan-kebudayaan': [
    { name: 'Sarana Sekolah Dasar', works: ['Rehabilitasi ruang kelas', 'Toilet sekolah', 'Meja dan kursi'] },
    { name: 'Bantuan Operasional Sekolah', works: ['BOS SD', 'BOS SMP', 'BOP PAUD'] },
  ],
  'dinas-sosial': [
    {
      name: 'Perlindungan Sosial',
      works: ['Bantuan permakanan', 'Alat bantu disabilitas', 'Verifikasi data'],
    },
  ],
  'dinas-lingkungan-hidup': [
    { name: 'Pengelolaan Sampah', works: ['Angkutan sampah', 'TPA Seboro', 'Bank sampah desa'] },
  ],
  'dinas-perhubungan': [
    { name: 'Keselamatan Lalu Lintas', works: ['Penerangan jalan umum', 'Marka dan rambu', 'Uji kendaraan'] },
  ],
  'dinas-pertanian': [
    {
      name: 'Sarana Produksi Pertanian',
      works: ['Pompa air', 'Benih padi', 'Jalan usaha tani', 'Traktor roda dua'],
    },
  ],
  'dinas-perikanan': [
    { name: 'Perikanan Tangkap', works: ['Alat tangkap', 'Rehabilitasi TPI Paiton', 'Kartu nelayan'] },
  ],
  dpmd: [
    { name: 'Pemberdayaan Desa', works: ['Pelatihan perangkat desa', 'Lomba desa', 'Pendampingan BUM Desa'] },
  ],
  dispendukcapil: [
    { name: 'Administrasi Kependudukan', works: ['Blangko KTP-el', 'Pelayanan keliling', 'Jaringan data'] },
  ],
  bpbd: [{ name: 'Penanggulangan Bencana', works: ['Desa tangguh bencana', 'Logistik', 'Rambu evakuasi'] }],
  'rsud-waluyo-jati': [
    { name: 'Alat Kesehatan', works: ['Ventilator', 'Tempat tidur pasien', 'Mesin hemodialisis', 'Obat'] },
  ],
  'rsud-tongas': [{ name: 'Layanan Rawat Inap', works: ['Ruang bersalin', 'Laboratorium', 'Obat'] }],
  diskominfo: [
    { name: 'Layanan Informasi Publik', works: ['Jaringan internet', 'Pusat data', 'Pelatihan PPID'] },
  ],
  dkupp: [{ name: 'Revitalisasi Pasar', works: ['Pasar Kraksaan', 'Pasar Paiton', 'Tera ulang timbangan'] }],
};

const places = [
  ...[
    'Tiris',
    'Krucil',
    'Gading',
    'Maron',
    'Sumberasih',
    'Sukapura',
    'Paiton',
    'Besuk',
    'Pakuniran',
    'Leces',
  ],
  ...['Banyuanyar', 'Tongas', 'Lumbang', 'Kuripan', 'Bantaran', 'Wonomerto', 'Krejengan', 'Dringu'],
];

/** Budget summaries (DPA) of units, two or three years back. */
export function budgetDocuments({ year, units }: Shelf): readonly DemoDocument[] {
  return Object.entries(programmes).flatMap(([unitSlug, list]) =>
    list.flatMap((programme) =>
      [year - 2, year - 1, year].map(
        (of): DemoDocument => ({
          title: `Ringkasan DPA ${units.get(unitSlug)?.shortName ?? ''} ${of}: ${programme.name}`,
          classification: 'periodic',
          unitSlug,
          year: of,
          kind: 'Anggaran (APBD, RKA, DPA)',
          regionCode: null,
          summary: `Pagu, lokasi, dan pelaksana setiap pekerjaan ${programme.name.toLowerCase()} tahun ${of}, dengan sumber dananya.`,
          template: 'table',
          paper: (luck) => budgetPaper(luck, programme, of, unitSlug === 'dinas-pupr'),
          featured: unitSlug === 'dinas-pupr' && of === year - 1 && programme.name.startsWith('Pemeliharaan'),
        }),
      ),
    ),
  );
}

function budgetPaper(luck: Chance, programme: Programme, year: number, roadworks: boolean): PaperData {
  const rows: TableRow[] = [];
  let total = 0;
  for (const [index, work] of programme.works.entries()) {
    const lines = Array.from({ length: luck.int(5, 14) }, () => ({
      place: luck.pick(places),
      amount: roadworks ? sum(luck, 95, 1900) : sum(luck, 8, 240),
      volume: roadworks ? `${figure(luck.int(2, 36) * 50)} m` : `${luck.int(1, 12)} paket`,
    }));
    const subtotal = lines.reduce((all, { amount }) => all + amount, 0);
    total += subtotal;
    rows.push(strong(`${index + 1}`, work, '', figure(subtotal)));
    for (const [place, line] of lines.entries()) {
      rows.push(
        plain(
          `${index + 1}.${place + 1}`,
          `${work} Kecamatan ${line.place}`,
          line.volume,
          figure(line.amount),
        ),
      );
    }
  }
  rows.push(strong('', 'Jumlah', '', figure(total)));
  const fund = Math.round(total * 0.38);
  return {
    subtitle: `Dokumen Pelaksanaan Anggaran tahun ${year}, disajikan per pekerjaan`,
    intro: [
      `Ringkasan ini memuat pekerjaan ${programme.name.toLowerCase()} yang dibiayai tahun ${year}. Pagu sudah termasuk pajak.`,
    ],
    tables: [
      {
        title: 'Rincian pekerjaan',
        columns: columns('Kode', '*Uraian', '#Volume', '#Pagu (Rp)'),
        rows,
        note: '',
      },
      {
        title: 'Sumber dana',
        columns: columns('*Sumber', '#Jumlah (Rp)', '#Bagian (%)'),
        rows: [
          plain('Dana Alokasi Umum', figure(total - fund), share(total - fund, total)),
          plain('Dana Alokasi Khusus Fisik', figure(fund), share(fund, total)),
          strong('Jumlah', figure(total), '100,00'),
        ],
        note: 'Pergeseran anggaran dicantumkan pada DPA perubahan.',
      },
    ],
  };
}
