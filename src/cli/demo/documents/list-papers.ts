import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';
import { columns, figure, plain, sum, type TableColumn, type TableRow } from './figures.ts';

type ListKind = {
  readonly title: (shortName: string, year: number) => string;
  readonly kind: string;
  readonly classification: DemoDocument['classification'];
  readonly summary: string;
  readonly columns: readonly TableColumn[];
  readonly row: (luck: Chance, year: number) => readonly string[];
  readonly intro: string;
};

const goods = [
  'Kendaraan roda dua',
  'Komputer',
  'Printer',
  'Gedung kantor',
  'Tanah',
  'Genset',
  'Meja layanan',
];
const works = [
  ...[
    'Rehabilitasi gedung',
    'Pengadaan alat tulis',
    'Jasa kebersihan',
    'Pengadaan komputer',
    'Jasa konsultan',
  ],
  ...['Pemeliharaan kendaraan', 'Cetak formulir', 'Sewa jaringan internet', 'Pembangunan pagar'],
];
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September'];

const lists: readonly ListKind[] = [
  {
    title: (shortName, year) => `Rencana Umum Pengadaan ${shortName} ${year}`,
    kind: 'Pengadaan barang dan jasa',
    classification: 'periodic',
    summary: 'Paket, pagu, cara pemilihan, dan jadwal pengadaan satu tahun.',
    columns: columns('No', '*Nama paket', 'Cara', 'Mulai', '#Pagu (Rp)'),
    row: (luck) => [
      luck.pick(works),
      luck.pick(['Tender', 'Pengadaan langsung', 'E-purchasing', 'Swakelola']),
      luck.pick(months),
      figure(sum(luck, 12, 890)),
    ],
    intro: 'Paket juga diumumkan dalam sistem informasi rencana umum pengadaan nasional.',
  },
  {
    title: (shortName, year) => `Ringkasan Kontrak ${shortName} ${year}`,
    kind: 'Pengadaan barang dan jasa',
    classification: 'periodic',
    summary: 'Pekerjaan, penyedia, nilai, dan masa kontrak yang sudah ditandatangani.',
    columns: columns('No', '*Pekerjaan', 'Penyedia', '#Nilai (Rp)', 'Masa'),
    row: (luck) => [
      luck.pick(works),
      `CV ${luck.pick(['Karya', 'Bina', 'Mitra', 'Sumber'])} ${luck.pick(['Tengger', 'Argopuro', 'Pesisir', 'Bayu'])}`,
      figure(sum(luck, 20, 760)),
      `${luck.int(1, 8) * 15} hari`,
    ],
    intro: 'Bagian yang memuat rahasia dagang penyedia tidak ditampilkan.',
  },
  {
    title: (shortName, year) => `Daftar Aset ${shortName} ${year}`,
    kind: 'Daftar aset',
    classification: 'available_anytime',
    summary: 'Barang milik daerah menurut jenis, jumlah, kondisi, dan nilai perolehan.',
    columns: columns('No', '*Jenis barang', '#Jumlah', 'Kondisi', '#Nilai perolehan (Rp)'),
    row: (luck) => [
      luck.pick(goods),
      figure(luck.int(1, 60)),
      luck.pick(['Baik', 'Rusak ringan', 'Rusak berat']),
      figure(sum(luck, 3, 950)),
    ],
    intro: 'Diperbarui setiap akhir tahun bersama rekonsiliasi aset.',
  },
];

/** Procurement plans, contracts and assets of the units, and the register of public information. */
export function listDocuments({ year, units }: Shelf): readonly DemoDocument[] {
  const perUnit = [...units].flatMap(([unitSlug, { shortName }], index) =>
    lists
      .filter((_, at) => (index + at) % 2 === 0)
      .map((list, at): DemoDocument => {
        const of = year - ((index * 2 + at) % 6);
        return {
          title: list.title(shortName, of),
          classification: list.classification,
          unitSlug,
          year: of,
          kind: list.kind,
          regionCode: null,
          summary: `${list.summary} ${shortName}, tahun ${of}.`,
          template: 'table',
          paper: (luck) => listPaper(luck, list, of),
        };
      }),
  );
  const registers = [0, 1, 2].map(
    (back): DemoDocument => ({
      title: `Daftar Informasi Publik ${year - back}`,
      classification: 'available_anytime',
      unitSlug: 'diskominfo',
      year: year - back,
      kind: 'Keputusan',
      regionCode: null,
      summary: `Informasi yang dikuasai perangkat daerah tahun ${year - back}: isi, pejabat yang menguasai, bentuk, dan masa simpan.`,
      template: 'table',
      paper: (luck) =>
        registerPaper(
          luck,
          [...units.values()].map(({ shortName }) => shortName),
        ),
    }),
  );
  return [...perUnit, ...registers];
}

function listPaper(luck: Chance, list: ListKind, year: number): PaperData {
  const rows: readonly TableRow[] = Array.from({ length: luck.int(14, 48) }, (_, at) =>
    plain(String(at + 1), ...list.row(luck, year)),
  );
  return {
    subtitle: `Tahun ${year}`,
    intro: [list.intro],
    tables: [{ title: '', columns: list.columns, rows, note: 'Disusun oleh sekretariat perangkat daerah.' }],
  };
}

const contents = ['Rencana strategis', 'Laporan kinerja', 'SOP layanan', 'Ringkasan DPA'];

function registerPaper(luck: Chance, names: readonly string[]): PaperData {
  return {
    wide: true,
    subtitle: 'Ditetapkan PPID dan diperbarui paling lambat enam bulan sekali',
    intro: ['Informasi yang tidak tercantum tetap dapat diminta; petugas membantu mencarikan.'],
    tables: [
      {
        title: '',
        columns: columns('No', '*Ringkasan isi', 'Yang menguasai', 'Bentuk', '#Simpan (tahun)'),
        rows: names.flatMap((name, unit) =>
          contents.map((content, at) =>
            plain(
              String(unit * contents.length + at + 1),
              `${content} ${name}`,
              name,
              luck.pick(['Cetak dan digital', 'Digital']),
              String(luck.int(2, 10)),
            ),
          ),
        ),
        note: '',
      },
    ],
  };
}
