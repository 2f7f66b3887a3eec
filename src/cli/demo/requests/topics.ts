import type { ExemptionLetter } from '#domain/exemption/grounds.ts';
import type { PurposeChoice } from '#domain/information-request/information-request.ts';

/** One thing that is asked, and how it can be answered. `{desa}`, `{kec}` and `{tahun}` are filled in. */
export type TopicItem = {
  readonly detail: string;
  /** Said with a grant; '' for nothing. */
  readonly note?: string;
  readonly refusal?: Refusal;
  /** Who holds it, where the regency does not. */
  readonly holder?: string;
  /** Why it is not recorded yet. */
  readonly notDocumented?: string;
};

export type Refusal = {
  readonly letter: ExemptionLetter | null;
  readonly article: string;
  readonly reasons: string;
  readonly ifOpened: string;
};

export type Topic = {
  /** For requests that the story names. */
  readonly key?: 'road-slab' | 'grants' | 'market-cameras' | 'silent';
  readonly unitSlug: string;
  readonly purposes: readonly PurposeChoice[];
  readonly purposeText: string;
  readonly items: readonly TopicItem[];
};

const personal = (what: string): Refusal => ({
  letter: 'h',
  article: 'Pasal 65 ayat (2) UU 27/2022',
  reasons: `${what} adalah data pribadi. Pemiliknya tidak memberi persetujuan, dan data ini tidak berkaitan dengan jabatan publik.`,
  ifOpened: 'Pemiliknya dapat menjadi sasaran penipuan atau merasa terganggu di rumahnya.',
});

const village = 'Pemerintah Desa {desa}, Kecamatan {kec}';

