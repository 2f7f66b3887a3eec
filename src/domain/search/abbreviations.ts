import { stemIndonesian } from '#domain/search/stem-indonesian.ts';
import { stopWords } from '#domain/search/stop-words.ts';

const table = `
apbd: anggaran pendapatan dan belanja daerah
apbdes: anggaran pendapatan dan belanja desa
apbn: anggaran pendapatan dan belanja negara
lkjip: laporan kinerja instansi pemerintah
lkjip: laporan kinerja
lakip: laporan akuntabilitas kinerja instansi pemerintah
sakip: sistem akuntabilitas kinerja instansi pemerintah
dpa: dokumen pelaksanaan anggaran
rka: rencana kerja dan anggaran
lra: laporan realisasi anggaran
calk: catatan atas laporan keuangan
lkpd: laporan keuangan pemerintah daerah
lkpj: laporan keterangan pertanggungjawaban
lppd: laporan penyelenggaraan pemerintahan daerah
rpjmd: rencana pembangunan jangka menengah daerah
rpjpd: rencana pembangunan jangka panjang daerah
rkpd: rencana kerja pemerintah daerah
renstra: rencana strategis
renja: rencana kerja
kua: kebijakan umum anggaran
ppas: prioritas dan plafon anggaran sementara
iku: indikator kinerja utama
ppid: pejabat pengelola informasi dan dokumentasi
dip: daftar informasi publik
dik: daftar informasi yang dikecualikan
kip: keterbukaan informasi publik
sop: standar operasional prosedur
sop: prosedur operasional standar
spm: standar pelayanan minimal
sk: surat keputusan
se: surat edaran
perda: peraturan daerah
perbup: peraturan bupati
perkada: peraturan kepala daerah
perkades: peraturan kepala desa
perdes: peraturan desa
sekda: sekretaris daerah
opd: organisasi perangkat daerah
skpd: satuan kerja perangkat daerah
dprd: dewan perwakilan rakyat daerah
bpbd: badan penanggulangan bencana daerah
bappeda: badan perencanaan pembangunan daerah
bkd: badan kepegawaian daerah
dinkes: dinas kesehatan
disdik: dinas pendidikan
dinsos: dinas sosial
dishub: dinas perhubungan
dlh: dinas lingkungan hidup
dpmd: dinas pemberdayaan masyarakat dan desa
dpmptsp: dinas penanaman modal dan pelayanan terpadu satu pintu
dispendukcapil: dinas kependudukan dan pencatatan sipil
dukcapil: kependudukan dan pencatatan sipil
pupr: pekerjaan umum dan penataan ruang
kominfo: komunikasi dan informatika
satpol: satuan polisi
pp: peraturan pemerintah
puskesmas: pusat kesehatan masyarakat
posyandu: pos pelayanan terpadu
rsud: rumah sakit umum daerah
bumd: badan usaha milik daerah
bumdes: badan usaha milik desa
pdam: perusahaan daerah air minum
pad: pendapatan asli daerah
dau: dana alokasi umum
dak: dana alokasi khusus
dbh: dana bagi hasil
dbhcht: dana bagi hasil cukai hasil tembakau
add: alokasi dana desa
blt: bantuan langsung tunai
bpnt: bantuan pangan non tunai
pkh: program keluarga harapan
dtks: data terpadu kesejahteraan sosial
rtlh: rumah tidak layak huni
ktp: kartu tanda penduduk
kk: kartu keluarga
kia: kartu identitas anak
pbg: persetujuan bangunan gedung
imb: izin mendirikan bangunan
pbb: pajak bumi dan bangunan
bphtb: bea perolehan hak atas tanah dan bangunan
umkm: usaha mikro kecil dan menengah
asn: aparatur sipil negara
pns: pegawai negeri sipil
pppk: pegawai pemerintah dengan perjanjian kerja
lhkpn: laporan harta kekayaan penyelenggara negara
ikm: indeks kepuasan masyarakat
skm: survei kepuasan masyarakat
ipm: indeks pembangunan manusia
rtrw: rencana tata ruang wilayah
rdtr: rencana detail tata ruang
rth: ruang terbuka hijau
tpa: tempat pemrosesan akhir
tps: tempat penampungan sementara
pju: penerangan jalan umum
bos: bantuan operasional sekolah
musrenbang: musyawarah perencanaan pembangunan
rup: rencana umum pengadaan
lpse: layanan pengadaan secara elektronik
hps: harga perkiraan sendiri
kak: kerangka acuan kerja
ppdb: penerimaan peserta didik baru
mou: nota kesepahaman
pkb: penyuluh keluarga berencana
dbd: demam berdarah dengue
pmk: penyakit mulut dan kuku
wtp: wajar tanpa pengecualian
lhp: laporan hasil pemeriksaan
bpk: badan pemeriksa keuangan
`;

type Abbreviation = { readonly short: string; readonly stems: readonly string[] };

const byFirstStem = new Map<string, Abbreviation[]>();
const shorts = new Set<string>();
for (const line of table.trim().split('\n')) {
  const [short = '', long = ''] = line.split(': ');
  const stems = long
    .split(' ')
    .filter((word) => !stopWords.has(word))
    .map(stemIndonesian);
  const [first = ''] = stems;
  shorts.add(short);
  byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), { short, stems }]);
}

/** True for a known abbreviation, which is nobody's slip of the finger. */
export function isAbbreviation(token: string): boolean {
  return shorts.has(token);
}

/** Where the long form of an abbreviation stands among stems, and the abbreviation. */
export function longForms(
  stems: readonly string[],
): readonly { readonly at: number; readonly length: number; readonly short: string }[] {
  const found: { at: number; length: number; short: string }[] = [];
  for (const [at, stem] of stems.entries()) {
    for (const { short, stems: long } of byFirstStem.get(stem) ?? []) {
      if (long.every((one, offset) => stems[at + offset] === one)) {
        found.push({ at, length: long.length, short });
      }
    }
  }
  return found;
}
