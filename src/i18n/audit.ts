import type { AuditRow } from '#application/audit/audit-views.ts';
import type { AuditProblem } from '#application/audit/verify-audit.ts';
import type { AuditAction } from '#domain/audit/audit-entry.ts';
import type { HistoryTable } from '#domain/audit/history-anchor.ts';
import { roleLabel } from '#domain/officer/permissions.ts';
import { roles } from '#domain/officer/role.ts';
import { assertNever } from '#domain/shared/result.ts';
import { longDate } from '#i18n/long-date.ts';
import { factorResetReasonLabels } from '#i18n/second-factor.ts';
import { settingsLabels } from '#i18n/settings.ts';

/** What was done, as a row and a filter of the audit page say it. */
export const auditActionLabels: Readonly<Record<AuditAction, string>> = {
  signed_in: 'Masuk',
  sign_in_refused: 'Gagal masuk',
  signed_out: 'Keluar',
  sessions_ended: 'Mengeluarkan dari semua perangkat',
  session_ended: 'Mengeluarkan dari satu perangkat',
  sign_in_limited: 'Terlalu banyak percobaan masuk',
  second_factor_refused: 'Kode ditolak',
  sign_in_confirmed: 'Memasukkan sandi dan kode lagi',
  recovery_code_used: 'Memakai kode cadangan',
  recovery_codes_renewed: 'Membuat kode cadangan baru',
  factor_enrolled: 'Memasang aplikasi kode',
  factor_reset: 'Menghapus aplikasi kode',
  setup_completed: 'Membuat akun administrator pertama',
  officer_invited: 'Membuat undangan',
  invitation_used: 'Memakai undangan',
  invitation_revoked: 'Mencabut undangan',
  password_link_made: 'Membuat tautan kata sandi',
  password_changed: 'Mengganti kata sandi',
  officer_roles_changed: 'Mengubah peran',
  officer_disabled: 'Menonaktifkan akun',
  officer_enabled: 'Mengaktifkan akun',
  absence_entered: 'Mencatat ketidakhadiran',
  absence_ended: 'Mengakhiri ketidakhadiran',
  absence_withdrawn: 'Membatalkan ketidakhadiran',
  settings_changed: 'Mengubah pengaturan',
  unit_created: 'Menambah unit',
  unit_changed: 'Mengubah unit',
  unit_archived: 'Mengarsipkan unit',
  unit_restored: 'Memakai unit lagi',
  calendar_changed: 'Mengubah kalender',
  document_published: 'Menerbitkan dokumen',
  document_withdrawn: 'Menarik dokumen',
  exemption_recorded: 'Mencatat pengecualian',
  exemption_ended: 'Mengakhiri pengecualian',
  document_scheduled: 'Menjadwalkan dokumen',
  document_release_decided: 'Memutus pelepasan temuan',
  identity_viewed: 'Membuka identitas pemohon',
  identity_view_refused: 'Ditolak membuka identitas',
  identity_checked: 'Memeriksa identitas',
  access_code_reissued: 'Memberi kode baru',
  reporter_viewed: 'Membuka identitas pelapor',
  reporter_view_refused: 'Ditolak membuka identitas pelapor',
  reporter_released: 'Memberi identitas pelapor kepada unit',
  contact_blocked: 'Memblokir pelapor',
  contact_unblocked: 'Membuka blokir pelapor',
  unit_contacts_changed: 'Mengubah kontak unit',
  letter_retried: 'Membuat ulang surat',
  notice_retried: 'Mengirim ulang kabar',
  notice_settled: 'Menandai kabar sudah disampaikan',
  outbox_retried: 'Mengulang pekerjaan',
  held_file_settled: 'Menandai berkas ditahan sudah ditangani',
  sp4n_imported: 'Mengimpor ekspor SP4N-LAPOR!',
  duty_confirmed: 'Memastikan butir masih berlaku',
  duty_applicability_set: 'Mengubah berlakunya butir',
  duty_moved: 'Memindahkan butir ke unit lain',
  duty_assigned: 'Menugasi unit dengan butir',
  evidence_added: 'Menambah bukti',
  evidence_removed: 'Melepas bukti',
  package_added: 'Menambah paket pengadaan',
  package_saved: 'Mengubah dokumen paket pengadaan',
  backup_made: 'Membuat cadangan',
  history_anchor: 'Mengunci riwayat hari itu',
};

/** Who did it: an officer by name and role, else what kind of actor. */
export function auditActorText(row: Pick<AuditRow, 'actorKind' | 'actorName' | 'actorRole'>): string {
  switch (row.actorKind) {
    case 'system':
      return 'Sistem';
    case 'visitor':
      return 'Belum masuk';
    case 'officer':
      return row.actorName ?? 'Petugas';
    default:
      return assertNever(row.actorKind);
  }
}

/** The role in which it was done; '' where it plays no part. */
export function auditRoleText(role: string | null): string {
  const known = roles.find((one) => one === role);
  return known === undefined ? '' : roleLabel(known);
}

const resetReasonLabels: Readonly<Record<string, string>> = factorResetReasonLabels;

const refusals: Readonly<Record<string, string>> = {
  NOT_ALLOWED: 'tidak berwenang',
  NOT_FOUND: 'permohonan tidak ada',
  IDENTITY_REASON_NEEDED: 'tanpa alasan',
  NO_IDENTITY: 'tidak ada identitas',
  REASON_NEEDED: 'tanpa alasan',
  NO_REPORTER: 'tidak ada identitas',
  NO_GRANT: 'izin melihat berkas tidak ada atau sudah habis',
};