export const topics: readonly Topic[] = [
  {
    key: 'road-slab',
    unitSlug: 'dinas-pupr',
    purposes: ['oversight'],
    purposeText: 'Warga ingin mencocokkan ketebalan rabat beton di dusun kami dengan rencananya.',
    items: [
      {
        detail:
          'RAB dan gambar rencana pekerjaan rabat beton jalan poros Desa {desa} yang dibiayai APBD {tahun}',
        note: 'Gambar rencana disertakan sebagai berkas.',
      },
      { detail: 'Laporan hasil uji mutu beton pekerjaan tersebut', note: 'Hasil uji tekan umur 28 hari.' },
      {
        detail: 'RAB rabat beton jalan lingkungan Desa {desa} yang dibiayai Dana Desa {tahun}',
        holder: village,
        note: '',
      },
    ],
  },
  {
    key: 'grants',
    unitSlug: 'dinas-sosial',
    purposes: ['journalism'],
    purposeText: 'Bahan liputan tentang penyaluran hibah kepada lembaga kemasyarakatan.',
    items: [
      {
        detail: 'Daftar penerima hibah tahun {tahun}: nama lembaga, alamat, dan jumlahnya',
        note: 'Diurutkan menurut kecamatan.',
      },
      {
        detail: 'Proposal dan laporan pertanggungjawaban lima penerima terbesar',
        note: 'Nomor telepon pengurus dihitamkan.',
      },
      {
        detail: 'Nomor rekening dan NIK ketua setiap lembaga penerima hibah',
        refusal: personal('Nomor rekening dan NIK ketua lembaga'),
      },
    ],
  },
  {
    key: 'market-cameras',
    unitSlug: 'dkupp',
    purposes: ['personal'],
    purposeText: 'Sepeda motor saya hilang di parkiran pasar dan saya ingin tahu apakah terekam.',
    items: [
      {
        detail: 'Jumlah, letak, dan masa simpan rekaman CCTV Pasar Kraksaan',
        note: 'Rekaman disimpan 14 hari.',
      },
      {
        detail: 'Rekaman CCTV pintu selatan Pasar Kraksaan, Sabtu minggu lalu, pukul 06.00–09.00',
        refusal: {
          letter: 'a',
          article: '',
          reasons:
            'Rekaman pada jam itu sudah diserahkan kepada penyidik dan menjadi bahan penyelidikan yang sedang berjalan.',
          ifOpened:
            'Orang yang terekam dapat melarikan diri atau memengaruhi saksi. Pelapor dapat memintanya lewat penyidik.',
        },
      },
    ],
  },
  {
    key: 'silent',
    unitSlug: 'dinas-pupr',
    purposes: ['oversight'],
    purposeText: 'Jalan di depan sekolah kami rusak sejak dua tahun lalu dan tidak ada papan proyek.',
    items: [
      { detail: 'Rencana perbaikan jalan {kec}–{desa} dan tahun anggarannya' },
      { detail: 'Alasan ruas ini tidak dikerjakan pada tahun {tahun} padahal ada dalam daftar usulan' },
    ],
  },
  {
    unitSlug: 'dinas-pupr',
    purposes: ['oversight'],
    purposeText: 'Memantau pekerjaan jalan di kecamatan kami.',
    items: [
      {
        detail: 'Salinan kontrak dan adendum pemeliharaan jalan Kecamatan {kec} tahun {tahun}',
        note: 'Bagian rahasia dagang dihitamkan.',
      },
      { detail: 'Laporan kemajuan pekerjaan minggu terakhir' },
      {
        detail: 'Rincian harga dasar dan metode kerja dari penawaran penyedia yang kalah',
        refusal: {
          letter: 'b',
          article: 'Pasal 23 UU 5/1999',
          reasons: 'Rincian penawaran memuat rahasia dagang peserta yang tidak menandatangani kontrak.',
          ifOpened: 'Peserta lain dapat meniru cara hitungnya pada lelang berikutnya.',
        },
      },
    ],
  },
  {
    unitSlug: 'dinas-sosial',
    purposes: ['oversight'],
    purposeText: 'Banyak warga kami yang tidak lagi menerima bantuan.',
    items: [
      { detail: 'Jumlah penerima PKH dan bantuan sembako di Desa {desa} tahun {tahun}' },
      { detail: 'Cara mengusulkan warga yang belum masuk data terpadu' },
      {
        detail: 'Nama dan alamat lengkap penerima bantuan di Kecamatan {kec}',
        refusal: personal('Nama dan alamat lengkap penerima bantuan'),
      },
    ],
  },
  {
    unitSlug: 'dpmd',
    purposes: ['study'],
    purposeText: 'Bahan skripsi tentang pengelolaan Dana Desa.',
    items: [
      { detail: 'Pagu Dana Desa tiap desa di Kecamatan {kec} tahun {tahun}' },
      { detail: 'Hasil evaluasi rancangan APB Desa {desa}' },
      { detail: 'Buku kas umum dan bukti belanja Desa {desa} tahun {tahun}', holder: village },
    ],
  },
  {
    unitSlug: 'dinas-pertanian',
    purposes: ['personal'],
    purposeText: 'Kelompok tani kami kesulitan mendapat pupuk.',
    items: [
      { detail: 'Alokasi dan penyaluran pupuk bersubsidi Kecamatan {kec} sampai bulan ini' },
      { detail: 'Daftar kios resmi dan wilayah layanannya' },
      { detail: 'Stok harian di gudang penyangga produsen', holder: 'PT Pupuk Indonesia (Persero)' },
    ],
  },
  {
    unitSlug: 'dinas-kesehatan',
    purposes: ['study'],
    purposeText: 'Tugas akhir kebidanan.',
    items: [
      { detail: 'Jumlah balita dan angka stunting per desa di Kecamatan {kec} tahun {tahun}' },
      { detail: 'Jumlah tenaga bidan dan perawat di puskesmas kecamatan itu' },
      {
        detail: 'Nama dan rekam medis balita yang mengalami stunting',
        refusal: personal('Keadaan kesehatan anak'),
      },
    ],
  },
  {
    unitSlug: 'rsud-waluyo-jati',
    purposes: ['personal'],
    purposeText: 'Keluarga saya menunggu kamar selama dua hari.',
    items: [
      { detail: 'Jumlah tempat tidur dan rata-rata lama tunggu kamar kelas III tahun {tahun}' },
      { detail: 'Tarif layanan dan dasar hukumnya' },
      { detail: 'Rekam medis pasien yang dirawat pada minggu yang sama', refusal: personal('Rekam medis') },
    ],
  },
  {
    unitSlug: 'dinas-perhubungan',
    purposes: ['oversight'],
    purposeText: 'Lampu jalan di desa kami padam sejak hari raya.',
    items: [
      { detail: 'Daftar titik lampu penerangan jalan di Kecamatan {kec} dan kondisinya' },
      { detail: 'Jadwal perbaikan dan nomor laporan yang sudah masuk' },
      {
        detail: 'Rekening listrik penerangan jalan per titik',
        notDocumented: 'Tagihan masih digabung satu meter; pencatatan per titik baru dimulai semester depan.',
      },
    ],
  },
  {
    unitSlug: 'dinas-lingkungan-hidup',
    purposes: ['oversight'],
    purposeText: 'Bau dari tempat pembuangan mengganggu sekolah.',
    items: [
      { detail: 'Dokumen UKL-UPL dan hasil uji air lindi TPA tahun {tahun}' },
      {
        detail: 'Jadwal penutupan zona lama TPA',
        notDocumented: 'Rencana penutupan sedang disusun konsultan.',
      },
    ],
  },
  {
    unitSlug: 'dispendukcapil',
    purposes: ['study'],
    purposeText: 'Penelitian perpindahan penduduk.',
    items: [
      { detail: 'Jumlah penduduk menurut umur dan pekerjaan, Kecamatan {kec}, tahun {tahun}' },
      {
        detail: 'Daftar nama, NIK, dan nomor KK warga Desa {desa}',
        refusal: {
          letter: 'j',
          article: 'Pasal 84 ayat (1) UU 24/2013',
          reasons: 'NIK dan nomor KK adalah data pribadi penduduk yang wajib dilindungi negara.',
          ifOpened: 'Data dapat dipakai untuk membuka rekening atau pinjaman atas nama orang lain.',
        },
      },
    ],
  },
  {
    unitSlug: 'dinas-pendidikan-dan-kebudayaan',
    purposes: ['personal'],
    purposeText: 'Anak kami tidak diterima padahal rumahnya dekat.',
    items: [
      { detail: 'Daya tampung dan titik koordinat zonasi SMP negeri di Kecamatan {kec}' },
      { detail: 'Daftar sekolah yang mendapat rehabilitasi ruang kelas tahun {tahun}' },
      {
        detail: 'Soal dan kunci ujian sekolah yang belum dipakai',
        refusal: {
          letter: 'i',
          article: '',
          reasons: 'Naskah soal bersifat rahasia sampai ujian selesai.',
          ifOpened: 'Ujian tidak lagi adil bagi peserta.',
        },
      },
    ],
  },
  {
    unitSlug: 'bppkad',
    purposes: ['oversight'],
    purposeText: 'Bahan diskusi forum warga tentang anggaran daerah.',
    items: [
      { detail: 'Penjabaran APBD {tahun} sampai rincian objek belanja' },
      { detail: 'Realisasi belanja perjalanan dinas semua perangkat daerah tahun {tahun}' },
      {
        detail: 'Kertas kerja pemeriksaan BPK atas laporan keuangan',
        holder: 'BPK Perwakilan Provinsi Jawa Timur',
      },
    ],
  },
  {
    unitSlug: 'diskominfo',
    purposes: ['study'],
    purposeText: 'Lomba keterbukaan informasi antarkampus.',
    items: [
      { detail: 'Register permohonan informasi tahun {tahun} tanpa nama pemohon' },
      { detail: 'Anggaran, jumlah petugas, dan sarana layanan informasi' },
    ],
  },
  {
    unitSlug: 'bpbd',
    purposes: ['business'],
    purposeText: 'Menyusun jalur wisata yang aman.',
    items: [
      { detail: 'Peta rawan bencana Kecamatan {kec} dalam bentuk digital' },
      { detail: 'Catatan kejadian tanah longsor dan banjir lima tahun terakhir' },
      {
        detail: 'Data seismik Gunung Bromo per jam',
        holder: 'Pusat Vulkanologi dan Mitigasi Bencana Geologi',
      },
    ],
  },
  {
    unitSlug: 'dinas-perikanan',
    purposes: ['business'],
    purposeText: 'Mencari lokasi usaha pengolahan ikan.',
    items: [
      { detail: 'Produksi ikan tiap pendaratan dan harga rata-rata tahun {tahun}' },
      { detail: 'Daftar kelompok nelayan penerima alat tangkap tahun {tahun}' },
    ],
  },
  {
    unitSlug: 'dkupp',
    purposes: ['business'],
    purposeText: 'Ingin menyewa kios.',
    items: [
      { detail: 'Daftar kios kosong di pasar milik kabupaten dan tarif retribusinya' },
      {
        detail: 'Rencana revitalisasi pasar di Kecamatan {kec}',
        notDocumented: 'Rencana rinci belum disusun; masih usulan dalam musrenbang.',
      },
    ],
  },
  {
    unitSlug: 'satpol-pp',
    purposes: ['oversight'],
    purposeText: 'Penertiban di trotoar depan sekolah.',
    items: [
      { detail: 'Jadwal dan berita acara penertiban pedagang tahun {tahun}' },
      {
        detail: 'Nama pelapor yang meminta penertiban',
        refusal: {
          letter: 'a',
          article: '',
          reasons: 'Identitas pelapor dilindungi.',
          ifOpened: 'Pelapor dapat dibalas dan orang lain takut melapor.',
        },
      },
    ],
  },
  {
    unitSlug: 'setda',
    purposes: ['journalism'],
    purposeText: 'Liputan kunjungan kerja.',
    items: [
      { detail: 'Agenda dan biaya kunjungan kerja pimpinan daerah tahun {tahun}' },
      {
        detail: 'Memorandum internal tentang rencana mutasi pejabat',
        refusal: {
          letter: 'i',
          article: '',
          reasons: 'Memorandum belum menjadi keputusan dan menurut sifatnya dirahasiakan.',
          ifOpened: 'Pertimbangan pejabat tidak lagi bebas. Terbuka sesudah keputusan diambil.',
        },
      },
    ],
  },
  {
    unitSlug: 'kecamatan-tiris',
    purposes: ['personal'],
    purposeText: 'Mengurus batas tanah waris.',
    items: [
      { detail: 'Peta batas Desa {desa} yang disepakati' },
      { detail: 'Buku C desa (letter C) atas nama almarhum kakek saya', holder: village },
    ],
  },
  {
    unitSlug: 'kecamatan-sumberasih',
    purposes: ['personal'],
    purposeText: 'Warga Gili Ketapang perlu jadwal pelayanan.',
    items: [
      { detail: 'Jadwal pelayanan keliling kependudukan ke Gili Ketapang tahun {tahun}' },
      { detail: 'Usulan Musrenbang Kecamatan Sumberasih dan tindak lanjutnya' },
    ],
  },
  {
    unitSlug: 'disporapar',
    purposes: ['business'],
    purposeText: 'Menyiapkan paket wisata.',
    items: [
      { detail: 'Jumlah kunjungan dan pendapatan tiket tiap objek wisata tahun {tahun}' },
      { detail: 'Rencana tarif tahun depan', notDocumented: 'Rancangan peraturan masih dibahas.' },
    ],
  },
];
