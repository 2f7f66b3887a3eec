import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';
import { figure, sum } from './figures.ts';

const decrees: readonly (readonly [string, string, number])[] = [
  ['diskominfo', 'Penunjukan Pejabat Pengelola Informasi dan Dokumentasi', 1],
  ['diskominfo', 'Daftar Informasi Publik yang Dikecualikan', 0],
  ['bagian-hukum', 'Pembentukan Tim Penyusun Rancangan Peraturan Daerah tentang Keterbukaan Informasi', 0],
  ['bpbd', 'Status Siaga Darurat Bencana Hidrometeorologi', 0],
  ['bpbd', 'Pembentukan Desa Tangguh Bencana', 2],
  ['dinas-sosial', 'Penetapan Penerima Hibah Lembaga Kesejahteraan Sosial', 1],
  ['dinas-pupr', 'Penetapan Status Ruas Jalan sebagai Jalan Kabupaten', 2],
  ['dinas-perhubungan', 'Penetapan Kelas Jalan dan Jam Angkutan Tambang', 1],
  ['dinas-lingkungan-hidup', 'Penetapan Lokasi Tempat Pembuangan Sementara', 3],
  ['dinas-kesehatan', 'Tim Percepatan Penurunan Stunting', 1],
  ['dinas-pendidikan-dan-kebudayaan', 'Petunjuk Teknis Penerimaan Murid Baru', 0],
  ['dpmd', 'Penetapan Desa Penerima Bantuan Keuangan Khusus', 1],
  ['bppkad', 'Standar Harga Satuan Pemerintah Kabupaten', 0],
  ['dkupp', 'Penetapan Retribusi Pelayanan Pasar', 2],
  ['setda', 'Susunan Tim Pertimbangan Pelayanan Informasi', 1],
];

/** Decrees with an annex. */
export function decreeDocuments({ year }: Shelf): readonly DemoDocument[] {
  return decrees.map(
    ([unitSlug, subject, back]): DemoDocument => ({
      title: `Keputusan Bupati tentang ${subject}`,
      classification: 'available_anytime',
      unitSlug,
      year: year - back,
      kind: 'Keputusan',
      regionCode: null,
      summary: `Keputusan Bupati Probolinggo tahun ${year - back} beserta lampirannya.`,
      template: 'decree',
      paper: (luck) => decreePaper(luck, subject, year - back),
      featured: subject.startsWith('Penunjukan Pejabat'),
    }),
  );
}

function decreePaper(luck: Chance, subject: string, year: number): PaperData {
  return {
    signer: { position: 'BUPATI PROBOLINGGO,', name: 'ttd.' },
    issuer: 'Bupati Probolinggo',
    number: `188.45/${luck.int(20, 780)}/426.32/${year}`,
    subject: subject,
    considering: [
      'bahwa agar pelayanan kepada masyarakat berjalan tertib dan dapat dipertanggungjawabkan, perlu ditetapkan ketentuan yang menjadi pegangan perangkat daerah;',
      'bahwa keputusan sebelumnya tidak lagi sesuai dengan susunan organisasi dan kebutuhan masyarakat;',
      `bahwa berdasarkan pertimbangan tersebut, perlu menetapkan Keputusan Bupati tentang ${subject};`,
    ],
    recalling: [
      'Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik;',
      'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;',
      'Peraturan Bupati Probolinggo Nomor 9 Tahun 2017;',
    ],
    dicta: [
      {
        label: 'KESATU',
        text: `${subject} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.`,
      },
      {
        label: 'KEDUA',
        text: 'Perangkat daerah yang disebut dalam Lampiran melaksanakan keputusan ini dan melaporkannya setiap enam bulan.',
      },
      { label: 'KETIGA', text: 'Biaya yang timbul dibebankan pada Anggaran Pendapatan dan Belanja Daerah.' },
      { label: 'KEEMPAT', text: 'Keputusan ini mulai berlaku pada tanggal ditetapkan.' },
    ],
    annex: {
      title: subject,
      columns: ['No', 'Uraian', 'Keterangan'],
      rows: Array.from({ length: luck.int(8, 26) }, (_, at) => [
        String(at + 1),
        luck.pick([
          'Kepala bidang',
          'Sekretaris dinas',
          'Camat',
          'Kepala seksi',
          'Kepala bagian',
          'Kepala desa',
        ]),
        luck.pick(['Pengarah', 'Ketua', 'Anggota', 'Pelaksana', 'Berlaku satu tahun', 'Tahap pertama']),
      ]),
    },
  };
}

