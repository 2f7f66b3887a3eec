import { type SecurityChange, securityChanges } from '#application/officer/security-notice.ts';
import { complaintMails } from './complaint-mail.ts';
import { longDateWithDay as day } from './long-date.ts';
import { type MailContext, type NoticeText, toCitizen, toOfficer, type Write } from './mail-words.ts';

export type { MailContext } from './mail-words.ts';

const securityChangeWords: Readonly<Record<SecurityChange, string>> = {
  password_changed: 'Kata sandi diganti',
  factor_enrolled: 'Aplikasi kode dipasang',
  factor_reset: 'Aplikasi kode dihapus oleh administrator',
  recovery_codes_renewed: 'Kode cadangan dibuat baru',
  recovery_code_used: 'Kode cadangan dipakai untuk masuk',
};

function changeInWords(code: string): string {
  const change = securityChanges.find((one) => one === code);
  if (change === undefined) throw new Error(`no words for the change ${code}`);
  return securityChangeWords[change];
}

const templates = {
  ...complaintMails,
  request_received: toCitizen<'number' | 'dueOn'>((value) => ({
    subject: `Permohonan ${value('number')} kami terima`,
    paragraphs: [
      `Permohonan informasi Anda kami terima dengan nomor ${value('number')}. Kami menjawabnya paling lambat ${day(value('dueOn'))}.`,
      'Simpan nomor ini dan kode yang Anda terima saat mendaftar. Kode itu tidak kami tulis dalam surel.',
    ],
    short: `permohonan ${value('number')} kami terima dan kami jawab paling lambat ${day(value('dueOn'))}.`,
  })),
  deadline_extended: toCitizen<'number' | 'dueOn'>((value) => ({
    subject: `Waktu jawaban permohonan ${value('number')} diperpanjang`,
    paragraphs: [
      `Kami memerlukan waktu tambahan untuk menjawab permohonan Anda nomor ${value('number')}. Batas waktu yang baru: ${day(value('dueOn'))}.`,
      'Alasannya dan surat pemberitahuannya dapat Anda baca di halaman permohonan.',
    ],
    short: `waktu jawaban permohonan ${value('number')} diperpanjang sampai ${day(value('dueOn'))}.`,
  })),
  deadline_moved: toCitizen<'number' | 'dueOn' | 'previousDueOn'>((value) => ({
    subject: `Batas jawaban permohonan ${value('number')} berubah`,
    paragraphs: [
      `Hari libur resmi berubah. Karena itu batas jawaban permohonan Anda nomor ${value('number')} dihitung ulang: dari ${day(value('previousDueOn'))} menjadi ${day(value('dueOn'))}.`,
      'Hari mana yang berubah dan keputusan yang menjadi dasarnya tertulis di halaman permohonan.',
    ],
    short: `hari libur resmi berubah, maka batas jawaban permohonan ${value('number')} menjadi ${day(value('dueOn'))}, sebelumnya ${day(value('previousDueOn'))}.`,
  })),
  request_answered: toCitizen<'number'>((value) => ({
    subject: `Permohonan ${value('number')} sudah dijawab`,
    paragraphs: [
      `Permohonan informasi Anda nomor ${value('number')} sudah kami jawab. Baca jawabannya dan unduh surat serta berkasnya di halaman permohonan.`,
      'Jika Anda tidak puas, hak Anda untuk mengajukan keberatan dan batas waktunya tertulis dalam surat jawaban.',
    ],
    short: `permohonan ${value('number')} sudah dijawab.`,
  })),
  message_from_office: toCitizen<'number'>((value) => ({
    subject: `Pesan baru untuk permohonan ${value('number')}`,
    paragraphs: [
      `Ada pesan dari petugas untuk permohonan Anda nomor ${value('number')}. Baca dan balas di halaman permohonan.`,
    ],
    short: `ada pesan dari petugas untuk permohonan ${value('number')}.`,
  })),
  request_withdrawn: toCitizen<'number'>((value, { contact }) => ({
    subject: `Permohonan ${value('number')} dicabut`,
    paragraphs: [
      `Permohonan informasi Anda nomor ${value('number')} sudah dicabut dan tidak kami proses lagi. Anda tetap dapat mengajukan permohonan baru.`,
      `Jika bukan Anda yang mencabutnya, segera hubungi kami: ${contact}.`,
    ],
    short: `permohonan ${value('number')} sudah dicabut. Jika bukan Anda yang mencabutnya, segera hubungi kami.`,
  })),
  officer_new_request: toOfficer<'number' | 'dueOn'>((value) => ({
    subject: `Permohonan baru ${value('number')}, batas ${day(value('dueOn'))}`,
    paragraphs: [
      `Permohonan ${value('number')} masuk dan harus dijawab paling lambat ${day(value('dueOn'))}.`,
    ],
    short: `permohonan baru ${value('number')}, batas jawaban ${day(value('dueOn'))}.`,
  })),
  officer_citizen_message: toOfficer<'number'>((value) => ({
    subject: `Pesan pemohon pada ${value('number')}`,
    paragraphs: [`Pemohon mengirim pesan pada permohonan ${value('number')}.`],
    short: `pemohon mengirim pesan pada permohonan ${value('number')}.`,
  })),
  officer_request_withdrawn: toOfficer<'number'>((value) => ({
    subject: `Permohonan ${value('number')} dicabut pemohon`,
    paragraphs: [`Pemohon mencabut permohonan ${value('number')}. Permohonan itu tidak perlu dijawab lagi.`],
    short: `permohonan ${value('number')} dicabut pemohon.`,
  })),
  officer_invitation: toOfficer<never>((_value, { officeName }) => ({
    subject: `Undangan menjadi petugas ${officeName}`,
    paragraphs: [
      `Anda diundang menjadi petugas pada portal ${officeName}. Buka tautan di bawah ini untuk membuat kata sandi. Tautan itu hanya dapat dipakai satu kali dan ada batas waktunya.`,
      'Jika Anda tidak mengenal undangan ini, abaikan surel ini.',
    ],
    short: 'Anda diundang menjadi petugas portal ini. Tautannya dikirim lewat surel.',
  })),
  officer_security_changed: toOfficer<'change'>((value, { officeName, contact }) => ({
    subject: 'Perubahan keamanan akun petugas Anda',
    paragraphs: [
      `${changeInWords(value('change'))} pada akun Anda di portal ${officeName}.`,
      `Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera hubungi administrator portal atau kantor: ${contact}.`,
      'Kami tidak pernah meminta kata sandi atau kode lewat surel.',
    ],
    short: `${changeInWords(value('change'))} pada akun petugas Anda. Jika bukan Anda, segera hubungi administrator.`,
  })),
} as const satisfies Readonly<Record<string, Write>>;

export type NoticeTextKey = keyof typeof templates;

/**
 * The words of a notice. `params` are the notice's frozen values (case number, civil dates).
 * @throws when a value that the words need is missing: nothing leaves with a hole in it.
 */
export function noticeText(
  key: NoticeTextKey,
  params: Readonly<Record<string, string>>,
  context: MailContext,
): NoticeText {
  return templates[key](params, context);
}
