import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import {
  type ChatContext,
  type ChatOption,
  type ChatReply,
  type ChatText,
  LINK_MARK,
} from '#application/ports/chat-words.ts';
import type { MessageKind } from '#domain/conversation/conversation.ts';
import type { Draft } from '#domain/conversation/dialogue.ts';
import { fillWords } from '#domain/office/message-words.ts';
import { complaintStatusLabels } from './complaint.ts';
import { longDateWithDay } from './long-date.ts';
import { noticeText } from './mail.ts';
import { clockText, readingHoursText } from './reading-hours.ts';

const menu: readonly ChatOption[] = [
  { id: 'new', title: 'Lapor masalah', description: 'Satu kalimat dan foto sudah cukup' },
  { id: 'check', title: 'Cek laporan saya', description: 'Sampai di mana laporan Anda' },
  { id: 'officer', title: 'Bicara dengan petugas', description: 'Dibalas orang pada jam kerja' },
];

const sendButtons: readonly ChatOption[] = [
  { id: 'send', title: 'Kirim' },
  { id: 'change', title: 'Ubah' },
  { id: 'cancel', title: 'Batal' },
];

const plain = (body: string): ChatText => ({ body, style: 'text', options: [] });

/** What the machine says. Identity numbers and cards are never asked for. */
export function chatReply(reply: ChatReply, context: ChatContext): ChatText {
  switch (reply.kind) {
    case 'menu':
      return {
        body: `${greeting(context)}\n\nDarurat? Telepon ${context.emergencyNumber}.`,
        style: 'list',
        options: menu,
      };
    case 'ask_report':
      return plain('Silakan tulis masalahnya: apa, dan di mana. Satu kalimat cukup. Foto boleh ditambahkan.');
    case 'ask_text':
      return plain('Kami terima. Ada masalah apa, dan di mana? Satu kalimat cukup, pesan suara juga boleh.');
    case 'ask_place':
      return {
        body: 'Di mana tempatnya? Bagikan lokasi, atau tulis desa dan patokannya. Kalau tidak tahu, balas KIRIM.',
        style: 'location_request',
        options: [],
      };
    case 'ask_again':
      return plain('Silakan tulis lagi laporannya. Foto dan lokasi yang sudah dikirim tetap kami pakai.');
    case 'confirm':
      return { body: readBack(reply.draft), style: 'buttons', options: sendButtons };
    case 'cancelled':
      return plain('Baik, tidak jadi dikirim. Kalau mau melapor lagi, tulis saja masalahnya.');
    case 'nothing_to_send':
      return plain('Belum ada laporan yang sedang disusun. Tulis saja masalahnya dalam satu kalimat.');
    case 'already_sent':
      return plain(
        'Laporan Anda sudah terkirim. Ada tambahan? Tulis saja di sini. Untuk masalah lain, balas LAPOR BARU.',
      );
    case 'receipt':
      return plain(
        `Laporan Anda kami terima dengan nomor ${reply.number}.\nIkuti di sini (tautan sekali pakai, berlaku 7 hari): ${LINK_MARK}\n\n${whenRead(context)} Kabar berikutnya kami kirim lewat percakapan ini. Tambahan keterangan atau foto? Kirim saja di sini.\n\nAda bahaya sekarang? Telepon ${context.emergencyNumber}.`,
      );
    case 'added':
      return plain(`Kami tambahkan ke laporan ${reply.number}. Untuk masalah lain, balas LAPOR BARU.`);
    case 'status':
      return plain(statusWords(reply, context));
    case 'to_officer':
      return plain(
        `Percakapan ini kami serahkan kepada petugas. ${whenRead(context)} Tulis saja keperluan Anda.\n\nDarurat? Telepon ${context.emergencyNumber}.`,
      );
    case 'not_readable':
      return plain(
        'Pesan jenis ini tidak dapat kami baca. Yang dapat kami terima: tulisan, foto, pesan suara, video, lokasi, dan berkas PDF.',
      );
    case 'stopped':
      return plain('Baik, kami tidak akan mengirim kabar lagi. Balas MULAI kalau ingin dikabari lagi.');
    case 'started':
      return plain('Baik, kabar laporan Anda kami kirim lagi lewat percakapan ini.');
    case 'news':
      return plain(`Kabar laporan: ${reply.line}\nBaca di sini (tautan sekali pakai): ${LINK_MARK}`);
    case 'file_refused':
      return plain(
        'Berkas itu tidak dapat kami simpan. Kirim foto JPG atau PNG, PDF sampai 10 MB, atau suara dan video sampai 16 MB.',
      );
    case 'file_not_opened':
      return plain('Berkas Anda tidak berhasil kami ambil. Mohon kirim sekali lagi.');
    case 'identity_card_erased':
      return plain(
        'Gambar kartu identitas yang Anda kirim sudah kami hapus. Laporan tidak memerlukannya. Demi keamanan, jangan mengirim KTP, KK, atau NIK lewat percakapan ini.',
      );
  }
}

