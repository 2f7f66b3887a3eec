import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';

const services: readonly (readonly [string, string, string])[] = [
  ['dispendukcapil', 'Penerbitan KTP Elektronik', 'KTP-el'],
  ['dispendukcapil', 'Penerbitan Akta Kelahiran', 'akta kelahiran'],
  ['dispendukcapil', 'Perubahan Kartu Keluarga', 'kartu keluarga'],
  ['dinas-perhubungan', 'Pengujian Berkala Kendaraan', 'bukti lulus uji'],
  ['dinas-perhubungan', 'Laporan Lampu Penerangan Jalan Mati', 'lampu menyala kembali'],
  ['dinas-pupr', 'Izin Galian pada Ruang Milik Jalan', 'izin galian'],
  ['dinas-pupr', 'Penanganan Jalan Berlubang', 'jalan tertutup kembali'],
  ['dinas-lingkungan-hidup', 'Pengaduan Pencemaran Lingkungan', 'berita acara verifikasi'],
  ['dinas-lingkungan-hidup', 'Permohonan Angkut Sampah Khusus', 'jadwal angkut'],
  ['dinas-sosial', 'Usulan Data Terpadu Kesejahteraan Sosial', 'surat usulan'],
  ['dinas-sosial', 'Bantuan Alat bagi Penyandang Disabilitas', 'alat bantu'],
  ['dinas-kesehatan', 'Rekomendasi Izin Praktik Bidan', 'surat rekomendasi'],
  ['dinas-pertanian', 'Kartu Tani dan Pendaftaran e-RDKK', 'kartu tani'],
  ['dinas-perikanan', 'Kartu Pelaku Usaha Kelautan dan Perikanan', 'kartu KUSUKA'],
  ['rsud-waluyo-jati', 'Pendaftaran Rawat Jalan', 'nomor antrean'],
  ['rsud-waluyo-jati', 'Permintaan Ringkasan Medis oleh Pasien', 'ringkasan medis'],
  ['rsud-tongas', 'Pelayanan Ambulans Rujukan', 'pasien sampai di rujukan'],
  ['bpbd', 'Pertolongan Pertama saat Banjir', 'warga terungsikan'],
  ['dpmd', 'Evaluasi Rancangan APB Desa', 'hasil evaluasi'],
  ['diskominfo', 'Pelayanan Permohonan Informasi Publik', 'jawaban tertulis'],
  ['diskominfo', 'Penanganan Keberatan Informasi Publik', 'tanggapan Atasan PPID'],
  ['diskominfo', 'Uji Konsekuensi Informasi yang Dikecualikan', 'lembar uji konsekuensi'],
  ['dkupp', 'Tera Ulang Timbangan Pedagang', 'tanda tera sah'],
  ['dpmptsp', 'Izin Mendirikan Reklame', 'izin reklame'],
  ['disnaker', 'Penerbitan Kartu AK-1 Pencari Kerja', 'kartu AK-1'],
  ['satpol-pp', 'Penertiban Pedagang di Trotoar', 'berita acara penertiban'],
  ['kecamatan-tiris', 'Surat Keterangan Ahli Waris', 'surat keterangan'],
  ['kecamatan-krucil', 'Legalisasi Proposal Kelompok', 'proposal terlegalisasi'],
  ['kecamatan-sukapura', 'Izin Keramaian Upacara Yadnya Kasada', 'izin keramaian'],
  ['kecamatan-sumberasih', 'Rekomendasi Dispensasi Nikah', 'surat rekomendasi'],
];

/** Standard procedures, one for each service. */
export function procedureDocuments({ year }: Shelf): readonly DemoDocument[] {
  return services.map(
    ([unitSlug, service, result], index): DemoDocument => ({
      title: `SOP ${service}`,
      classification: 'available_anytime',
      unitSlug,
      year: year - (index % 6),
      kind: 'SOP',
      regionCode: null,
      summary: `Syarat, langkah, waktu, dan hasil layanan: ${result}. Dilengkapi bagan alir dan janji layanan.`,
      template: 'procedure',
      paper: (luck) => procedurePaper(luck, service, result, year - (index % 6)),
      featured: service === 'Pelayanan Permohonan Informasi Publik',
    }),
  );
}

function procedurePaper(luck: Chance, service: string, result: string, year: number): PaperData {
  const minutes = () => `${luck.int(1, 9) * 5} menit`;
  return {
    number: `065/${luck.int(11, 480)}/SOP/${year}`,
    bases: [
      'Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik',
      'Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP',
      `Keputusan kepala perangkat daerah tentang standar layanan ${service.toLowerCase()}`,
    ],
    skills: ['Memahami aturan layanan ini', 'Dapat memakai aplikasi antrean dan arsip', 'Ramah dan teliti'],
    tools: ['Komputer dan pencetak', 'Formulir layanan', 'Buku register', 'Alat tulis'],
    actors: ['Pemohon', 'Petugas', 'Kepala seksi'],
    steps: [
      { text: 'Menyerahkan permohonan dan kelengkapan', actor: 0, time: minutes(), output: 'Berkas' },
      {
        text: 'Memeriksa kelengkapan dan memberi tanda terima',
        actor: 1,
        time: minutes(),
        output: 'Tanda terima',
      },
      { text: 'Mencatat dalam register dan meneruskan', actor: 1, time: minutes(), output: 'Register' },
      {
        text: 'Memeriksa isi dan memutuskan',
        actor: 2,
        time: `${luck.int(1, 4)} hari kerja`,
        output: 'Disposisi',
      },
      { text: `Menyiapkan ${result}`, actor: 1, time: `${luck.int(1, 3)} hari kerja`, output: 'Konsep' },
      { text: 'Menandatangani', actor: 2, time: minutes(), output: 'Surat bertanda tangan' },
      { text: `Menerima ${result}`, actor: 0, time: minutes(), output: 'Selesai' },
    ],
    promises: [
      'Tidak ada biaya selain yang tertulis dalam peraturan daerah.',
      'Permohonan yang belum lengkap diberi tahu apa yang kurang, pada hari yang sama.',
      'Keluhan dijawab paling lambat lima hari kerja.',
    ],
  };
}