/** What it was done to, in few words; '' where the action says it all. */
export function auditObjectText(row: AuditRow): string {
  const { action, detail, objectName } = row;
  const list = (key: string): readonly string[] => {
    const value = detail[key];
    return Array.isArray(value) ? value.map(String) : [];
  };
  switch (action) {
    case 'settings_changed':
      return list('keys').map(settingName).join(', ');
    case 'signed_in':
    case 'signed_out':
      return '';
    case 'sign_in_refused':
    case 'sign_in_limited':
      return objectName ?? 'akun yang tidak dikenal';
    case 'officer_invited':
    case 'invitation_used':
      return list('roles').map(auditRoleText).join(', ');
    case 'officer_disabled':
      return [objectName, Number(detail.cases) > 0 ? `${Number(detail.cases)} permohonan diserahkan` : null]
        .filter((part) => part !== null)
        .join(', ');
    case 'absence_entered':
      return `${objectName ?? ''}, ${dateText(detail.fromOn)} sampai ${dateText(detail.untilOn)}`;
    case 'officer_roles_changed':
      return `${objectName ?? ''}: ${rolesText(list('before'))} → ${rolesText(list('after'))}`;
    case 'identity_view_refused':
      return [objectName, refusals[String(detail.code)]].filter((part) => part != null).join(', ');
    case 'reporter_view_refused':
      return refusals[String(detail.code)] ?? '';
    case 'factor_reset':
      return [objectName, resetReasonLabels[String(detail.reason)]].filter((part) => part != null).join(', ');
    case 'recovery_code_used':
      return `sisa ${String(detail.left ?? '')} kode`;
    case 'duty_confirmed':
    case 'duty_applicability_set':
    case 'duty_assigned':
    case 'duty_moved':
    case 'evidence_added':
    case 'evidence_removed':
      return `butir ${String(detail.item ?? '')}`;
    case 'calendar_changed':
      return `${String(detail.moved ?? 0)} batas waktu bergeser`;
    case 'document_published':
      return `${objectName ?? ''}, versi ${String(detail.version ?? '')}`;
    case 'history_anchor':
      return `${countIn(detail.case_event) + countIn(detail.document_event)} baris`;
    case 'backup_made':
      return row.objectId;
    default:
      return objectName ?? '';
  }
}

function dateText(value: unknown): string {
  return typeof value === 'string' ? longDate(value) : '';
}

const wholeLists: Readonly<Record<string, string>> = {
  complaintChannels: 'Kanal pengaduan',
  otherBodies: 'Badan publik lain',
  signingOfficial: 'Penandatangan',
  escalation: 'Pengingat dan eskalasi',
  readingHours: 'Jam baca pesan WhatsApp',
};

function settingName(key: string): string {
  const field = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const known = Object.entries(settingsLabels).find(([name]) => name === field);
  return known?.[1] ?? wholeLists[key] ?? key;
}

function rolesText(codes: readonly string[]): string {
  const names = [...new Set(codes.map((code) => auditRoleText(code.split(':')[0] ?? '')))];
  return names.length === 0 ? 'tanpa peran' : names.join(', ');
}

function countIn(range: unknown): number {
  return typeof range === 'object' && range !== null && 'count' in range && typeof range.count === 'number'
    ? range.count
    : 0;
}

const tableNames: Readonly<Record<HistoryTable, string>> = {
  case_event: 'riwayat permohonan',
  document_event: 'riwayat dokumen',
};

/** One sentence for the person who runs the check. */
export function auditProblemText(problem: AuditProblem): string {
  switch (problem.code) {
    case 'ENTRY_MISSING':
      return problem.from === problem.to
        ? `Baris ${problem.from} hilang.`
        : `Baris ${problem.from} sampai ${problem.to} hilang.`;
    case 'ENTRY_ALTERED':
      return `Baris ${problem.seq} bukan yang dulu ditulis: diubah, ditukar, atau disisipkan.`;
    case 'CHAIN_BROKEN':
      return `Baris ${problem.seq} tidak menyambung dengan baris sebelumnya.`;
    case 'KEY_MISSING':
      return `Kunci ${problem.keyId} untuk baris ${problem.seq} tidak ada di berkas kunci.`;
    case 'TAIL_MISSING':
      return `Ujung jejak terpotong: baris ${problem.from} sampai ${problem.to} hilang. Bila portal baru dipulihkan dari cadangan, ini wajar.`;
    case 'ANCHOR_DIFFERS':
      return `Baris ${problem.seq} lain dari yang dicatat di audit-anchors.log pada ${problem.at}.`;
    case 'ANCHOR_FILE_DAMAGED':
      return `${problem.lines} baris di audit-anchors.log rusak.`;
    case 'ANCHOR_FILE_BEHIND':
      return `audit-anchors.log tidak memuat kunci harian terakhir (baris ${problem.seq}). Bila portal baru dipulihkan dari cadangan, ini wajar dan ditulis lagi dalam satu jam.`;
    case 'HISTORY_DIFFERS':
      return `Isi ${tableNames[problem.table]} yang dikunci pada ${problem.at} berubah: seharusnya ${problem.expected} baris, ditemukan ${problem.found}${problem.expected === problem.found ? ' dengan isi lain' : ''}.`;
    default:
      return assertNever(problem);
  }
}
