/** A unit as it is loaded at first start: address, name, short name. */
export type UnitSeed = {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
};

const unit = ([slug, shortName, name]: readonly [string, string, string]): UnitSeed => ({
  slug,
  name,
  shortName,
});

/** Kabupaten Probolinggo as public lists name its units; the office corrects them at /petugas/unit. */
const agencies: readonly UnitSeed[] = (
  [
    ['setda', 'Setda', 'Sekretariat Daerah'],
    ['bagian-administrasi-pembangunan', 'Bagian Adbang', 'Bagian Administrasi Pembangunan'],
    ['bagian-administrasi-pemerintahan', 'Bagian Adpem', 'Bagian Administrasi Pemerintahan'],
    ['bagian-hukum', 'Bagian Hukum', 'Bagian Hukum'],
    ['bagian-kesejahteraan-rakyat', 'Bagian Kesra', 'Bagian Kesejahteraan Rakyat'],
    ['bagian-organisasi', 'Bagian Organisasi', 'Bagian Organisasi'],
    ['bagian-protokol', 'Bagian Prokopim', 'Bagian Protokol dan Komunikasi Pimpinan'],
    ['bagian-pengadaan', 'Bagian PBJ', 'Bagian Pengadaan Barang dan Jasa'],
    ['bagian-umum', 'Bagian Umum', 'Bagian Umum'],
    ['setwan', 'Setwan', 'Sekretariat DPRD'],
    ['inspektorat', 'Inspektorat', 'Inspektorat Daerah'],
    ['bkpsdm', 'BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'],
    ['bakesbangpol', 'Bakesbangpol', 'Badan Kesatuan Bangsa dan Politik'],
    ['bpbd', 'BPBD', 'Badan Penanggulangan Bencana Daerah'],
    ['bppkad', 'BPPKAD', 'Badan Pengelolaan Pendapatan, Keuangan, dan Aset Daerah'],
    ['bapelitbangda', 'Bapelitbangda', 'Badan Perencanaan Pembangunan, Penelitian, dan Pengembangan Daerah'],
    ['dinas-pupr', 'Dinas PUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang'],
    ['dinas-kesehatan', 'Dinkes', 'Dinas Kesehatan'],
    ['dinas-pendidikan-dan-kebudayaan', 'Disdikbud', 'Dinas Pendidikan dan Kebudayaan'],
    ['dinas-sosial', 'Dinsos', 'Dinas Sosial'],
    ['dinas-lingkungan-hidup', 'DLH', 'Dinas Lingkungan Hidup'],
    ['dispendukcapil', 'Dispendukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'],
    ['dpmd', 'DPMD', 'Dinas Pemberdayaan Masyarakat dan Desa'],
    ['dinas-perhubungan', 'Dishub', 'Dinas Perhubungan'],
    ['diskominfo', 'Diskominfo', 'Dinas Komunikasi, Informatika, Statistik, dan Persandian'],
    ['dkupp', 'DKUPP', 'Dinas Koperasi, Usaha Mikro, Perdagangan, dan Perindustrian'],
    ['dpmptsp', 'DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu'],
    ['disporapar', 'Disporapar', 'Dinas Pemuda, Olahraga, dan Pariwisata'],
    ['dispersip', 'Dispersip', 'Dinas Perpustakaan dan Kearsipan'],
    ['dinas-perikanan', 'Dinas Perikanan', 'Dinas Perikanan'],
    ['dinas-pertanian', 'Dinas Pertanian', 'Dinas Pertanian'],
    ['dinas-ketahanan-pangan', 'Dinas Ketahanan Pangan', 'Dinas Ketahanan Pangan'],
    ['disnaker', 'Disnaker', 'Dinas Tenaga Kerja'],
    ['dinas-perkim', 'Dinas Perkim', 'Dinas Perumahan, Kawasan Permukiman, dan Pertanahan'],
    ['satpol-pp', 'Satpol PP', 'Satuan Polisi Pamong Praja'],
    ['rsud-waluyo-jati', 'RSUD Waluyo Jati', 'RSUD Waluyo Jati Kraksaan'],
    ['rsud-tongas', 'RSUD Tongas', 'RSUD Tongas'],
  ] as const
).map(unit);

const districts: readonly UnitSeed[] = [
  ...['Sukapura', 'Sumber', 'Kuripan', 'Bantaran', 'Leces', 'Banyuanyar', 'Tiris', 'Krucil', 'Gading'],
  ...['Pakuniran', 'Kotaanyar', 'Paiton', 'Besuk', 'Kraksaan', 'Krejengan', 'Pajarakan', 'Maron', 'Gending'],
  ...['Dringu', 'Tegalsiwalan', 'Sumberasih', 'Wonomerto', 'Tongas', 'Lumbang'],
].map((name) => unit([`kecamatan-${name.toLowerCase()}`, `Kec. ${name}`, `Kecamatan ${name}`]));

export const unitSeed: readonly UnitSeed[] = [...agencies, ...districts];
