import type { ExemptionLetter } from '#domain/exemption/grounds.ts';
import type { DecisionKind, Outcome } from '#domain/information-request/decision.ts';
import type { InformationRequestErrorCode } from '#domain/information-request/errors.ts';
import type {
  DeliveryMethod,
  ObtainMethod,
  PurposeChoice,
} from '#domain/information-request/information-request.ts';
import type { InformationRequestStatus } from '#domain/information-request/status.ts';

export const purposeLabels = {
  study: 'Belajar atau penelitian',
  journalism: 'Peliputan berita',
  oversight: 'Mengawasi layanan atau anggaran',
  business: 'Keperluan usaha',
  personal: 'Keperluan pribadi atau keluarga',
  other: 'Lainnya (tulis di bawah)',
} as const satisfies Record<PurposeChoice, string>;

export const obtainLabels = {
  view: 'Melihat, membaca, atau mencatat',
  copy_soft: 'Mendapat salinan digital (softcopy)',
  copy_hard: 'Mendapat salinan cetak (hardcopy)',
} as const satisfies Record<ObtainMethod, string>;

export const deliveryLabels = {
  portal: 'Saya unduh dari halaman permohonan',
  email: 'Lewat email',
  pick_up: 'Saya ambil di meja layanan',
  post: 'Lewat pos',
  courier: 'Lewat kurir',
} as const satisfies Record<DeliveryMethod, string>;

export const statusLabels = {
  received: 'Diterima',
  in_progress: 'Sedang dikerjakan',
  awaiting_signature: 'Menunggu tanda tangan',
  answered: 'Sudah dijawab',
  withdrawn: 'Dicabut pemohon',
  converted: 'Menjadi laporan',
} as const satisfies Record<InformationRequestStatus, string>;

export const outcomeLabels = {
  granted: 'Dikabulkan seluruhnya',
  partially_granted: 'Dikabulkan sebagian',
  refused: 'Ditolak',
  not_held: 'Tidak dikuasai kantor ini',
  not_documented: 'Belum didokumentasikan',
  mixed_refusal: 'Tidak dapat diberikan',
} as const satisfies Record<Outcome, string>;

export const decisionLabels = {
  granted: 'Diberikan',
  refused: 'Ditolak',
  not_held: 'Tidak dikuasai',
  not_documented: 'Belum didokumentasikan',
} as const satisfies Record<DecisionKind, string>;

/** UU 14/2008 art. 17, shortened for a list of choices. */
export const exemptionLabels = {
  a: 'a. Menghambat proses penegakan hukum',
  b: 'b. Mengganggu hak kekayaan intelektual dan persaingan usaha yang sehat',
  c: 'c. Membahayakan pertahanan dan keamanan negara',
  d: 'd. Mengungkap kekayaan alam Indonesia',
  e: 'e. Merugikan ketahanan ekonomi nasional',
  f: 'f. Merugikan kepentingan hubungan luar negeri',
  g: 'g. Mengungkap isi akta otentik pribadi, kemauan terakhir, atau wasiat',
  h: 'h. Mengungkap rahasia pribadi',
  i: 'i. Memorandum atau surat yang menurut sifatnya dirahasiakan',
  j: 'j. Tidak boleh diungkap berdasarkan undang-undang',
} as const satisfies Record<ExemptionLetter, string>;

