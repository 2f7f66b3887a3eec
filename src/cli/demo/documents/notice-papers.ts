import type { PaperData } from '../papers/press.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';

type Warning = {
  readonly title: string;
  readonly unitSlug: string;
  readonly district: string | null;
  readonly warning: string;
  readonly who: readonly string[];
  readonly todo: readonly string[];
};

const warnings: readonly Warning[] = [
  {
    title: 'Peringatan Dini Banjir Lahar Hujan Lereng Bromo',
    unitSlug: 'bpbd',
    district: 'Sukapura',
    warning:
      'Hujan lebat dapat membawa lahar ke alur sungai. Jauhi alur sungai bila hujan lebih dari satu jam.',
    who: ['Warga Ngadisari, Wonotoro, dan Jetak', 'Pengunjung kawasan Bromo', 'Pengemudi jip wisata'],
    todo: [
      'Ikuti jalur evakuasi yang ditandai',
      'Berkumpul di balai desa',
      'Hubungi pos BPBD bila ada yang terjebak',
    ],
  },
  {
    title: 'Penutupan Jalan Tiris–Andungbiru karena Tanah Longsor',
    unitSlug: 'dinas-pupr',
    district: 'Tiris',
    warning: 'Jalan tertutup longsoran sepanjang 40 meter. Kendaraan roda empat memutar lewat Krucil.',
    who: ['Pengguna jalan Tiris–Andungbiru', 'Angkutan sayur dan susu', 'Siswa yang lewat jalan ini'],
    todo: ['Pakai jalan memutar lewat Krucil', 'Jangan melewati pembatas', 'Pantau pembaruan di halaman ini'],
  },
  {
    title: 'Gangguan Air Bersih Kraksaan dan Sekitarnya',
    unitSlug: 'dinas-pupr',
    district: 'Kraksaan',
    warning: 'Pipa induk pecah. Air mengalir kembali bertahap; tangki air disiapkan di empat titik.',
    who: ['Pelanggan di Kraksaan, Pajarakan, dan Krejengan'],
    todo: ['Tampung air secukupnya', 'Ambil air di tangki terdekat', 'Rebus air sebelum diminum'],
  },
  {
    title: 'Peningkatan Kasus Demam Berdarah di Pesisir Barat',
    unitSlug: 'dinas-kesehatan',
    district: 'Tongas',
    warning:
      'Kasus naik dua kali lipat dalam tiga minggu. Segera ke puskesmas bila demam lebih dari dua hari.',
    who: ['Warga Tongas dan Sumberasih', 'Orang tua dengan anak sekolah'],
    todo: [
      'Kuras dan tutup tempat air',
      'Minta pengasapan lewat kepala desa',
      'Jangan menunggu demam turun sendiri',
    ],
  },
  {
    title: 'Keracunan Makanan di Acara Hajatan Kecamatan Maron',
    unitSlug: 'dinas-kesehatan',
    district: 'Maron',
    warning: 'Tiga puluh dua orang dirawat. Sampel makanan diperiksa; jangan makan sisa hidangan.',
    who: ['Tamu hajatan dan keluarganya'],
    todo: ['Ke puskesmas bila mual dan diare', 'Simpan sisa makanan untuk diperiksa', 'Perbanyak minum'],
  },
  {
    title: 'Penyakit Mulut dan Kuku pada Sapi Perah Krucil',
    unitSlug: 'dinas-pertanian',
    district: 'Krucil',
    warning: 'Lalu lintas sapi keluar kecamatan dihentikan sementara. Vaksin diberikan tanpa biaya.',
    who: ['Peternak sapi perah Krucil dan Tiris', 'Pedagang ternak'],
    todo: [
      'Pisahkan sapi yang sakit',
      'Laporkan kepada petugas kesehatan hewan',
      'Semprot kandang setiap hari',
    ],
  },
  {
    title: 'Angin Kencang dan Gelombang Tinggi Pesisir Utara',
    unitSlug: 'bpbd',
    district: 'Sumberasih',
    warning: 'Gelombang sampai 2,5 meter. Perahu kecil menunda berangkat ke Gili Ketapang.',
    who: ['Nelayan dan penumpang ke Gili Ketapang'],
    todo: ['Tunda pelayaran', 'Ikat perahu di tempat aman', 'Pantau kabar dari syahbandar'],
  },
  {
    title: 'Pemadaman Listrik Bergilir Kecamatan Paiton',
    unitSlug: 'dinas-perhubungan',
    district: 'Paiton',
    warning: 'Lampu lalu lintas dan penerangan jalan padam pada jam pemeliharaan.',
    who: ['Pengguna jalan nasional Paiton'],
    todo: ['Kurangi kecepatan di persimpangan', 'Ikuti petugas di lapangan'],
  },
  {
    title: 'Hujan Abu Tipis Gunung Bromo',
    unitSlug: 'bpbd',
    district: 'Sumber',
    warning: 'Abu tipis turun di arah barat. Tingkat aktivitas gunung tetap waspada.',
    who: ['Warga Sumber dan Sukapura', 'Pengendara sepeda motor'],
    todo: ['Pakai masker', 'Tutup bak air', 'Bersihkan atap sebelum hujan'],
  },
];

