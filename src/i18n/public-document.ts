import type { DocumentEventType } from '#domain/public-document/document-event.ts';
import type { PublicDocumentErrorCode } from '#domain/public-document/errors.ts';
import type { Classification } from '#domain/public-document/public-document.ts';

/** What was refused and what to do. */
export const publicDocumentErrorTexts = {
  NOT_ALLOWED: 'Peran Anda tidak mencakup tindakan ini untuk unit tersebut. Minta PPID melakukannya.',
  DOCUMENT_NOT_FOUND: 'Dokumen ini tidak ada.',
  STALE_DOCUMENT:
    'Dokumen ini baru saja diubah orang lain. Periksa lagi isinya di bawah, lalu ulangi bila masih perlu.',
  TITLE_LENGTH: 'Judul terdiri dari 5 sampai 200 huruf.',
  SUMMARY_LENGTH: 'Ringkasan paling banyak 1.000 huruf.',
  KIND_LENGTH: 'Jenis dokumen terdiri dari 2 sampai 60 huruf.',
  YEAR_OUT_OF_RANGE: 'Tahun dari 1990 sampai tahun depan.',
  UNKNOWN_UNIT: 'Pilih unit dari daftar.',
  UNKNOWN_REGION: 'Wilayah ini tidak ada dalam daftar. Pilih dari daftar, atau kosongkan.',
  FILE_NEEDED: 'Pilih berkas yang akan diterbitkan, atau tulis di mana informasinya dapat dilihat.',
  UPLOAD_GONE: 'Berkas yang tadi diunggah sudah tidak ada. Unggah lagi.',
  NOTE_LENGTH: 'Catatan versi paling banyak 200 huruf.',
  REASON_LENGTH: 'Tulis alasan penarikan, 5 sampai 500 huruf. Masyarakat akan membacanya.',
  NOTHING_TO_PUBLISH: 'Tidak ada yang perlu diterbitkan: versi terbaru sudah terbit.',
  NOT_PUBLISHED: 'Dokumen ini tidak sedang terbit, jadi tidak dapat ditarik.',
  FACT_LENGTH: 'Ada keterangan daftar informasi yang terlalu panjang. Persingkat.',
  FORM_NEEDED: 'Pilih paling sedikit satu bentuk informasi.',
  MADE_ON_INVALID: 'Isi tanggal pembuatan yang benar dan tidak di masa depan, atau kosongkan.',
  LINK_NOT_HTTPS:
    'Tautan harus alamat web lengkap yang dimulai dengan https://, tanpa nama pengguna di dalamnya.',
  TOO_MANY_LINKS: 'Paling banyak lima tautan.',
  TOO_MANY_FILES: 'Paling banyak 12 berkas pendamping untuk satu versi.',
  VERSION_IS_PUBLIC: 'Versi ini sudah terbit, jadi berkasnya tidak berubah lagi. Unggah versi baru.',
  FILE_NOT_FOUND: 'Berkas ini sudah tidak ada pada dokumen.',
  KEY_USED_FOR_OTHER_BODY:
    'Formulir ini sudah pernah terkirim dengan isi yang lain. Periksa daftar dokumen, lalu kirim lagi bila memang dokumen baru.',
  EMBARGOED: 'Dokumen ini masih dalam masa tahan. Terbitkan setelah masanya berakhir, atau cabut dulu.',
  MOMENT_INVALID: 'Isi tanggal dan jam yang akan datang, paling lama dua tahun lagi.',
  NOT_SCHEDULED: 'Dokumen ini tidak sedang dijadwalkan.',
  GATE_WAITING: 'Berkas masih diperiksa mesin. Tunggu sebentar, lalu muat ulang halaman ini.',
  GATE_STOPPED:
    'Pemeriksaan menemukan sesuatu di dalam berkas. Perbaiki dan unggah lagi, atau minta petugas kedua melepasnya.',
  GATE_BARRED:
    'Di dalam berkas ada yang dapat merugikan pembukanya, jadi tidak dapat dilepas begitu saja. Perbaiki lalu unggah lagi, atau pakai salinan bersih.',
  RELEASE_NOT_NEEDED: 'Tidak ada temuan yang menahan berkas ini. Terbitkan langsung.',
  RELEASE_NOT_OPEN: 'Permintaan pelepasan ini sudah diputus atau berkasnya sudah berganti.',
  SECOND_OFFICER_NEEDED: 'Yang memutus harus petugas lain: bukan pengunggah dan bukan yang meminta.',
  RELATED_NOT_FOUND: 'Ada alamat dokumen terkait yang tidak kami temukan. Salin dari halaman dokumennya.',
  STILL_EXEMPT: 'Informasi ini masih dikecualikan. Terbitkan setelah masa pengecualiannya berakhir.',
} as const satisfies Record<PublicDocumentErrorCode, string>;

