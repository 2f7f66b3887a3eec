import type { DutyGroup } from '#domain/compliance/checklist-item.ts';
import type { DutyState } from '#domain/compliance/duty-state.ts';
import type { ComplianceErrorCode } from '#domain/compliance/errors.ts';

export const dutyStateLabels = {
  published: 'Terbit',
  stale: 'Usang',
  missing: 'Belum ada',
  not_applicable: 'Tidak berlaku',
} as const satisfies Record<DutyState, string>;

/** What each class is called on the board, with what the law asks of it. */
export const dutyGroupCopy = {
  periodic: {
    title: 'Diumumkan rutin (berkala)',
    rule: 'Diumumkan dan dipastikan paling sedikit tiap enam bulan.',
    law: 'UU 14/2008 Pasal 9; PerKI 1/2021 Pasal 14 dan 15',
  },
  immediate: {
    title: 'Pengumuman darurat (serta-merta)',
    rule: 'Tiap jenis kejadian punya unit yang mengumumkan dan prosedur yang siap.',
    law: 'UU 14/2008 Pasal 10; PerKI 1/2021 Pasal 25',
  },
  available_anytime: {
    title: 'Tersedia setiap saat',
    rule: 'Ada, diketahui di mana, dan diperiksa setahun sekali.',
    law: 'UU 14/2008 Pasal 11; PerKI 1/2021 Pasal 21',
  },
} as const satisfies Record<DutyGroup, { title: string; rule: string; law: string }>;

export const scoreFormula =
  'Nilai = terbit ÷ (terbit + usang + belum ada) × 100, dibulatkan ke bawah. Yang tidak berlaku tidak dihitung.';

/** What was refused and what to do. */
export const complianceErrorTexts = {
  NOT_ALLOWED: 'Peran Anda tidak mencakup tindakan ini untuk unit tersebut. Minta PPID melakukannya.',
  DUTY_NOT_FOUND: 'Butir ini tidak ada lagi. Muat ulang halaman.',
  STALE_DUTY: 'Butir ini baru saja diubah orang lain. Periksa lagi isinya, lalu ulangi bila masih perlu.',
  NO_EVIDENCE: 'Belum ada bukti yang terbit, jadi belum ada yang dapat dipastikan. Tambahkan bukti dahulu.',
  EVIDENCE_NEEDED: 'Tempel alamat dokumen di pustaka ini, atau tautan yang diawali https://.',
  DOCUMENT_NOT_PUBLISHED:
    'Alamat ini bukan dokumen yang sedang terbit di sini. Salin dari halaman dokumen, misalnya /informasi/nama-dokumen.',
  URL_NOT_HTTPS: 'Tautan harus lengkap dan diawali https://, misalnya https://jdih.probolinggokab.go.id.',
  LABEL_LENGTH: 'Beri nama tautan, 3 sampai 150 huruf.',
  PERIOD_YEAR: 'Tahun anggaran dari 1990 sampai tahun depan.',
  REASON_LENGTH: 'Tulis alasan, 5 sampai 300 huruf. Masyarakat akan membacanya.',
  UNKNOWN_UNIT: 'Pilih unit dari daftar.',
  DUTY_EXISTS: 'Unit ini sudah memegang butir tersebut.',
  PACKAGE_NOT_FOUND: 'Paket ini tidak ada.',
  PACKAGE_NAME_LENGTH: 'Nama paket terdiri dari 5 sampai 200 huruf.',
  PACKAGE_YEAR: 'Tahun dari 1990 sampai tahun depan.',
} as const satisfies Record<ComplianceErrorCode, string>;

/** What the summary of refusals calls each field, in the order of the page. */
export const complianceFieldLabels: Readonly<Record<string, string>> = {
  document_address: 'Alamat bukti',
  label: 'Nama tautan',
  period_year: 'Tahun anggaran',
  reason: 'Alasan',
  unit_id: 'Unit',
  year: 'Tahun',
  name: 'Nama paket',
};
