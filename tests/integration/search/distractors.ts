import type { Kysely } from 'kysely';
import { refreshSearchEntry } from '#adapters/db/repositories/search-index-repository.ts';
import type { Database } from '#adapters/db/schema.ts';

const kinds = [
  'Laporan keuangan',
  'Laporan kinerja',
  'Keputusan',
  'SOP',
  'Data statistik',
  'Peraturan',
  'Pengumuman',
  'Pengadaan barang dan jasa',
  'Rencana kerja',
  'Perjanjian',
  'Surat edaran',
];
const beginnings = [
  'Laporan Kegiatan',
  'Rekap',
  'Anggaran',
  'Rencana Belanja',
  'Keputusan tentang',
  'Data',
  'Pengumuman',
  'Kontrak',
  'Evaluasi',
  'Standar Pelayanan',
  'Realisasi Belanja',
  'Dokumen Pengadaan',
  'Peraturan Bupati tentang',
  'Daftar Penerima',
  'Kajian',
];
const subjects = [
  'Pemeliharaan Jalan Desa',
  'Pembangunan Jembatan',
  'Pelayanan Puskesmas',
  'Imunisasi Balita',
  'Pasar Desa',
  'Bantuan Sosial',
  'Dana Kegiatan Sekolah',
  'Sarana Sekolah Dasar',
  'Sumur Warga',
  'Pengelolaan Sampah',
  'Perbaikan Saluran Irigasi',
  'Bibit Padi',
  'Kelompok Tani',
  'Bangunan Gedung Kantor',
  'Kendaraan Dinas',
  'Perjalanan Dinas',
  'Pelatihan Pejabat',
  'Layanan Kependudukan',
  'Penanggulangan Bencana',
  'Rumah Layak',
  'Izin Usaha',
  'Air Bersih',
  'Lampu Lalu Lintas',
  'Kapal Nelayan',
  'Seragam Pegawai',
  'Pajak Daerah',
  'Sapi Perah',
  'Ambulans Puskesmas',
  'Informasi Cuaca',
  'Rokok Ilegal',
  'Dana Cadangan',
  'Peta Wilayah',
  'Tambang Batu',
  'Tarif Parkir',
  'Solar Industri',
];
const words =
  'kegiatan tahap pertama kedua rincian biaya pelaksanaan wilayah kecamatan desa penerima jumlah hasil pemeriksaan rapat koordinasi jadwal pemeliharaan pengawasan perencanaan masyarakat warga sekolah kesehatan jalan anggaran belanja layanan laporan bulan triwulan'.split(
    ' ',
  );

/** Rows of published documents of the same offices, places, years and words as the answers, but none of them. */
export async function addDistractors(
  db: Kysely<Database>,
  count: number,
  like: {
    readonly createdBy: string;
    readonly unitIds: readonly string[];
    readonly regionCodes: readonly string[];
  },
): Promise<void> {
  const template = await db.selectFrom('public_document').selectAll().limit(1).executeTakeFirstOrThrow();
  const regions = await db.selectFrom('region').select(['code', 'name']).execute();
  const nameOf = new Map(regions.map(({ code, name }) => [code, name]));
  const next = sequence();
  const some = <T>(list: readonly T[]): T => {
    const one = list[next(list.length)];
    if (one === undefined) throw new Error('an empty list');
    return one;
  };
  for (let from = 0; from < count; from += 25) {
    await db.transaction().execute(async (tx) => {
      for (let n = from; n < Math.min(count, from + 25); n += 1) {
        const region = next(3) === 0 ? null : some(like.regionCodes);
        const year = 2012 + next(15);
        const place = region === null ? '' : ` ${nameOf.get(region) ?? ''}`;
        const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
        await tx
          .insertInto('public_document')
          .values({
            ...template,
            id,
            slug: `pengecoh-${n}`,
            title: `${some(beginnings)} ${some(subjects)}${place} ${next(4) === 0 ? '' : year}`.trim(),
            summary: Array.from({ length: 6 + next(12) }, () => some(words)).join(' '),
            kind: some(kinds),
            year,
            unit_id: some(like.unitIds),
            region_code: region,
            status: 'published',
            current_version_id: null,
            published_at: new Date(1.6e12 + n * 60_000).toISOString(),
            search_text: '',
          })
          .execute();
        await refreshSearchEntry(tx, id);
      }
    });
  }
}

/** The same numbers at every run. */
function sequence(): (below: number) => number {
  let seed = 20_261_125;
  return (below) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % below;
  };
}
