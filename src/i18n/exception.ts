import type { ExceptionErrorCode } from '#application/exception/exception-error.ts';
import type { ExceptionItem, ExceptionKey } from '#application/exception/exception-kind.ts';
import { isEscalationLevel } from '#domain/complaint/press.ts';
import { chaseText, escalationText } from '#i18n/complaint-desk.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';
import { letterTitles } from '#i18n/letter-titles.ts';
import { longDate } from '#i18n/long-date.ts';
import { noticeTemplateLabels } from '#i18n/officer-case.ts';

type Params = ExceptionItem['params'];

/** How instants and sizes are written where the words stand. */
export type ExceptionWriting = {
  readonly when: (instant: string) => string;
  readonly size: (bytes: number) => string;
};

type Words = {
  /** The kind, above the item. */
  readonly label: string;
  readonly title: (params: Params, write: ExceptionWriting) => string;
  /** What to do. */
  readonly advice: (params: Params, write: ExceptionWriting) => string;
  /** Ready text for somebody outside; sent to `phone` of the params. */
  readonly message?: (params: Params) => string;
  readonly open?: string;
  readonly retry?: string;
  readonly settle?: string;
};

/** Who has the request, and who stands in while that one is away. */
function holderText(assignee: string, away: boolean, deputy: string): string {
  if (assignee === '') return 'Belum ada yang menangani.';
  if (!away) return `Ditangani ${assignee}.`;
  return deputy === ''
    ? `${assignee} tidak di tempat: semua petugas PPID boleh menangani.`
    : `${assignee} tidak di tempat, digantikan ${deputy}.`;
}

function pressText({
  number = '',
  title = '',
  place = '',
  unit = '',
  stage = '',
  dueOn = '',
  handedOverOn = '',
  late,
  recipient = '',
}: Params): string {
  const told = { number, title: title === '' ? 'laporan warga' : title, place, dueOn };
  return isEscalationLevel(stage)
    ? escalationText(stage, { ...told, unitName: unit, handedOverOn, recipient })
    : chaseText({ ...told, late: late === 'yes', contactName: recipient, address: '' });
}