/** Minutes of village planning meetings and of other sessions. */
export function minutesDocuments({ year, districts, units }: Shelf): readonly DemoDocument[] {
  const planning = districts.slice(0, 14).map(
    (district, index): DemoDocument => ({
      title: `Notulen Musrenbang Kecamatan ${district.name} ${year - (index % 3)}`,
      classification: 'available_anytime',
      unitSlug: units.has(`kecamatan-${district.name.toLowerCase()}`)
        ? `kecamatan-${district.name.toLowerCase()}`
        : 'bapelitbangda',
      year: year - (index % 3),
      kind: 'Notulen',
      regionCode: district.code,
      summary: `Pembahasan dan daftar usulan prioritas warga Kecamatan ${district.name} untuk rencana kerja tahun ${year - (index % 3) + 1}.`,
      template: 'minutes',
      paper: (luck) => minutesPaper(luck, `Musrenbang Kecamatan ${district.name}`, year - (index % 3), true),
    }),
  );
  const others = [
    ['bagian-hukum', 'Rapat Pembahasan Rancangan Perda Pengelolaan Sampah'],
    ['diskominfo', 'Rapat Koordinasi PPID Pelaksana'],
    ['dinas-pupr', 'Penjelasan Lelang Pembangunan Jembatan Pekalen'],
    ['dinas-pendidikan-dan-kebudayaan', 'Konsultasi Publik Zonasi Sekolah'],
    ['dinas-lingkungan-hidup', 'Konsultasi Publik Dokumen AMDAL Kawasan Industri Paiton'],
  ] as const;
  return [
    ...planning,
    ...others.map(
      ([unitSlug, subject]): DemoDocument => ({
        title: `Notulen ${subject}`,
        classification: 'available_anytime',
        unitSlug,
        year,
        kind: 'Notulen',
        regionCode: null,
        summary: 'Siapa yang hadir, apa yang dibahas, dan apa yang disepakati, dengan daftar masukan warga.',
        template: 'minutes',
        paper: (luck) => minutesPaper(luck, subject, year, false),
      }),
    ),
  ];
}

const opinions = [
  'Warga berharap saluran di tepi jalan dibersihkan sebelum musim hujan karena air selalu meluap ke sawah.',
  'Usulan tahun lalu yang belum terlaksana agar tetap dicatat dan diberi keterangan mengapa tertunda.',
  'Perlu kejelasan siapa yang menangani jalan poros desa yang rusak oleh truk tambang.',
  'Kelompok tani meminta jadwal pupuk dipasang di papan pengumuman kios.',
  'Penyandang disabilitas meminta bidang miring di kantor pelayanan dan toilet yang dapat dipakai kursi roda.',
  'Dinas menjelaskan bahwa pekerjaan dilelang pada triwulan pertama dan dapat dipantau di papan proyek.',
  'Puskesmas menyampaikan kunjungan posyandu naik setelah jadwalnya diumumkan lewat masjid.',
] as const;
const proposals = [
  'Rabat beton jalan lingkungan',
  'Perbaikan saluran irigasi',
  'Lampu penerangan jalan',
  'Tembok penahan tanah',
  'Rehabilitasi ruang kelas',
  'Sumur bor',
  'Pelatihan pengolahan ikan',
  'Tempat sampah terpilah',
  'Jembatan gantung',
] as const;

