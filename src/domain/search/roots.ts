/**
 * Roots of the words that offices write and citizens ask with. A form is led back to a root in this list where one
 * fits; it decides what rules alone cannot: "mengadu" is "adu" but "mengelola" is "kelola".
 */
export const roots: ReadonlySet<string> = new Set(
  `
  abai abdi ada adil adu aduk agama ahli ajar aju ajuk akad akar akibat aksara akses aksi aktif akur akurat alam alami alih
  alir alokasi alun aman amal amanat ambil ampu ampun analisis ancam andal anggar anggota angkat angkut angsur antar
  antisipasi anut aparat arah arsip asah asas aset asih asuh asuransi atas atur awal awas awak awam ayom badan bagi bagus
  bahan bahas bahaya baik baja bakar baku balai balik bangga bangkit bangun bantu banding banjir bapak baris baru batal
  batas batu bawa bawah bayar beasiswa bebas beban bebas beda bedah beku belanja beli benah benar bencana bendung
  bengkel bentuk berantas berdaya berita berkala berkas bersih besar besi beton bibit bicara bidang bina bimbing biaya
  bisnis bongkar buat budaya budi budidaya buka bukti buku bumi bunga bunuh buru buruh cabut cacah cacat cadang cair cakap
  cakup calon campur canang cantum capai catat cegah cek celaka cemar cepat cerita cermat cetak cipta coba cuci cukup curah
  curi daerah daftar dagang dahulu damai dampak damping dana dapat darat darurat dasar data datang daya debat dekat denda
  dengar derajat desa desain detail dewan dewasa didik digital dinas diri disiplin distribusi dokter dokumen dokumentasi
  dorong drainase duduk dukung dusun edar edukasi efektif efisien eksekusi ekonomi elektronik emban empat evaluasi
  fakta fasilitas forum gabung gadai gagal gagas gaji galak gali ganda ganggu ganti garap garis gedung gejala gelar gempa
  gerak giat giling gizi golong guna gugat gugur guru habis hadap hadir hak halang hambat hapus harap harga harta hasil
  hemat henti hibah hidup hijau hilang himpun hindar hitung honor hubung hukum huni hutan hutang ibadah ibu identitas
  ikan iklan iklim ikut imbal imbau imun indeks indikator industri infrastruktur ingat inisiatif inovasi inspeksi instansi
  integritas inti investasi irigasi isi istirahat izin jabat jabar jadi jadwal jaga jahit jalan jalin jalur jamin jangka
  jangkau janji jaring jasa jatuh jawab jelajah jelas jemaat jembatan jenis jual jual juang judul jumlah kabar kabupaten
  kader kaji kali kampanye kampung kandung kantor kapal kapasitas karantina karya kas kasus kata kawal kawasan kaya kebun
  kecamatan kecil kecuali kegiatan kejar kekang keliling kelola keluar keluarga keluh kelurahan kemas kembali kembang
  kenal kena kendala kendali kendara kepala kering kerja kertas kesehatan ketahu ketua khusus kinerja kira kirim kini klaim klasifikasi
  klinik komisi kompetensi komunikasi kondisi konflik konsep konsultasi kontrak kontrol koperasi koordinasi korban korupsi
  kriteria kuasa kuat kubur kuda kukuh kumpul kumuh kunci kunjung kurang kuota kurban kurikulum kutip laba lacak ladang
  lahan lahir laik laju laku lalu lambat lampau lampir lampu lancar landas langgan langgar langkah langsung lanjut lantik
  lapang lapas lapor larang larut latih laut lawan layak layan lebar ledak lelang lembaga lembar lengkap lepas lestari letak
  level libat libur limbah limpah lindung lingkung lingkup lintas listrik logistik lokasi lolos lomba longsor luar luas
  lulus lunas luncur lurah lurus main maju makam makan maklumat maksud malam mampu manfaat manusia masa masjid maskin
  masuk masyarakat masyarakat mati mediasi medis meja menang menteri merah merdeka mesin milik miskin minimal minum minyak
  misi mitra modal modern mohon monitor motor muat muka mula mulai mulia murah murid musim musnah musyawarah mutasi mutu
  naik nama nasib nasional negara nelayan niaga nikah nilai nikmat nota nyata nyaman obat obyek objek olah olahraga ombudsman
  operasi operasional opini orang organisasi otonomi pacu padam padat pajak pakai paket paksa pandang pandu pangan panen
  panggil pangkal panitia panjang pantai pantau papar paru parkir partai partisipasi pasang pasar pasien pasok pasti patuh
  pecah pedoman pegang pegawai pejabat pelajar pelihara peluang pencar pendek penduduk penggal pengaruh penjara penting penuh
  perangkat perahu perangi perempuan perintah peringkat periksa periode perkara perlu permai permukiman pernah persen pesan pesantren pesisir pesta peta
  petani petik petugas piagam pidana pihak pilah pilih pimpin pinjam pindah pintar piutang pohon pokok politik polusi populasi
  posko posyandu potensi potong presiden prestasi pribadi produk produksi profil program proposal proses proyek publik publikasi
  pugar puas pulang pulih pulau pungut pupuk pusat puskesmas putus raih rakyat ramah rampung rancang rangka rangkap rapat
  rasa rata rawan rawat razia realisasi referensi regis rehabilitasi rekam rekening rekomendasi rekrut relawan rencana
  rendah renovasi rencana resapan resiko resmi responsif retribusi revisi revitalisasi riset risiko rohani rotasi ruang rujuk
  rugi rumah rumus rusak rutin sadar sah saing saji sakit saksi salah salin salur sama sampah sampai sampaikan sanggah sanggup sanitasi
  sapi sarana saran sasaran saring satu sawah sayur sebar sederhana sehat sejahtera sejarah sekolah sekretariat
  selamat selaras seleksi selenggara selesai selidik selisih seluruh sembako sembuh semprot sempurna senang sengketa sentra
  sepakat sepeda serah serap seragam serius sertifikat sertifikasi sesuai setara setia setor setuju sewa siaga siap siar
  sidang sidik sifat sikap simpan simulasi singkat sinkron sistem siswa situs soal sopan sosial sosialisasi standar statistik
  status stunting suara subsidi subur sulit sumbang sumber sungai surat survei susun swasta syarat tabung tagih tahan tahap
  tahu tahun taman tambah tambak tambang tampil tampung tanah tanam tanda tandang tanggap tanggul tanggulang tanggung tangan tangkap
  tani tanya tarif tarik taruh tata tatap tawar tayang tebang tebar tegak tegas tekan teknis teknologi telaah teladan teliti
  telepon teliti tema tembak tempat tempel tempuh temu tenaga tender tengah tentu tepat terang terap terbang terbit terima terjun
  ternak tertib terus tetap tewas tiba tidak tilang tim timbang timbul timpa tindak tinggal tinggi tingkat tinjau tipu titip tokoh tolak tolong tonton
  topik total transaksi transparan triwulan truk tuang tuju tugas tukar tular tulis tumbuh tunai tunda tunggak tunjang tunjuk
  tuntas tuntut turun tutup ubah ucap uji ukur ulang umum undang undi unduh unggah unit untung upah upaya upacara urai urus usaha usia
  usul usut utama utang utus vaksin validasi verifikasi visi waduk wajib wakaf wakil waktu warga waris warta warung waspada wawancara
  wewenang wilayah wisata wujud yayasan zakat zona
`
    .trim()
    .split(/\s+/),
);

