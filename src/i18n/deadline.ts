import type { DeadlineErrorCode } from '#domain/deadline/deadline.ts';
import type { DayKind, PeriodKey } from '#domain/deadline/statutory-periods.ts';
import type { LedgerReason } from '#domain/deadline/working-days.ts';

type PeriodCopy = {
  readonly group: string;
  readonly name: string;
  /** What day 0 is: completes "dihitung sejak …". */
  readonly startsFrom: string;
};

/** What people call each period, and from which day it runs. */
export const periodCopy: Readonly<Record<PeriodKey, PeriodCopy>> = {
  request_answer: {
    group: 'Permohonan informasi',
    name: 'Jawaban atas permohonan informasi',
    startsFrom: 'tanggal permohonan diterima',
  },
  request_answer_extended: {
    group: 'Permohonan informasi',
    name: 'Jawaban atas permohonan yang diperpanjang',
    startsFrom: 'tanggal permohonan diterima (bukan tanggal surat perpanjangan)',
  },
  objection_filing: {
    group: 'Keberatan (tidak puas atau tidak dijawab)',
    name: 'Mengajukan keberatan',
    startsFrom: 'tanggal jawaban diterima, atau hari terakhir batas jawaban bila tidak dijawab',
  },
  objection_decision: {
    group: 'Keberatan (tidak puas atau tidak dijawab)',
    name: 'Tanggapan Atasan PPID atas keberatan',
    startsFrom: 'tanggal keberatan diterima',
  },
  dispute_filing: {
    group: 'Sengketa di Komisi Informasi',
    name: 'Mengajukan sengketa ke Komisi Informasi',
    startsFrom: 'tanggal tanggapan Atasan PPID diterima, atau hari terakhir batasnya bila tidak ditanggapi',
  },
  dispute_start: {
    group: 'Sengketa di Komisi Informasi',
    name: 'Komisi Informasi mulai menangani sengketa',
    startsFrom: 'tanggal permohonan sengketa diterima Komisi Informasi',
  },
  dispute_end: {
    group: 'Sengketa di Komisi Informasi',
    name: 'Sengketa selesai di Komisi Informasi',
    startsFrom: 'tanggal Komisi Informasi mulai menangani sengketa',
  },
  court_filing: {
    group: 'Pengadilan',
    name: 'Menggugat putusan Komisi Informasi ke pengadilan',
    startsFrom: 'tanggal putusan Komisi Informasi diterima',
  },
  cassation: {
    group: 'Pengadilan',
    name: 'Kasasi ke Mahkamah Agung',
    startsFrom: 'tanggal putusan pengadilan diterima',
  },
  complaint_verification: {
    group: 'Pengaduan',
    name: 'Pengaduan diperiksa dan diteruskan',
    startsFrom: 'tanggal pengaduan dikirim',
  },
  complaint_first_answer: {
    group: 'Pengaduan',
    name: 'Tindak lanjut pertama atas pengaduan',
    startsFrom: 'tanggal pengaduan diterima instansi',
  },
  complaint_reply_window: {
    group: 'Pengaduan',
    name: 'Pelapor membalas sebelum pengaduan ditutup',
    startsFrom: 'tanggal tindak lanjut terakhir',
  },
  complaint_information: {
    group: 'Pengaduan',
    name: 'Selesai: permintaan informasi lewat pengaduan',
    startsFrom: 'tanggal pengaduan diterima instansi',
  },
  complaint_ordinary: {
    group: 'Pengaduan',
    name: 'Selesai: pengaduan biasa',
    startsFrom: 'tanggal pengaduan diterima instansi',
  },
  complaint_supervision: {
    group: 'Pengaduan',
    name: 'Selesai: pengaduan yang perlu pemeriksaan (pengawasan)',
    startsFrom: 'tanggal pengaduan diterima instansi',
  },
};

/** "hari kerja" or "hari kalender". */
export const dayKindCopy: Readonly<Record<DayKind, string>> = {
  working: 'hari kerja',
  calendar: 'hari kalender',
};

/** Why a day counted or was skipped, where no decree gives it a name of its own. */
export const ledgerReasonCopy: Readonly<Record<LedgerReason, string>> = {
  working: 'Hari kerja',
  weekend: 'Akhir pekan',
  national: 'Libur nasional',
  joint_leave: 'Cuti bersama',
  local: 'Libur daerah',
  fixed: 'Libur nasional bertanggal tetap',
  paused: 'Dijeda: menunggu kelengkapan',
  calendar: 'Hari kalender',
};

export const deadlineErrorCopy: Readonly<Record<DeadlineErrorCode, string>> = {
  START_DATE_INVALID: 'Isi tanggal mulai dengan tanggal yang benar, misalnya 9 Maret 2026 (2026-03-09).',
  START_DATE_OUT_OF_RANGE: 'Tanggal mulai harus antara 1 Januari 2000 dan 31 Desember 2099.',
  PERIOD_UNKNOWN: 'Pilih jenis batas waktu dari daftar.',
  PERIOD_NOT_IN_FORCE:
    'Aturan tentang batas waktu ini belum berlaku pada tanggal mulai itu. Pilih tanggal yang lebih baru.',
};

/** "sisa 4 hari": calendar days left, where a period does not run in working days. */
export function calendarDaysLeftCopy(days: number): string {
  if (days === 0) return 'hari ini batas terakhir';
  return days > 0 ? `sisa ${days} hari` : `lewat ${-days} hari`;
}