function minutesPaper(luck: Chance, subject: string, year: number, withProposals: boolean): PaperData {
  return {
    subtitle: subject,
    facts: [
      ['Tempat', luck.pick(['Pendopo kecamatan', 'Ruang rapat dinas', 'Balai desa'])],
      ['Tahun', String(year)],
      ['Waktu', `Pukul 0${luck.int(8, 9)}.00 sampai 1${luck.int(1, 3)}.30 WIB`],
      ['Pemimpin rapat', luck.pick(['Camat', 'Sekretaris dinas', 'Kepala bidang'])],
      ['Jumlah hadir', `${luck.int(24, 96)} orang`],
    ],
    present: [
      'Perangkat kecamatan dan desa',
      'Wakil kelompok tani, nelayan, dan perempuan',
      'Kepala puskesmas',
      'Tokoh masyarakat',
      'Wartawan',
    ],
    turns: luck
      .shuffled(opinions)
      .slice(0, 5)
      .map((said, index) => ({
        who: ['Pemimpin rapat', 'Wakil desa', 'Kelompok tani', 'Warga', 'Perangkat daerah'][index] ?? 'Warga',
        said,
      })),
    agreed: [
      'Usulan prioritas dicatat dengan nomor dan disampaikan kepada perangkat daerah yang berwenang.',
      'Jawaban atas setiap usulan diumumkan di papan pengumuman dan di situs ini.',
      'Rapat lanjutan diadakan sebelum rancangan anggaran disusun.',
    ],
    proposals: withProposals
      ? Array.from({ length: luck.int(9, 22) }, () => [
          luck.pick(proposals),
          `Dusun ${luck.pick(['Krajan', 'Tengah', 'Beji', 'Pasar', 'Sumber'])}`,
          `Rp${figure(sum(luck, 35, 480))}`,
        ])
      : [],
  };
}

/** Performance reports, plans and profiles of units, and the yearly report on information services. */
export function reportDocuments({ year, units }: Shelf): readonly DemoDocument[] {
  const perUnit = [...units].flatMap(([unitSlug, { name, shortName }], index): readonly DemoDocument[] => {
    const shared = { unitSlug, regionCode: null, template: 'report' } as const;
    return [
      ...[year - 1, year - 2 - (index % 4)].map(
        (of): DemoDocument => ({
          ...shared,
          title: `Laporan Kinerja ${shortName} ${of}`,
          classification: of === year - 1 ? 'periodic' : 'available_anytime',
          year: of,
          kind: 'Laporan kinerja',
          summary: `Sasaran, target, dan capaian ${name} tahun ${of}, dengan kendala dan rencana perbaikannya.`,
          paper: (luck) => reportPaper(luck, 'kinerja', shortName, of),
        }),
      ),
      {
        ...shared,
        title: index % 2 === 0 ? `Rencana Kerja ${shortName} ${year}` : `Profil ${name}`,
        classification: 'periodic',
        year,
        kind: index % 2 === 0 ? 'Rencana kerja' : 'Profil badan publik',
        summary:
          index % 2 === 0
            ? `Program, kegiatan, dan target ${shortName} tahun ${year}.`
            : `Kedudukan, tugas, susunan organisasi, dan alamat layanan ${name}.`,
        paper: (luck) => reportPaper(luck, index % 2 === 0 ? 'rencana' : 'profil', shortName, year),
      },
    ];
  });
  const services = [1, 2, 3, 4].map(
    (back): DemoDocument => ({
      title: `Laporan Layanan Informasi Publik ${year - back}`,
      classification: 'periodic',
      unitSlug: 'diskominfo',
      year: year - back,
      kind: 'Laporan layanan informasi',
      regionCode: null,
      summary: `Jumlah permohonan tahun ${year - back}, lama menjawab, yang dikabulkan dan ditolak, serta alasan penolakannya.`,
      template: 'report',
      paper: (luck) => reportPaper(luck, 'layanan', 'PPID', year - back),
      featured: back === 1,
    }),
  );
  return [...perUnit, ...services];
}

