import type { CalendarChange, CalendarChangeKind } from '#domain/calendar/calendar-change.ts';
import type { CalendarIssue, CalendarIssueCode } from '#domain/calendar/calendar-issues.ts';
import type { HolidayListIssue, HolidayListIssueCode } from '#domain/calendar/holiday-list.ts';
import { EARLIEST_START } from '#domain/deadline/deadline.ts';
import type { Holiday, HolidayKind } from '#domain/deadline/working-calendar.ts';
import { fieldErrorText } from './field-errors.ts';
import { longDate, longDateWithDay } from './long-date.ts';

export const holidayKindLabels = {
  national: 'Libur nasional',
  joint_leave: 'Cuti bersama',
  local: 'Libur lokal',
} as const satisfies Record<HolidayKind, string>;

export const calendarChangeLabels = {
  holiday_added: 'Hari libur ditambahkan',
  holiday_removed: 'Hari libur dihapus',
  year_entered: 'Keputusan tahunan dimasukkan',
  holidays_imported: 'Daftar hari libur diimpor',
  joint_leave_policy_changed: 'Aturan cuti bersama diubah',
} as const satisfies Record<CalendarChangeKind, string>;

/** The ways to change the calendar, as their pages name them. */
export const calendarWays = {
  libur: {
    title: 'Tambah hari libur',
    text: 'Untuk satu hari libur atau cuti bersama yang baru diputuskan, atau libur lokal seperti hari jadi dan pilkada.',
  },
  tahun: {
    title: 'Masukkan keputusan tahunan',
    text: 'Daftar lengkap libur nasional dan cuti bersama satu tahun menurut SKB. Tahun yang sudah ada digantikan seluruhnya; libur lokal tetap.',
  },
  berkas: {
    title: 'Impor berkas CSV',
    text: 'Untuk banyak hari sekaligus. Tahun yang belum ada keputusannya harus lengkap dalam berkas itu.',
  },
  'cuti-bersama': {
    title: 'Aturan cuti bersama',
    text: 'Apakah cuti bersama dihitung sebagai hari kerja. Ini pengaturan kantor, bukan bunyi undang-undang. Permohonan yang sudah masuk tetap memakai aturan saat ia masuk.',
  },
  hapus: {
    title: 'Hapus hari libur',
    text: 'Untuk hari libur yang dicabut atau salah dimasukkan.',
  },
} as const;
export type CalendarWay = keyof typeof calendarWays;

/** What the fields are called, in the order of the forms. */
export const calendarLabels = {
  date: 'Tanggal',
  kind: 'Jenis',
  name: 'Nama hari libur',
  year: 'Tahun',
  joint_leave: 'Cuti bersama',
  effective_from: 'Berlaku mulai',
  decree: 'Keputusan yang menjadi dasar',
  list: 'Daftar hari libur',
  holiday_list: 'Berkas CSV',
} as const;

const issueTexts: Readonly<Record<CalendarIssueCode, (detail: string) => string>> = {
  DATE_INVALID: () => 'Tanggal ini tidak ada dalam kalender.',
  DATE_OUT_OF_RANGE: (range) => `Tahunnya harus ${range.replace(':', ' sampai ')}. Periksa salah ketik.`,
  NAME_MISSING: () => 'Tulis nama hari liburnya.',
  DECREE_MISSING: () => 'Tulis keputusan yang menjadi dasar, misalnya nomor SKB atau keputusan bupati.',
  DUPLICATE_HOLIDAY: () => 'Hari libur ini sudah ada dalam kalender.',
  DUPLICATE_IN_LIST: () => 'Hari libur yang sama tertulis dua kali.',
  YEAR_NOT_DECREED: (year) =>
    `Keputusan tahun ${year} belum dimasukkan. Masukkan dahulu daftar lengkapnya lewat "Masukkan keputusan tahunan".`,
  YEAR_OUT_OF_RANGE: (range) => `Isi tahun ${range.replace(':', ' sampai ')}.`,
  OTHER_YEAR: (year) => `Tanggal ini bukan tahun ${year}.`,
  LOCAL_IN_YEAR_LIST: () => 'Libur lokal tidak termasuk keputusan tahunan. Tambahkan sendiri sesudahnya.',
  YEAR_LIST_INCOMPLETE: (days) =>
    `Daftarnya belum lengkap: libur nasional ${days.split(' ').map(longDate).join(', ')} belum ada.`,
  FIXED_HOLIDAY_STAYS: (day) =>
    `${longDate(day)} adalah libur nasional bertanggal tetap dan tidak dapat dihapus.`,
  HOLIDAY_NOT_FOUND: () => 'Hari libur ini sudah tidak ada dalam kalender.',
  POLICY_NOT_AHEAD: () =>
    'Pilih tanggal mulai besok atau sesudahnya, sebab permohonan yang sudah masuk tetap memakai aturan lamanya.',
  NOTHING_NEW: () => 'Tidak ada yang berubah: isinya sama dengan yang sudah tersimpan.',
};