function readBack({ texts, files, landmark, point, anonymous, voice }: Draft): string {
  const said =
    texts.length > 0 ? `"${texts.join(' ').slice(0, 500)}"` : voice ? 'pesan suara' : 'tanpa keterangan';
  const place =
    [landmark, point === null ? '' : 'lokasi dibagikan'].filter((part) => part !== '').join(', ') ||
    'belum disebut (boleh menyusul)';
  const lines = [
    'Laporan Anda:',
    `• Masalah: ${said}`,
    `• Tempat: ${place}`,
    ...(files.length === 0 ? [] : [`• Berkas: ${files.length}`]),
    anonymous
      ? '• Nama Anda dirahasiakan dari instansi dan umum.'
      : '• Nama dirahasiakan? Balas ANONIM sebelum mengirim.',
    '',
    'Kirim sekarang?',
  ];
  return lines.join('\n');
}

/** The office's own opening words. */
function greeting({ whatsappGreeting, whatsappChannelName, officeName }: ChatContext): string {
  return fillWords(whatsappGreeting, { kanal: whatsappChannelName, kantor: officeName });
}

function whenRead({ desk, readingHours, whatsappOffHours, verificationDays }: ChatContext): string {
  return desk.now
    ? `Petugas membacanya hari ini dan memeriksanya dalam ${verificationDays} hari kerja.`
    : fillWords(whatsappOffHours, {
        jam_baca: readingHoursText(readingHours),
        hari: longDateWithDay(desk.on),
        pukul: clockText(readingHours.opensAt),
      });
}

function statusWords(
  { number, status }: Extract<ChatReply, { readonly kind: 'status' }>,
  { trackingAddress }: ChatContext,
): string {
  if (status !== null && number !== null) {
    return `Laporan ${number}: ${complaintStatusLabels[status].toLowerCase()}. Isi dan jawabannya: ${trackingAddress} dengan nomor dan kode.`;
  }
  return number === null
    ? 'Nomor laporan Anda berapa? Balas misalnya CEK PG-2026-000451.'
    : `Nomor ${number} tidak kami temukan. Periksa nomornya, atau buka ${trackingAddress}.`;
}

const fileLines: Readonly<Record<MessageKind, string>> = {
  text: 'Pesan',
  image: 'Foto tanpa keterangan',
  document: 'Berkas tanpa keterangan',
  audio: 'Pesan suara',
  video: 'Video tanpa keterangan',
  location: 'Lokasi dibagikan',
  contacts: 'Kontak dibagikan',
  interactive: 'Pilihan tombol',
  reaction: 'Reaksi',
  sticker: 'Stiker',
  unsupported: 'Pesan jenis lain',
};

export function fileLine(kind: MessageKind): string {
  return fileLines[kind];
}

export function pointLine(latitude: number, longitude: number): string {
  return `Lokasi: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

/** The short words of a notice, without office and address before and behind them. */
export function newsLine(template: NoticeTemplate, params: Readonly<Record<string, string>>): string {
  const empty = { officeName: '', link: '', linkOpensOnce: true, trackingAddress: '\n', contact: '' };
  return noticeText(template, params, empty)
    .short.replace(/^: /, '')
    .replace(/ Buka \n[\s\S]*$/, '');
}
