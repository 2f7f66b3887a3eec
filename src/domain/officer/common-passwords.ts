/**
 * Words that people put into passwords, here and elsewhere. Lower case, letters only, at least four letters:
 * a password is folded before it is compared, so `P@ssw0rd` and `password` are one.
 */
export const commonPasswordWords: readonly string[] = `
password passwords passwort passcode passphrase sandi katasandi kunci rahasia secret private pribadi
admin administrator administrasi root superuser super user username pengguna login masuk signin guest tamu
operator staff staf pegawai petugas pejabat kepala sekretaris bendahara kantor dinas badan bagian bidang
computer komputer internet server laptop android google facebook whatsapp instagram youtube twitter gmail
yahoo hotmail outlook microsoft windows office samsung xiaomi oppo vivo nokia iphone apple telkom telkomsel
indosat access akses system sistem database website portal online default test testing tester coba percobaan
contoh demo sample temp temporary sementara baru lama change changeme ganti gantidong ubah welcome selamat
datang hello halo letmein bukapintu openup trustno iloveyou ilove loveyou cinta sayang cintaku sayangku
kasih kekasih mantan bidadari malaikat pangeran princess prince angel sunshine sunflower flower bunga
mawar melati anggrek matahari bulan bintang moon star shadow master dragon monkey tiger lion eagle panda
harimau garuda merdeka pancasila bhinneka nusantara indonesia indonesiaku jakarta surabaya bandung malang
jawa jawatimur jatim madura bali lombok sumatera kalimantan sulawesi papua bromo semeru
football soccer baseball basketball hockey sepakbola persebaya persib persija arema bonek manutd manchester
united arsenal chelsea liverpool barcelona realmadrid juventus milan ronaldo messi superman batman spiderman
pokemon naruto doraemon minecraft mobilelegend freefire starwars matrix phoenix mustang ferrari honda yamaha
suzuki toyota avanza ninja vario beat jupiter charlie michael jordan jennifer jessica ashley thomas daniel
matthew andrew joshua robert george hunter ranger buster killer soldier maggie ginger pepper cookie cheese
chocolate coklat banana pisang mangga durian anggur summer winter autumn spring monday sunday january
senin selasa rabu kamis jumat sabtu minggu januari februari maret april juni juli agustus september oktober
november desember ramadan lebaran idulfitri bismillah bismilah alhamdulillah allahuakbar insyaallah
masyaallah assalamualaikum muhammad ahmad abdullah yesus jesus christ tuhan allah
budi santoso slamet sutrisno wahyu setiawan agus dewi sari lestari fitri nurul siti aisyah putri putra
bapak ayah mama papa bunda keluarga family anak anakku suami istri teman sahabat friend friends
bupati sekda camat lurah desa kecamatan kelurahan kabupaten kota provinsi pemkab pemda pemerintah negara
qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc abcd abcdef
abcdefg abcdefgh whatever nothing something freedom computer security keamanan rahasiaku passwordku
`
  .trim()
  .split(/\s+/);

/** The office's own words, whatever it is called in settings. */
export const officeWords: readonly string[] = [
  'probolinggo',
  'kraksaan',
  'ppid',
  'pelayanan',
  'informasi',
  'dokumentasi',
  'publik',
  'diskominfo',
  'kominfo',
  'pengaduan',
  'permohonan',
];