const lineTexts: Readonly<Record<HolidayListIssueCode, (value: string) => string>> = {
  LIST_EMPTY: () => 'Tidak ada baris hari libur.',
  TOO_MANY_LINES: () => 'Terlalu banyak baris. Paling banyak 500 hari libur sekali impor.',
  HEADER_MISSING: () => 'Baris pertama harus berisi judul kolom: tanggal,jenis,nama,keputusan',
  COLUMNS_WRONG: () => 'Jumlah kolomnya tidak cocok. Nama yang memuat koma harus diapit tanda kutip.',
  DATE_INVALID: (value) => `Tanggal "${value}" tidak dikenal. Tulis 2027-01-31 atau 31/01/2027.`,
  KIND_UNKNOWN: (value) => `Jenis "${value}" tidak dikenal. Tulis nasional, cuti bersama, atau lokal.`,
  NAME_MISSING: () => 'Nama hari liburnya kosong.',
  DECREE_MISSING: () => 'Kolom keputusan kosong.',
  QUOTE_NOT_CLOSED: () => 'Ada tanda kutip yang tidak ditutup.',
  CELL_TOO_LONG: () => 'Nama paling panjang 120 huruf, keputusan 200 huruf.',
};

const pageTexts: Readonly<Record<string, string>> = {
  FORBIDDEN: 'Anda tidak berwenang mengubah kalender.',
  STALE_CALENDAR:
    'Kalender atau daftar permohonan berubah sejak halaman ini dibuka. Belum ada yang tersimpan. Periksa daftar yang baru di bawah ini, lalu terapkan.',
  FORM_TOO_OLD: 'Isian ini sudah tidak dapat dibaca. Isi lagi, lalu periksa dampaknya.',
  LINES_WRONG: 'Ada baris yang perlu diperbaiki; daftarnya ada di halaman ini.',
};

export function calendarIssueText({ code, detail = '' }: Omit<CalendarIssue, 'row'>): string {
  return issueTexts[code](detail);
}

export function holidayListIssueText({ code, value = '' }: Omit<HolidayListIssue, 'line'>): string {
  return lineTexts[code](value);
}

/** The sentence for a code of the calendar's forms, which may carry its detail after a colon. */
export function calendarErrorText(code: string): string {
  const [key = '', ...detail] = code.split(':');
  if (Object.hasOwn(pageTexts, key)) return pageTexts[key] ?? '';
  if (isIssueCode(key)) return issueTexts[key](detail.join(':'));
  return fieldErrorText(code);
}

function isIssueCode(key: string): key is CalendarIssueCode {
  return Object.hasOwn(issueTexts, key);
}

/** What a change does to the calendar, one line each; long lists are cut. */
export function calendarChangeLines(change: CalendarChange): readonly string[] {
  const { added, removed, years, policy } = change;
  const lines = [
    ...years.map(({ year, decree }) => `Tahun ${year} memakai ${decree}`),
    ...removed.map((holiday) => `Dihapus: ${holidayWords(holiday)}`),
    ...added.map((holiday) => `Ditambahkan: ${holidayWords(holiday)}`),
    ...(policy === null ? [] : [policyText(policy)]),
  ];
  return lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), `dan ${lines.length - MOST_LINES} perubahan lain`];
}

const MOST_LINES = 40;

function holidayWords({ on, kind, name }: Pick<Holiday, 'on' | 'kind' | 'name'>): string {
  return `${longDateWithDay(on)}, ${name} (${holidayKindLabels[kind].toLowerCase()})`;
}

/** The policy on joint leave in words. */
export function policyText(policy: { readonly value: boolean; readonly effectiveFrom: string }): string {
  const rule = policy.value ? 'dihitung sebagai hari kerja' : 'tidak dihitung sebagai hari kerja';
  const since =
    policy.effectiveFrom <= EARLIEST_START
      ? 'untuk semua permohonan'
      : `untuk permohonan yang masuk mulai ${longDate(policy.effectiveFrom)}`;
  return `Cuti bersama ${rule} ${since}`;
}

/** How many running deadlines a change moves, as a heading. */
export function movedCountText(movedCount: number, remarkedCount: number): string {
  if (movedCount === 0 && remarkedCount === 0) return 'Tidak ada batas waktu yang berpindah';
  const parts = [
    ...(movedCount === 0 ? [] : [`${movedCount} batas waktu berpindah`]),
    ...(remarkedCount === 0 ? [] : [`${remarkedCount} batas waktu tetap, tanda sementaranya berubah`]),
  ];
  return parts.join('; ');
}
