import type { EscalationLevel } from '#domain/complaint/press.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import { complaintErrorText } from '#i18n/complaint.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';
import { longDate } from '#i18n/long-date.ts';

/** Tabs of the inbox. */
export const inboxTabLabels = {
  desk: 'Perlu diperiksa',
  units: 'Di instansi',
  late: 'Lewat batas',
  reporter: 'Menunggu pelapor',
  done: 'Selesai',
} as const;

export const inboxEmptyTexts = {
  desk: 'Tidak ada laporan yang menunggu meja pengaduan',
  units: 'Tidak ada laporan yang sedang dikerjakan',
  late: 'Tidak ada yang lewat batas',
  reporter: 'Tidak ada yang menunggu pelapor',
  done: 'Belum ada laporan yang selesai',
} as const;

export const statusTones = {
  received: 'info',
  on_hold: 'neutral',
  handed_over: 'info',
  in_progress: 'info',
  answered: 'ok',
  closed: 'ok',
  not_ours: 'neutral',
  archived: 'neutral',
  merged: 'neutral',
  converted: 'neutral',
  withdrawn: 'neutral',
} as const satisfies Record<ComplaintStatus, string>;

export const escalationLabels = {
  unit_head: 'Naikkan kepada pimpinan instansi',
  regional_secretary: 'Naikkan kepada Sekda',
  regent: 'Naikkan kepada Bupati',
} as const satisfies Record<EscalationLevel, string>;

/** Said once after a 303, by the word in the address. */
export const complaintSavedTexts: Readonly<Record<string, string>> = {
  hand_over: 'Laporan diserahkan. Pelapor melihatnya, dan pejabat penghubung diberi tahu.',
  classify: 'Tersimpan. Laporan belum diserahkan.',
  hold: 'Pertanyaan terkirim. Waktu berhenti sampai pelapor membalas.',
  resume: 'Laporan dilanjutkan; waktu berjalan lagi.',
  decline: 'Tercatat: bukan wewenang kantor ini. Pelapor melihat ke mana melapor.',
  archive: 'Laporan diarsipkan. Pelapor melihat alasannya.',
  restore: 'Laporan diambil lagi dan menunggu diperiksa.',
  merge: 'Laporan digabung. Pelapor tetap memegang nomornya dan ikut mendapat kabar.',
  unmerge: 'Laporan dipisahkan lagi dan menunggu diperiksa.',
  publish: 'Laporan tampil untuk umum.',
  unpublish: 'Laporan tidak lagi tampil untuk umum.',
  photo_before: 'Foto ditampilkan untuk umum.',
  photo_after: 'Foto ditampilkan untuk umum.',
  photo_back: 'Foto tidak lagi ditampilkan untuk umum.',
  ombudsman: 'Laporan ke Ombudsman tercatat; pelapor melihatnya.',
  ombudsman_end: 'Hasil dari Ombudsman tercatat; pelapor melihatnya.',
  convert: 'Laporan menjadi permohonan informasi; kedua nomor tercatat. Pelapor melihat nomor yang baru.',
  message: 'Pesan terkirim ke halaman pelapor.',
  note: 'Catatan tersimpan.',
  block: 'Nomor atau email ini diblokir. Meja pengaduan tetap dapat mencatat untuknya.',
  unblock: 'Blokir dibuka.',
  confirm_act: 'Jawaban instansi diterima. Pelapor sudah dapat membacanya.',
  reject_act: 'Jawaban instansi tidak diterima. Minta instansi menjawab lagi.',
  answered: 'Jawaban tersimpan. Pelapor sudah dapat membacanya.',
  progress: 'Perkembangan tersimpan. Pelapor sudah dapat membacanya.',
  return_task: 'Dikembalikan kepada meja pengaduan.',
  make_link: 'Tautan tugas dibuat. Salin sekarang; tautan ini hanya ditampilkan sekali.',
  revoke_link: 'Tautan tugas dicabut.',
  chased: 'Tercatat: instansi sudah ditagih.',
  escalate: 'Tercatat, dan pelapor melihatnya. Kirim teksnya sekarang.',
  release: 'Nama dan nomor pelapor sekarang terlihat oleh instansi ini, untuk tugas ini saja.',
};

/** The sentence for a refusal on a form of the desk: of a field, or of the use case. */
export function deskErrorText(code: string): string {
  return complaintErrorText(code) ?? fieldErrorText(code);
}

type Told = {
  readonly number: string;
  readonly title: string;
  readonly place: string;
  readonly dueOn: string;
};

/** For the units' WhatsApp group: the report and the way to answer; nothing of the reporter. */
export function groupText(
  about: Told & { readonly unitName: string; readonly note: string; readonly url: string },
): string {
  return [
    `*${about.number}* untuk ${about.unitName}`,
    about.title,
    about.place === '' ? '' : `Tempat: ${about.place}`,
    about.note === '' ? '' : `Catatan: ${about.note}`,
    `Batas: ${longDate(about.dueOn)}`,
    `Jawab lewat tautan ini, tanpa akun: ${about.url}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** A reminder to a unit's liaison. */
export function chaseText(
  about: Told & { readonly late: boolean; readonly contactName: string; readonly address: string },
): string {
  const greeting = about.contactName === '' ? 'Selamat pagi.' : `Yth. ${about.contactName},`;
  return `${greeting} laporan ${about.number} (${about.title}) ${
    about.late
      ? `sudah lewat batas ${longDate(about.dueOn)}`
      : `menunggu tindakan paling lambat ${longDate(about.dueOn)}`
  }. Mohon dijawab ${about.address === '' ? 'di portal' : `di ${about.address}`} atau lewat tautan tugas. Terima kasih. Meja pengaduan.`;
}

/** To the unit's head, then to the Sekda, then to the Bupati; `recipient` is a name or an office. */
export function escalationText(
  level: EscalationLevel,
  about: Told & { readonly unitName: string; readonly handedOverOn: string; readonly recipient: string },
): string {
  const { recipient } = about;
  const to =
    level !== 'unit_head'
      ? `Yth. Bapak/Ibu ${recipient},`
      : `Yth. ${recipient === '' ? `Kepala ${about.unitName}` : recipient},`;
  return [
    to,
    `laporan warga ${about.number} (${about.title}) diserahkan kepada ${about.unitName} pada ${longDate(about.handedOverOn)} dengan batas ${longDate(about.dueOn)} dan belum dijawab.`,
    level === 'unit_head'
      ? 'Mohon arahan agar segera ditindaklanjuti.'
      : 'Pimpinan instansi sudah kami beri tahu. Mohon arahan.',
    'Meja pengaduan.',
  ].join(' ');
}