/** Refusals of these forms alone, or that are said otherwise here. */
export const documentFormTexts: Readonly<Record<string, string>> = {
  NOT_CONFIRMED: 'Centang setelah Anda membaca berkasnya dari awal sampai akhir.',
  HEIC_NOT_SUPPORTED: 'Ini foto HEIC dari iPhone. Simpan sebagai PDF atau JPG, lalu pilih lagi.',
  FILE_TYPE_NOT_ALLOWED:
    'Isi berkas ini bukan PDF atau jenis lain yang tertulis di bawah isian. Simpan ulang dengan jenis itu, tanpa makro, lalu pilih lagi.',
};

export const documentEventLabels = {
  created: 'Konsep dibuat',
  edited: 'Keterangan diubah',
  version_added: 'Berkas versi baru diunggah',
  file_added: 'Berkas pendamping ditambahkan',
  file_removed: 'Berkas pendamping dilepas',
  scheduled: 'Penerbitan dijadwalkan',
  schedule_cancelled: 'Jadwal penerbitan dibatalkan',
  embargo_set: 'Masa tahan ditetapkan',
  embargo_lifted: 'Masa tahan dicabut',
  release_requested: 'Pelepasan temuan diminta',
  release_approved: 'Pelepasan temuan disetujui',
  release_refused: 'Pelepasan temuan ditolak',
  published: 'Diterbitkan',
  withdrawn: 'Ditarik',
  replaced: 'Ditarik karena diganti',
  exemption_ended: 'Masa pengecualian berakhir',
} as const satisfies Record<DocumentEventType, string>;

/** What each class means, for officers who choose one. */
export const classificationHints = {
  periodic: 'Profil, anggaran, laporan, peraturan: diumumkan paling sedikit tiap enam bulan.',
  immediate: 'Bencana, wabah, gangguan layanan: diumumkan saat itu juga, dilarang ditunda.',
  available_anytime: 'Perjanjian, rencana, data, surat: tersedia dan diberikan bila diminta.',
} as const satisfies Record<Classification, string>;

type ClassCopy = {
  readonly title: string;
  readonly lead: string;
  readonly law: string;
  readonly points: readonly string[];
  readonly empty: string;
};

