import type { ReadChatError } from '#application/conversation/read-chat.ts';
import type { ChatExport } from '#domain/conversation/chat-export.ts';
import type { MessageKind } from '#domain/conversation/conversation.ts';
import { complaintErrorText } from '#i18n/complaint.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';

export const chatImportLabels = {
  chat_file: 'Berkas ekspor',
  chat_text: 'Tempel percakapan',
  date_order: 'Urutan tanggal',
  citizen: 'Warga',
  office: 'Petugas',
  contact_name: 'Nama warga',
  contact_phone: 'Nomor WhatsApp warga',
  pick: 'Isi laporan',
  report_summary: 'Ringkasan',
  add_to: 'Disimpan ke',
} as const;

const readTexts = {
  ARCHIVE_BROKEN: 'Berkas ZIP ini rusak atau tidak lengkap. Ekspor lagi dari WhatsApp, lalu unggah ulang.',
  ARCHIVE_LOCKED: 'Berkas ZIP ini terkunci kata sandi. Unggah berkas ZIP asli dari WhatsApp.',
  ARCHIVE_TOO_MANY_FILES:
    'Isi ZIP ini lebih dari 2.000 berkas. Ekspor tanpa media, lalu kirim fotonya terpisah.',
  ARCHIVE_TOO_LARGE:
    'Isi ZIP ini terlalu besar bila dibuka, jadi tidak kami buka. Ekspor tanpa media, lalu kirim fotonya terpisah.',
  ARCHIVE_UNSUPPORTED: 'Jenis ZIP ini tidak dapat kami baca. Unggah berkas ZIP asli dari WhatsApp.',
  CHAT_MISSING:
    'Tidak ada percakapan di dalam ZIP ini. Unggah ZIP yang dibuat WhatsApp lewat menu "Ekspor chat".',
  CHAT_NO_MESSAGES:
    'Tidak ada pesan yang dikenali. Tempel pesan yang disalin dari WhatsApp lengkap dengan tanggal, jam, dan namanya, atau unggah hasil "Ekspor chat".',
  CHAT_TOO_LONG: 'Teks percakapan ini lebih dari 2 MB. Tempel bagian terakhirnya saja.',
  UPLOAD_GONE: 'Berkas yang tadi diunggah sudah kami hapus karena lewat 24 jam. Pilih berkasnya lagi.',
} as const satisfies Record<ReadChatError['code'], string>;

const texts: Readonly<Record<string, string>> = {
  ...readTexts,
  CHAT_NEEDED: 'Tempel percakapan, atau pilih berkas ekspornya.',
  DATE_ORDER_NEEDED: 'Pilih mana tanggal yang benar.',
  CONTACT_NAME_NEEDED: 'Isi nama atau nomor WhatsApp warga, salah satu cukup.',
  ADD_TO_NEEDED: 'Warga ini mempunyai laporan yang masih terbuka. Pilih ke mana percakapan ini disimpan.',
  BODY_NEEDED: 'Centang paling sedikit satu pesan warga yang berisi teks, atau tulis ringkasannya.',
};

/** The sentence for an error code of the import. */
export function chatImportErrorText(code: string): string {
  return texts[code] ?? complaintErrorText(code) ?? fieldErrorText(code);
}

/** How day and month were told apart, for the officer who checks it. */
export const settledByTexts = {
  dates: 'Terbaca dari tanggal-tanggalnya.',
  sequence: 'Terbaca dari urutan pesannya.',
  language: 'Menurut kebiasaan ponsel ini.',
  officer: 'Menurut pilihan Anda.',
} as const satisfies Record<NonNullable<ChatExport['settledBy']>, string>;

export const messageKindLabels = {
  text: 'Teks',
  image: 'Foto',
  document: 'Dokumen',
  audio: 'Pesan suara',
  video: 'Video',
  location: 'Lokasi',
  contacts: 'Kontak',
  interactive: 'Pilihan',
  reaction: 'Reaksi',
  sticker: 'Stiker',
  unsupported: 'Media',
} as const satisfies Record<MessageKind, string>;

/** After a 303: what was done. */
export const chatSavedTexts: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  percakapan: { title: 'Percakapan tersimpan', text: 'Pesan dan berkas yang Anda pilih ada di laporan ini.' },
  'tidak-ada-yang-baru': {
    title: 'Tidak ada yang baru',
    text: 'Semua pesan dalam percakapan itu sudah tersimpan di laporan ini. Tidak ada yang ditambahkan.',
  },
  balasan: { title: 'Balasan tercatat', text: 'Pelapor juga membacanya di halaman laporannya.' },
};
