import type { TemplateState } from '#application/conversation/conversation-repository.ts';
import type { SimulatorErrorCode } from '#application/conversation/simulate-message.ts';
import type { Conversation } from '#domain/conversation/conversation.ts';
import type { ConversationErrorCode } from '#domain/conversation/errors.ts';

export const handledByLabels = {
  bot: 'Dijawab otomatis',
  officer: 'Dipegang petugas',
} as const satisfies Record<Conversation['handledBy'], string>;

export const templateStateLabels = {
  not_submitted: 'Belum diajukan',
  pending: 'Menunggu persetujuan',
  approved: 'Disetujui',
  rejected: 'Ditolak',
  paused: 'Dihentikan sementara',
} as const satisfies Record<TemplateState, string>;

const errorTexts = {
  NOT_ALLOWED: 'Peran Anda tidak mempunyai hak untuk tindakan ini.',
  NOT_FOUND: 'Percakapan atau pesan ini tidak ditemukan.',
  BODY_NEEDED: 'Tulis dulu balasannya.',
  WINDOW_CLOSED:
    'Sudah lebih dari 24 jam sejak pesan terakhir warga. WhatsApp tidak mengizinkan balasan bebas; tunggu warga menulis lagi, atau telepon.',
  CHANNEL_OFF:
    'Sambungan WhatsApp tidak aktif. Balas dari telepon kantor lewat halaman laporan, lalu catat balasannya di sana.',
  NO_FILE: 'Gambar ini sudah tidak ada.',
} as const satisfies Record<ConversationErrorCode, string>;

export function conversationErrorText(code: ConversationErrorCode): string {
  return errorTexts[code];
}

export const conversationSaved: Readonly<Record<string, string>> = {
  balasan: 'Balasan masuk antrean kirim. Percakapan ini sekarang Anda pegang.',
  ktp: 'Gambar dihapus, dan pengirimnya diberi tahu.',
  'ktp-belum-dikabari':
    'Gambar dihapus. Pengirimnya belum diberi tahu, karena WhatsApp tidak mengizinkan balasan sekarang: sampaikan lewat telepon, atau saat ia menulis lagi.',
  ambil: 'Percakapan ini sekarang Anda pegang; jawaban otomatis berhenti.',
  kembalikan: 'Pesan berikutnya dijawab otomatis lagi.',
};

const simulatorErrors = {
  NOT_ALLOWED: 'Peran Anda tidak mempunyai hak untuk tindakan ini.',
  CHANNEL_OFF:
    'Sambungan WhatsApp belum diisi, jadi tidak ada yang menerima pesan latihan. Minta pengelola sistem mengisi WHATSAPP_APP_SECRET dan ketiga pengaturan WHATSAPP lainnya; untuk latihan boleh dengan nilai karangan.',
  WEBHOOK_REFUSED:
    'Alamat /webhook/whatsapp menolak pesan latihan ini. Muat ulang, lalu coba lagi; bila tetap ditolak, periksa WHATSAPP_APP_SECRET.',
  WEBHOOK_SILENT: 'Alamat /webhook/whatsapp tidak menjawab. Periksa PORT dan HOST portal, lalu coba lagi.',
} as const satisfies Record<SimulatorErrorCode, string>;

export function simulatorErrorText(code: SimulatorErrorCode): string {
  return simulatorErrors[code];
}
