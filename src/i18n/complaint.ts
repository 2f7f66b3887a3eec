import type {
  ComplaintAct,
  ComplaintChannel,
  ComplaintClass,
  IdentityMode,
  TaskStatus,
} from '#domain/complaint/complaint.ts';
import type { ComplaintErrorCode } from '#domain/complaint/errors.ts';
import type { PhotoMoment } from '#domain/complaint/photo.ts';
import { type ComplaintStatus, isOpenComplaint } from '#domain/complaint/status.ts';
import { isTopicCode, topicOf } from '#domain/complaint/topics.ts';

export const complaintStatusLabels = {
  received: 'Diterima',
  on_hold: 'Menunggu pelapor',
  handed_over: 'Diserahkan ke instansi',
  in_progress: 'Dikerjakan instansi',
  answered: 'Sudah dijawab',
  closed: 'Selesai',
  not_ours: 'Bukan wewenang kami',
  archived: 'Diarsipkan',
  merged: 'Digabung',
  converted: 'Menjadi permohonan informasi',
  withdrawn: 'Dicabut pelapor',
} as const satisfies Record<ComplaintStatus, string>;

/** A term of SP4N beside plain words. */
export const complaintClassLabels = {
  complaint: 'Keluhan atau masalah (pengaduan)',
  aspiration: 'Usul atau harapan (aspirasi)',
  information: 'Pertanyaan (permintaan informasi)',
} as const satisfies Record<ComplaintClass, string>;

export const complaintChannelLabels = {
  web: 'Portal ini',
  whatsapp: 'WhatsApp',
  desk: 'Meja layanan',
  phone: 'Telepon',
  letter: 'Surat',
  social: 'Media sosial',
  sp4n: 'SP4N-LAPOR!',
} as const satisfies Record<ComplaintChannel, string>;

export const identityModeLabels = {
  open: 'Biasa',
  anonymous: 'Rahasiakan nama saya (anonim)',
  without_identity: 'Tanpa identitas',
} as const satisfies Record<IdentityMode, string>;

/** What each choice means, before anything is typed. */
export const identityModeHints = {
  open: 'Nama dan nomor hanya dibaca meja pengaduan. Instansi yang menangani dan umum tidak melihatnya.',
  anonymous:
    'Nama dan nomor disimpan tersegel; petugas membukanya hanya dengan alasan yang dicatat. Isi telepon atau email.',
  without_identity:
    'Kosongkan nama, telepon, dan email. Tidak ada yang kami simpan tentang Anda, maka kabarnya hanya lewat nomor dan kode.',
} as const satisfies Record<IdentityMode, string>;

export const taskStatusLabels = {
  open: 'Dikerjakan',
  returned: 'Dikembalikan',
  answered: 'Dijawab',
  cancelled: 'Dibatalkan',
} as const satisfies Record<TaskStatus, string>;

export const actKindLabels = {
  progress: 'Perkembangan',
  answer: 'Jawaban',
} as const satisfies Record<ComplaintAct['kind'], string>;

/** A status as everybody reads it, with the tone of its tag. */
export function publicComplaintState(status: ComplaintStatus): {
  readonly tone: 'ok' | 'info' | 'neutral';
  readonly label: string;
} {
  const label = status === 'on_hold' ? complaintStatusLabels.received : complaintStatusLabels[status];
  if (status === 'answered' || status === 'closed') return { tone: 'ok', label };
  return { tone: isOpenComplaint(status) ? 'info' : 'neutral', label };
}

/** The words of a topic; where the desk has not chosen one yet, that. */
export function topicLabel(code: string | null): string {
  return code !== null && isTopicCode(code) ? topicOf(code).words : 'Belum ditentukan';
}