/** Forms that the rules lead astray, or that are one family in this field only. */
export const exceptions: ReadonlyMap<string, string> = new Map(
  `
  memohon:mohon memohonkan:mohon pemohon:mohon pemohonan:mohon permohonan:mohon dimohon:mohon dimohonkan:mohon
  penolakan:tolak menolak:tolak ditolak:tolak penolak:tolak
  pengecualian:kecuali dikecualikan:kecuali mengecualikan:kecuali terkecuali:kecuali
  pengaduan:adu mengadu:adu pengadu:adu aduan:adu diadukan:adu
  pelayanan:layan layanan:layan melayani:layan pelayan:layan dilayani:layan
  pengadaan:pengadaan mengadakan:pengadaan diadakan:pengadaan
  keuangan:keuangan uang:uang
  kesehatan:sehat penyehatan:sehat
  perikanan:ikan pertanian:tani petani:tani peternakan:ternak peternak:ternak
  pendidikan:didik pendidik:didik
  perubahan:ubah mengubah:ubah merubah:ubah dirubah:ubah
  pemerintahan:pemerintah pemerintah:pemerintah
  kegiatan:giat berkegiatan:giat
  kependudukan:penduduk penduduk:penduduk kedudukan:kedudukan
  pejabat:jabat jabatan:jabat
  pegawai:pegawai kepegawaian:pegawai
  keputusan:putus
  peraturan:atur pengaturan:atur aturan:atur
  perbaikan:baik memperbaiki:baik diperbaiki:baik
  laporan:lapor pelaporan:lapor pelapor:lapor melaporkan:lapor
  anggaran:anggar penganggaran:anggar dianggarkan:anggar
  penerimaan:terima menerima:terima penerima:terima
  kebakaran:bakar kebanjiran:banjir
  pemilihan:pilih pemilu:pemilu
  persampahan:sampah
  perumahan:rumah
  pariwisata:wisata
  kecamatan:kecamatan camat:camat kelurahan:kelurahan lurah:lurah
  pengeluaran:keluar mengeluarkan:keluar
  penyelesaian:selesai menyelesaikan:selesai
  pengumuman:umum mengumumkan:umum diumumkan:umum umumkan:umum
  belanja:belanja pembelanjaan:belanja
  bantuan:bantu pembantuan:bantu membantu:bantu
  jaminan:jamin
  tanggungan:tanggung pertanggungjawaban:tanggungjawab tanggungjawab:tanggungjawab
  penghargaan:penghargaan penanggulangan:tanggulang menanggulangi:tanggulang
  kelola:kelola pengelola:kelola
  pendapatan:dapat
  pelaksanaan:laksana melaksanakan:laksana dilaksanakan:laksana pelaksana:laksana
  penghasilan:hasil
  pembayaran:bayar
  kemiskinan:miskin
  perempuan:perempuan pemberdayaan:berdaya memberdayakan:berdaya diberdayakan:berdaya
`
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [form = '', root = ''] = pair.split(':');
      return [form, root];
    }),
);