/** Immediate announcements: the newest first in the list. */
export function noticeDocuments({ year, districts }: Shelf): readonly DemoDocument[] {
  return warnings.map(
    (one): DemoDocument => ({
      title: one.title,
      classification: 'immediate',
      unitSlug: one.unitSlug,
      year,
      kind: 'Pengumuman',
      regionCode: districts.find(({ name }) => name === one.district)?.code ?? null,
      summary: one.warning,
      template: 'circular',
      paper: () => warningPaper(one),
      featured: one.unitSlug === 'bpbd' && one.district === 'Sukapura',
    }),
  );
}

function warningPaper({ warning, who, todo }: Warning): PaperData {
  return {
    subtitle: 'Pengumuman serta-merta',
    urgent: true,
    warning,
    paragraphs: [
      'Pengumuman ini disampaikan sesuai kewajiban mengumumkan tanpa ditunda keadaan yang mengancam hidup orang banyak dan ketertiban umum.',
    ],
    blocks: [
      { title: 'Siapa yang dapat terdampak', items: who },
      { title: 'Yang harus dilakukan', items: todo },
      {
        title: 'Cara mendapat bantuan',
        items: ['Pos BPBD 24 jam', 'Puskesmas terdekat', 'Kepala desa atau perangkat desa'],
      },
      {
        title: 'Yang sedang dikerjakan pemerintah',
        items: [
          'Petugas sudah di lokasi',
          'Logistik disiapkan di kecamatan',
          'Pembaruan diumumkan paling lambat enam jam sekali',
        ],
      },
    ],
  };
}

const posters: readonly (readonly [string, string, string])[] = [
  ['diskominfo', 'Cara Meminta Informasi Publik', 'Gratis, sepuluh hari kerja'],
  ['diskominfo', 'Maklumat Pelayanan Informasi', 'Janji kami kepada Anda'],
  ['dinas-kesehatan', 'Enam Langkah Cuci Tangan', 'Sehat dimulai dari tangan'],
  ['dinas-lingkungan-hidup', 'Pilah Sampah dari Rumah', 'Tiga tempat, satu kebiasaan'],
  ['bpbd', 'Tas Siaga Bencana', 'Siapkan sebelum hujan datang'],
  ['dispendukcapil', 'Syarat Mengurus KTP Elektronik', 'Datang sekali, langsung jadi'],
  ['dinas-perhubungan', 'Uji Kendaraan Tanpa Calo', 'Biaya resmi tertera di loket'],
  ['rsud-waluyo-jati', 'Alur Pelayanan Rawat Jalan', 'Dari pendaftaran sampai obat'],
];

type Point = { readonly head: string; readonly text: string };

const pointsOnRequests: readonly Point[] = [
  {
    head: 'Tulis apa yang Anda perlukan',
    text: 'Satu baris untuk satu informasi. Tidak perlu bahasa hukum.',
  },
  { head: 'Sebutkan untuk apa', text: 'Alasan tidak menjadi dasar penolakan.' },
  { head: 'Simpan nomor dan kodenya', text: 'Dengan keduanya Anda dapat melihat jawaban kapan saja.' },
  {
    head: 'Tunggu paling lama sepuluh hari kerja',
    text: 'Dapat diperpanjang tujuh hari kerja, dengan alasan tertulis.',
  },
];
const pointsOnServices: readonly Point[] = [
  { head: 'Kenali', text: 'Baca petunjuk di tempat pelayanan atau di situs ini.' },
  { head: 'Siapkan', text: 'Bawa syarat yang disebut; salinan tidak perlu dilegalisasi.' },
  { head: 'Lakukan', text: 'Ikuti urutannya. Petugas membantu yang kesulitan.' },
  { head: 'Sampaikan', text: 'Bila ada yang tidak sesuai, laporkan. Identitas Anda dijaga.' },
];

/** Posters of one page. */
export function posterDocuments({ year }: Shelf): readonly DemoDocument[] {
  return posters.map(
    ([unitSlug, title, subtitle], index): DemoDocument => ({
      title: `Poster: ${title}`,
      classification: index < 2 ? 'periodic' : 'available_anytime',
      unitSlug,
      year: year - (index % 2),
      kind: 'Poster',
      regionCode: null,
      summary: `${subtitle}. Poster satu halaman, boleh dicetak dan dibagikan.`,
      template: 'poster',
      paper: () => ({
        title,
        subtitle,
        points: unitSlug === 'diskominfo' ? pointsOnRequests : pointsOnServices,
        call: 'Perlu bantuan?',
        contact: 'Datang ke meja layanan pada jam kerja, atau tulis lewat situs PPID.',
      }),
      featured: index === 0,
    }),
  );
}
