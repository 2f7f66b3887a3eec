import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';

const ground = (
  code: string,
  title: string,
  hint: string,
  parentCode: string | null = null,
): ChecklistItem => ({
  code,
  parentCode,
  group: 'exempt_ground',
  title,
  hint,
  legalBasis: `UU 14/2008 Ps 17 huruf ${code.slice(0, 1)}`,
  owed: false,
  cycleMonths: null,
  expectedBy: null,
});

const fixedByLeader = 'Jangka waktu ditetapkan pimpinan tertinggi; tidak selamanya (Ps 20 ayat (1)).';

/** The ten grounds for an exemption, with how long each may last (PP 61/2010), and the five of letter h. */
export const exemptGrounds: readonly ChecklistItem[] = [
  ground('a', 'Menghambat proses penegakan hukum', 'Paling lama 30 tahun.'),
  ground(
    'b',
    'Mengganggu perlindungan kekayaan intelektual atau persaingan usaha sehat',
    'Selama hak itu dilindungi undang-undang.',
  ),
  ground('c', 'Membahayakan pertahanan dan keamanan negara', fixedByLeader),
  ground('d', 'Mengungkapkan kekayaan alam Indonesia', fixedByLeader),
  ground('e', 'Merugikan ketahanan ekonomi nasional', fixedByLeader),
  ground('f', 'Merugikan kepentingan hubungan luar negeri', fixedByLeader),
  ground(
    'g',
    'Mengungkapkan isi akta otentik pribadi, kemauan terakhir, atau wasiat',
    'Sampai ada persetujuan tertulis, atau bila menyangkut jabatan publik (Ps 18 ayat (2)).',
  ),
  ground(
    'h',
    'Mengungkapkan rahasia pribadi',
    'Sampai ada persetujuan tertulis, atau bila menyangkut jabatan publik (Ps 18 ayat (2)).',
  ),
  ground('h-1', 'Riwayat dan kondisi anggota keluarga', '', 'h'),
  ground('h-2', 'Riwayat, kondisi, dan perawatan kesehatan fisik dan psikis', '', 'h'),
  ground('h-3', 'Kondisi keuangan, aset, pendapatan, dan rekening', '', 'h'),
  ground('h-4', 'Evaluasi kapabilitas, intelektualitas, dan rekomendasi kemampuan', '', 'h'),
  ground('h-5', 'Catatan pendidikan formal dan nonformal', '', 'h'),
  ground(
    'i',
    'Memorandum atau surat antarbadan atau intrabadan publik yang menurut sifatnya dirahasiakan',
    'Kecuali atas putusan Komisi Informasi atau pengadilan.',
  ),
  ground(
    'j',
    'Informasi yang tidak boleh diungkapkan berdasarkan undang-undang',
    'Menurut undang-undang yang disebut.',
  ),
];