/** The class pages: a term of law beside plain words. */
export const classCopy = {
  periodic: {
    title: 'Diumumkan rutin (berkala)',
    lead: 'Informasi yang wajib kami umumkan tanpa diminta, paling sedikit sekali dalam enam bulan.',
    law: 'UU 14/2008 Pasal 9; PerKI 1/2021 Pasal 14 dan 15',
    points: [
      'Profil kantor dan pejabatnya',
      'Program, kegiatan, dan anggaran yang sedang berjalan',
      'Kinerja dan laporan keuangan yang sudah diaudit',
      'Peraturan dan keputusan yang mengikat atau berdampak bagi masyarakat',
      'Pengadaan barang dan jasa',
      'Cara meminta informasi, mengajukan keberatan, dan mengadu',
    ],
    empty: 'Belum ada dokumen berkala yang terbit di sini.',
  },
  immediate: {
    title: 'Pengumuman darurat (serta-merta)',
    lead: 'Informasi yang menyangkut keselamatan orang banyak. Kami wajib mengumumkannya saat itu juga.',
    law: 'UU 14/2008 Pasal 10; PerKI 1/2021 Pasal 25',
    points: [
      'Bencana alam, kebakaran, kekeringan, dan wabah',
      'Kegagalan teknologi dan pencemaran',
      'Kerusuhan, konflik, dan teror',
      'Penyakit yang dapat menular dan racun pada makanan',
      'Rencana gangguan layanan umum seperti air, jalan, dan listrik',
    ],
    empty: 'Tidak ada pengumuman darurat yang sedang terbit.',
  },
  available_anytime: {
    title: 'Tersedia setiap saat',
    lead: 'Informasi yang wajib kami miliki dan kami berikan bila diminta. Sebagian sudah dapat Anda unduh di sini.',
    law: 'UU 14/2008 Pasal 11; PerKI 1/2021 Pasal 21',
    points: [
      'Daftar informasi publik',
      'Rencana strategis dan rencana kerja',
      'Perjanjian dengan pihak ketiga',
      'Izin yang diterbitkan dan syaratnya',
      'Daftar aset dan inventaris',
      'Surat-menyurat pimpinan dalam menjalankan tugas',
    ],
    empty: 'Belum ada dokumen setiap saat yang terbit di sini.',
  },
} as const satisfies Record<Classification, ClassCopy>;

/** UU 14/2008 art. 17 in plain words. */
export const exemptPoints = [
  'menghambat penegakan hukum, misalnya membuka identitas pelapor atau saksi',
  'merugikan hak cipta dan paten, atau persaingan usaha yang sehat',
  'membahayakan pertahanan dan keamanan negara',
  'mengungkapkan kekayaan alam Indonesia yang harus dilindungi',
  'merugikan ketahanan ekonomi nasional',
  'merugikan hubungan luar negeri',
  'mengungkapkan isi akta pribadi atau wasiat seseorang',
  'mengungkapkan rahasia pribadi: keluarga, kesehatan, keuangan, penilaian, pendidikan',
  'membuka surat antarlembaga yang menurut sifatnya dirahasiakan',
  'melanggar undang-undang lain',
] as const;

/** Filters of the library as they are called when one was not understood. */
export const filterNames = {
  q: 'kata pencarian',
  kelas: 'kelas',
  unit: 'unit',
  tahun: 'tahun',
  jenis: 'jenis',
  wilayah: 'wilayah',
  format: 'bentuk berkas',
  halaman: 'halaman',
} as const;

/** What the back office says after something was done. */
export const documentNews: Readonly<Record<string, string>> = {
  created: 'Konsep tersimpan. Belum ada yang terbit.',
  edit: 'Perubahan tersimpan.',
  add_files: 'Berkas pendamping tersimpan.',
  remove_file: 'Berkas pendamping dilepas dan dihapus.',
  schedule: 'Penerbitan dijadwalkan. Dokumen terbit sendiri pada saatnya.',
  cancel_schedule: 'Jadwal penerbitan dibatalkan.',
  embargo: 'Masa tahan ditetapkan. Sebelum berakhir, tidak ada yang dapat menerbitkannya.',
  lift_embargo: 'Masa tahan dicabut.',
  request_release: 'Permintaan pelepasan tersimpan. Petugas kedua melihatnya di daftar kendala.',
  decide_release: 'Putusan tersimpan.',
  relate: 'Dokumen terkait tersimpan.',
  add_version: 'Berkas versi baru tersimpan. Masyarakat baru melihatnya setelah diterbitkan.',
  publish: 'Dokumen terbit dan dapat diunduh siapa saja.',
  withdraw: 'Dokumen ditarik. Alamatnya sekarang menjelaskan kapan dan mengapa.',
};