/** Copy for every refusal of a use case on requests; what happened and what to do. */
export const informationRequestErrorTexts = {
  NOT_ALLOWED: 'Peran Anda tidak mempunyai hak untuk tindakan ini.',
  NOT_FOUND: 'Permohonan ini tidak ditemukan.',
  STALE_CASE:
    'Permohonan ini baru saja diubah orang lain. Periksa keadaannya di bawah, lalu ulangi bila masih perlu.',
  WRONG_STATUS: 'Tindakan ini tidak dapat dilakukan pada keadaan permohonan sekarang.',
  KEY_USED_FOR_OTHER_BODY:
    'Formulir ini sudah pernah terkirim dengan isi lain. Kalau Anda memang ingin mengirim permohonan kedua, tekan Kirim sekali lagi.',
  UPLOAD_GONE:
    'Berkas yang tadi diunggah sudah terpakai, atau sudah kami hapus karena lewat 24 jam. Pilih berkasnya lagi.',
  UNKNOWN_REGION: 'Desa atau kelurahan ini tidak ada dalam daftar.',
  UNKNOWN_UNIT: 'Instansi ini tidak ada dalam daftar.',
  CONTACT_NEEDED: 'Isi nomor telepon atau email, salah satu cukup.',
  EMAIL_NEEDED: 'Isi alamat email, karena Anda memilih jawaban dikirim lewat email.',
  NIK_NEEDED: 'Isi NIK Anda. Aturan kantor ini meminta NIK saat permohonan dikirim.',
  PURPOSE_NEEDED: 'Pilih atau tulis untuk apa informasi ini.',
  DETAILS_NEEDED: 'Tulis informasi yang Anda minta.',
  ITEM_NOT_FOUND: 'Rincian ini tidak ditemukan pada permohonan.',
  ITEMS_UNDECIDED: 'Masih ada rincian yang belum diputuskan. Putuskan semuanya sebelum menyiapkan surat.',
  GROUND_NEEDED: 'Pilih huruf Pasal 17 atau tulis pasal undang-undang yang menjadi dasar penolakan.',
  STATUTE_NEEDED: 'Tulis pasal undang-undangnya. Peraturan di bawah undang-undang tidak cukup.',
  CONSEQUENCE_TEST_NEEDED: 'Penolakan perlu nomor, tanggal, dan pindaian lembar uji konsekuensi.',
  HOLDER_NEEDED: 'Tulis badan publik yang menguasai informasi ini, atau bahwa kantor tidak mengetahuinya.',
  REASONS_NEEDED: 'Tulis alasannya.',
  ALREADY_EXTENDED: 'Waktu permohonan ini sudah pernah diperpanjang. Undang-undang membolehkan sekali saja.',
  EXTENSION_TOO_LATE:
    'Perpanjangan harus sampai ke pemohon sebelum hari ke-10 berakhir. Waktunya sudah lewat.',
  EXTENSION_PENDING: 'Surat perpanjangan sudah disiapkan dan menunggu tanda tangan.',
  EXTENSION_DATE_MOVED:
    'Kalender berubah sejak surat disiapkan, sehingga tanggal dalam surat tidak lagi benar. Batalkan surat ini dan siapkan lagi.',
  PAYMENT_NEEDED: 'Ada rincian yang berbiaya. Tulis bagaimana biayanya dibayar.',
  LETTER_INCOMPLETE:
    'Surat belum dapat dibuat. Lengkapi kop surat, alamat, tempat, dan jabatan Atasan PPID di Pengaturan.',
  LETTER_NUMBER_NEEDED: 'Isi nomor surat dari e-office.',
  LETTER_DATE_INVALID: 'Tanggal surat tidak boleh sebelum permohonan diterima atau sesudah hari ini.',
  LETTER_NOT_FOUND: 'Surat ini tidak ditemukan.',
  LETTER_NOT_RENDERED: 'Surat masih dibuat. Muat ulang halaman ini sebentar lagi.',
  SIGNED_FILE_NEEDED: 'Unggah surat yang sudah ditandatangani (PDF).',
  SIGNING_OFFICIAL_NEEDED: 'Isi nama dan jabatan pejabat penanda tangan.',
  SIGNATURE_RULE_FORBIDS: 'Pengaturan kantor mewajibkan surat ditandatangani.',
  LEGAL_BASIS_NEEDED: 'Isi dasar hukum surat sah tanpa tanda tangan di Pengaturan.',
  GIVEN_ON_INVALID: 'Tanggal penyerahan tidak boleh sebelum tanggal surat atau sesudah hari ini.',
  EVIDENCE_NEEDED: 'Tulis alasan dan bukti penyerahan yang dicatat kemudian.',
  IDENTITY_REASON_NEEDED: 'Tulis alasan membuka identitas. Alasan ini dicatat.',
  NO_IDENTITY: 'Permohonan ini tidak mempunyai NIK atau bukti identitas yang dapat diperiksa.',
  OFFICER_NOT_FOUND:
    'Petugas ini tidak aktif lagi, atau tidak berwenang atas permohonan unit ini. Pilih petugas lain.',
} as const satisfies Record<InformationRequestErrorCode, string>;