type ReportKind = 'kinerja' | 'rencana' | 'profil' | 'layanan';

const openings: Readonly<Record<ReportKind, string>> = {
  kinerja: 'Laporan ini menyajikan apa yang dijanjikan, apa yang dikerjakan, dan apa yang belum tercapai.',
  rencana:
    'Rencana kerja ini menjabarkan rencana strategis menjadi kegiatan satu tahun dengan target yang dapat diukur.',
  profil: 'Profil ini membantu masyarakat mengetahui siapa yang melayani, di mana, dan untuk urusan apa.',
  layanan:
    'Setiap badan publik wajib mengumumkan layanan informasinya setiap tahun. Laporan ini disusun dari register permohonan.',
};

function reportPaper(luck: Chance, kind: ReportKind, shortName: string, year: number): PaperData {
  const none = { columns: [], rows: [] };
  const rows = (labels: readonly string[]) =>
    labels.map((label) => {
      const target = luck.int(60, 100);
      const reached = luck.int(52, 104);
      return [label, String(target), String(reached), figure((reached / target) * 100, 1)];
    });
  const targets =
    kind === 'layanan'
      ? [
          'Permohonan diterima',
          'Dijawab tepat waktu',
          'Dikabulkan seluruhnya',
          'Dikabulkan sebagian',
          'Ditolak',
        ]
      : [
          'Kepuasan masyarakat',
          'Layanan tepat waktu',
          'Serapan anggaran',
          'Tindak lanjut hasil pemeriksaan',
          'Desa terlayani',
        ];
  return {
    subtitle: `${shortName}, tahun ${year}`,
    chapters: [
      {
        title: 'Pendahuluan',
        paragraphs: [
          openings[kind],
          `${shortName} bekerja untuk 24 kecamatan dengan 325 desa dan 5 kelurahan. Wilayahnya membentang dari pesisir utara sampai lereng Bromo dan Argopuro, sehingga kebutuhan tiap kecamatan berbeda.`,
        ],
        table: none,
      },
      {
        title: kind === 'profil' ? 'Tugas dan susunan organisasi' : 'Sasaran dan target',
        paragraphs: [
          'Sasaran ditetapkan bersama masyarakat dalam musyawarah perencanaan dan dituangkan dalam perjanjian kinerja.',
          'Ukuran dipilih yang dapat diperiksa orang lain: jumlah, waktu, dan tempatnya.',
        ],
        table: { columns: ['Ukuran', 'Target', 'Capaian', 'Persen'], rows: rows(targets) },
      },
      {
        title: kind === 'layanan' ? 'Kendala dan rekomendasi' : 'Capaian dan kendala',
        paragraphs: [
          'Kendala terbesar adalah data yang tersebar di banyak bidang dan belum selalu dalam bentuk digital.',
          'Perbaikan yang sudah dilakukan: satu pintu permintaan data, jadwal rekonsiliasi bulanan, dan pelatihan petugas.',
          'Yang masih harus dikerjakan: penyeragaman format tabel, penyelesaian arsip lama, dan layanan bagi penyandang disabilitas.',
        ],
        table: none,
      },
      {
        title: 'Anggaran',
        paragraphs: ['Belanja menurut jenis, dalam juta rupiah.'],
        table: {
          columns: ['Jenis', 'Pagu', 'Realisasi', 'Persen'],
          rows: ['Pegawai', 'Barang dan jasa', 'Modal'].map((label) => {
            const plan = luck.int(400, 19_000);
            const real = Math.round((plan * luck.int(81, 99)) / 100);
            return [label, figure(plan), figure(real), figure((real / plan) * 100, 1)];
          }),
        },
      },
      {
        title: 'Penutup',
        paragraphs: [
          'Masukan atas laporan ini dapat disampaikan lewat formulir permohonan informasi atau langsung di meja layanan.',
        ],
        table: none,
      },
    ],
  };
}