/** Copy for every refusal of a use case on complaints; what happened and what to do. */
export const complaintErrorTexts = {
  NOT_ALLOWED: 'Peran Anda tidak mempunyai hak untuk tindakan ini.',
  NOT_FOUND: 'Laporan ini tidak ditemukan.',
  STALE_CASE:
    'Laporan ini baru saja diubah orang lain. Periksa keadaannya di bawah, lalu ulangi bila masih perlu.',
  WRONG_STATUS: 'Tindakan ini tidak dapat dilakukan pada keadaan laporan sekarang.',
  KEY_USED_FOR_OTHER_BODY:
    'Formulir ini sudah pernah terkirim dengan isi lain. Kalau Anda memang ingin mengirim laporan kedua, tekan Kirim sekali lagi.',
  UPLOAD_GONE:
    'Berkas yang tadi diunggah sudah terpakai, atau sudah kami hapus karena lewat 24 jam. Pilih berkasnya lagi.',
  UNKNOWN_REGION: 'Kecamatan, desa, atau kelurahan ini tidak ada dalam daftar.',
  UNKNOWN_UNIT: 'Instansi ini tidak ada dalam daftar.',
  UNKNOWN_TOPIC: 'Topik ini tidak ada dalam daftar.',
  BODY_NEEDED: 'Tulis dulu isinya. Satu kalimat sudah cukup.',
  TITLE_NEEDED: 'Beri laporan ini judul sebelum diserahkan.',
  TOPIC_NEEDED: 'Pilih topik laporan ini.',
  CONTACT_NEEDED: 'Isi nomor telepon atau email, salah satu cukup.',
  IDENTITY_NOT_TAKEN:
    'Anda memilih tanpa identitas, tetapi nama, telepon, atau email terisi. Kosongkan, atau pilih cara lain.',
  REPORTER_UNKNOWN:
    'Permohonan informasi memerlukan nama dan cara menghubungi pelapor. Tanyakan dahulu, atau jawab dari dokumen yang sudah terbit.',
  CONTACT_BLOCKED:
    'Laporan dari nomor atau email ini untuk sementara tidak kami terima lewat portal. Pakai saluran lain kantor ini.',
  TASK_NOT_FOUND: 'Tugas ini tidak ditemukan.',
  PHOTO_NOT_FOUND: 'Foto ini tidak ada, atau jawabannya belum diterima meja pengaduan.',
  OMBUDSMAN_DATE_INVALID: 'Tanggal ini tidak boleh di masa depan, atau sebelum laporannya diterima.',
  NO_OMBUDSMAN_REPORT: 'Belum ada laporan ke Ombudsman yang menunggu hasil.',
  ALREADY_ESCALATED: 'Laporan ini sudah dinaikkan sampai ke sana untuk batas waktu yang sama.',
  TASK_NOT_OPEN: 'Tugas ini sudah selesai atau dikembalikan.',
  UNIT_HAS_TASK: 'Instansi ini sudah memegang laporan ini.',
  UNIT_IS_REPORTED: 'Instansi ini yang dilaporkan, jadi tidak boleh menangani laporan ini.',
  INSPECTORATE_NEEDED:
    'Laporan tentang pejabat atau penyimpangan hanya diserahkan kepada Inspektorat. Tentukan unit Inspektorat di Pengaturan.',
  REASON_NEEDED: 'Tulis alasannya dengan jelas, paling sedikit 10 huruf.',
  ANSWER_EMPTY: 'Tulis apa yang sudah atau akan dilakukan, paling sedikit satu kalimat.',
  ANSWER_ONLY_PASSES_ON:
    '"Diteruskan" belum menjawab laporan. Tulis apa yang dilakukan instansi, atau kapan dilakukan.',
  ACT_NOT_FOUND: 'Jawaban instansi ini tidak ditemukan.',
  ACT_ALREADY_CONFIRMED: 'Jawaban instansi ini sudah diperiksa.',
  ANSWERER_NEEDED: 'Tulis nama orang yang menjawab.',
  ACTED_ON_INVALID: 'Tanggal ini tidak boleh sebelum laporan diterima atau sesudah hari ini.',
  PUBLIC_TEXT_NEEDED: 'Tulis teks yang akan dibaca umum.',
  CONFIDENTIAL_NOT_PUBLIC:
    'Laporan yang dirahasiakan atau berkadar pengawasan tidak boleh ditampilkan kepada umum.',
  MERGE_TARGET_NOT_FOUND: 'Laporan tujuan tidak ditemukan.',
  MERGE_TARGET_IS_ITSELF: 'Laporan tidak dapat digabung dengan dirinya sendiri.',
  MERGE_TARGET_CLOSED: 'Laporan tujuan sudah selesai. Pilih laporan yang masih terbuka.',
  RATING_INVALID: 'Pilih nilai 1 sampai 5.',
  REOPEN_TOO_LATE: 'Batas waktu untuk membuka lagi sudah lewat. Anda tetap dapat membuat laporan baru.',
  LINK_NOT_VALID: 'Tautan ini tidak berlaku lagi.',
  NO_REPORTER: 'Laporan ini tidak menyimpan identitas yang dapat dibuka untuk ini.',
  NO_CONTACT: 'Laporan ini tidak menyimpan nomor telepon atau email.',
  PERSON_CHECK_NEEDED: 'Tulis bagaimana Anda memastikan orangnya, paling sedikit 10 huruf.',
  RECEIVED_ON_INVALID: 'Tanggal diterima tidak boleh sesudah hari ini atau lebih dari setahun yang lalu.',
} as const satisfies Record<ComplaintErrorCode, string>;

export const tooManyReportsText =
  'Dari sambungan atau nomor ini sudah banyak laporan masuk dalam satu jam terakhir. Tulisan Anda masih ada di bawah: kirim lagi nanti, atau pakai saluran lain.';

const errorTexts: Readonly<Record<string, string>> = complaintErrorTexts;

/** The sentence for a code of a complaint, or null where it is another kind of error. */
export function complaintErrorText(code: string): string | null {
  return Object.hasOwn(errorTexts, code) ? (errorTexts[code] ?? null) : null;
}

export const photoMomentLabels = {
  before: 'Sebelum',
  after: 'Sesudah',
} as const satisfies Record<PhotoMoment, string>;