export const exceptionWords: Readonly<Record<ExceptionKey, Words>> = {
  case_due: {
    label: 'Batas jawaban',
    title: ({ number = '', late, dueOn = '' }) =>
      late === 'yes' ? `${number} lewat batas sejak ${longDate(dueOn)}` : `${number} harus dijawab hari ini`,
    advice: ({ status, assignee = '', late, away, deputy = '' }) =>
      status === 'awaiting_signature'
        ? 'Suratnya menunggu tanda tangan. Minta ditandatangani, unggah, lalu kirim.'
        : `${holderText(assignee, away === 'yes', deputy)} ${
            late === 'yes'
              ? 'Jawab sekarang; pemohon sudah dapat mengajukan keberatan.'
              : 'Jawab, atau perpanjang bila belum pernah.'
          }`,
    open: 'Buka permohonan',
  },
  sp4n_not_copied: {
    label: 'SP4N-LAPOR!',
    title: ({ number = '', days = '' }) => `${number} belum disalin ke SP4N-LAPOR! selama ${days} hari kerja`,
    advice: () => 'Salin ke formulir SP4N-LAPOR!, lalu tempel nomor pelacakannya di sini.',
    open: 'Salin sekarang',
  },
  complaint_late: {
    label: 'Batas laporan',
    title: ({ number = '', dueOn = '' }) => `${number} lewat batas sejak ${longDate(dueOn)}`,
    advice: ({ status = '', unit = '' }) =>
      status === 'received'
        ? 'Meja pengaduan belum memeriksa laporan ini. Periksa dan serahkan sekarang.'
        : `${unit === '' ? 'Instansi' : unit} belum menyelesaikannya. Tagih lewat WhatsApp, atau naikkan kepada pimpinannya.`,
    open: 'Buka laporan',
  },
  complaint_act_waiting: {
    label: 'Jawaban belum diperiksa',
    title: ({ number = '', unit = '' }) => `Jawaban ${unit} untuk ${number} belum diperiksa`,
    advice: ({ since = '' }, { when }) =>
      `Masuk lewat tautan tugas ${when(since)}. Pelapor baru melihatnya sesudah Anda terima.`,
    open: 'Buka laporan',
  },
  duty_due: {
    label: 'Kepatuhan',
    title: ({ code = '', title = '', unit = '', dueOn = '', over = '' }) =>
      over === 'yes'
        ? `${code} ${title} (${unit}) usang sejak ${longDate(dueOn)}`
        : `${code} ${title} (${unit}) berlaku sampai ${longDate(dueOn)}`,
    advice: () =>
      'Periksa dokumennya. Masih benar: tekan Masih berlaku. Sudah berubah: terbitkan versi baru.',
    open: 'Buka butir',
  },
  complaint_to_escalate: {
    label: 'Tagih dan naikkan',
    title: ({ number = '', unit = '', stage = '', recipient = '' }) =>
      stage === 'reminder_before' || stage === 'reminder_due'
        ? `Ingatkan ${unit} tentang ${number}`
        : `Naikkan ${number} kepada ${stage === 'unit_head' ? `pimpinan ${unit}` : recipient}`,
    advice: ({ phone = '', dueOn = '' }) =>
      `Batas ${longDate(dueOn)}. ${
        phone === ''
          ? 'Nomornya belum diisi: salin teksnya, kirim lewat WhatsApp atau sampaikan langsung, lalu tandai.'
          : 'Kirim teks ini lewat WhatsApp, lalu tandai.'
      }`,
    message: (params) => pressText(params),
    open: 'Buka laporan',
    settle: 'Sudah disampaikan',
  },
  letter_without_paper: {
    label: 'Surat belum jadi',
    title: ({ letterKind = '', number = '' }) =>
      `${isLetterKind(letterKind) ? letterTitles[letterKind] : 'Surat'}${number === '' ? '' : ` untuk ${number}`} belum menjadi PDF`,
    advice: ({ since = '' }, { when }) =>
      `Ditulis ${when(since)}. Isinya aman. Buat ulang; bila tetap gagal, minta pengelola server menjalankan: npm run ppid -- doctor`,
    open: 'Buka permohonan',
    retry: 'Buat ulang surat',
  },
  file_held: {
    label: 'Berkas ditahan',
    title: ({ number = '' }) => `Satu berkas${number === '' ? '' : ` pada ${number}`} ditahan`,
    advice: ({ code = '', since = '' }, { when }) =>
      code === ''
        ? `Diterima ${when(since)}, tetapi belum dapat diperiksa, jadi belum dapat dibuka siapa pun. Sistem terus mencoba. Bila tetap di sini, minta pengelola server menjalankan: npm run ppid -- doctor`
        : `Diterima ${when(since)} saat pemeriksaan tidak berjalan, lalu ternyata tidak dapat diterima: ${fieldErrorText(code)} Minta pengirimnya mengirim ulang.`,
    open: 'Buka permohonan',
    settle: 'Sudah ditangani',
  },
  message_dead: {
    label: 'Pekerjaan gagal',
    title: ({ topic = '' }) => topicTitles[topic] ?? 'Satu pekerjaan sistem gagal',
    advice: ({ attempts = '', code = '', since = '' }, { when }) =>
      `Dicoba ${attempts} kali sampai ${when(since)}${code === '' ? '' : ` (${code})`}. Ulangi; bila gagal lagi, beri tahu pengelola server dan sebut kode itu.`,
    retry: 'Ulangi',
  },
  notice_failed: {
    label: 'Email tidak sampai',
    title: ({ template = '', officer = '', number = '' }) =>
      `${isTemplate(template) ? noticeTemplateLabels[template] : 'Kabar'}${number === '' ? '' : ` ${number}`} tidak sampai ke ${officer === '' ? 'petugas' : officer}`,
    advice: ({ code, since = '' }, { when }) =>
      code === 'waited_too_long'
        ? `Dibuat ${when(since)} dan terlalu lama menunggu server email. Sampaikan dengan cara lain.`
        : `Dibuat ${when(since)}. Periksa alamat emailnya di Pengguna, lalu kirim ulang, atau sampaikan dengan cara lain.`,
    open: 'Buka permohonan',
    retry: 'Kirim ulang',
    settle: 'Sudah disampaikan',
  },
  exemption_ending: {
    label: 'Pengecualian segera berakhir',
    title: ({ information = '', endsOn = '' }) => `${information}: tertutup sampai ${longDate(endsOn)}`,
    advice: ({ unit = '' }) =>
      `${unit}. Sesudah hari itu entrinya terbuka sendiri di daftar informasi publik. Siapkan berkas yang akan dibuka.`,
    open: 'Buka pengecualian',
  },
  exemption_file_waiting: {
    label: 'Informasi sudah terbuka',
    title: ({ title = '' }) => `${title}: berkasnya belum terbit`,
    advice: ({ since = '' }, { when }) =>
      `Masa pengecualiannya berakhir ${when(since)}. Unggah berkasnya; petugas lain yang menerbitkan.`,
    open: 'Buka dokumen',
  },
  document_waiting: {
    label: 'Dokumen menunggu',
    title: ({ title = '', what = '' }) =>
      what === 'release' ? `${title}: temuan menunggu petugas kedua` : `${title}: jadwal terbit terlewat`,
    advice: ({ what = '', since = '' }, { when }) =>
      what === 'release'
        ? `Diminta ${when(since)}. Lihat temuannya, lalu putuskan: bukan pengunggah, bukan yang meminta.`
        : `Seharusnya terbit ${when(since)}, tetapi tertahan pemeriksaan atau masa tahan. Buka dan selesaikan.`,
    open: 'Buka dokumen',
  },
  calendar_year_missing: {
    label: 'Kalender',
    title: ({ year = '' }) => `Hari libur ${year} belum dimasukkan`,
    advice: ({ year = '' }) =>
      `Batas waktu yang jatuh pada ${year} masih sementara. Masukkan hari libur dan cuti bersama dari SKB ${year}.`,
    open: 'Buka kalender',
  },
  writes_stopped: {
    label: 'Server',
    title: ({ since = '' }, { when }) => `Portal berhenti menyimpan sejak ${when(since)}`,
    advice: () =>
      'Disk gagal menyimpan, jadi portal hanya dapat dibaca. Hubungi pengelola server sekarang: periksa disk, lalu jalankan ulang portal.',
  },
  disk_low: {
    label: 'Server',
    title: ({ freeBytes = '0', totalBytes = '0' }, { size }) =>
      `Ruang disk tinggal ${size(Number(freeBytes))} dari ${size(Number(totalBytes))}`,
    advice: () =>
      'Bila penuh, portal tidak dapat menerima permohonan. Minta pengelola server mengosongkan atau menambah disk hari ini.',
  },
  backup_old: {
    label: 'Cadangan',
    title: ({ newestAt = '' }, { when }) =>
      newestAt === '' ? 'Belum ada cadangan yang baik' : `Cadangan terakhir ${when(newestAt)}`,
    advice: () =>
      'Cadangan seharusnya dibuat setiap malam. Minta pengelola server menjalankan: npm run ppid -- backup',
  },
  worker_silent: {
    label: 'Server',
    title: ({ seenAt = '' }, { when }) => `Pekerja latar berhenti sejak ${when(seenAt)}`,
    advice: () =>
      'Surat tidak dibuat dan kabar tidak dikirim. Minta pengelola server menyalakan portal kembali (npm start).',
  },
};

const topicTitles: Readonly<Record<string, string>> = {
  render_letter: 'Satu surat gagal dibuat',
  send_notice: 'Satu kabar gagal dikirim',
  notify_officers: 'Petugas gagal diberi tahu tentang satu permohonan',
  erase_file: 'Satu berkas gagal dihapus',
  unpublish_file: 'Salinan dokumen yang ditarik gagal dihapus',
};

export const exceptionErrorCopy: Readonly<Record<ExceptionErrorCode, string>> = {
  FORBIDDEN: 'Anda tidak berwenang melakukan ini.',
  NOT_FOUND: 'Hal ini tidak ada lagi. Muat ulang halaman.',
  ALREADY_SETTLED: 'Hal ini baru saja diselesaikan, mungkin oleh petugas lain.',
};

function isLetterKind(text: string): text is keyof typeof letterTitles {
  return Object.hasOwn(letterTitles, text);
}

function isTemplate(text: string): text is keyof typeof noticeTemplateLabels {
  return Object.hasOwn(noticeTemplateLabels, text);
}
