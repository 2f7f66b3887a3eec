import type { AbsenceErrorCode } from '#domain/officer/absence.ts';
import { type AbsentOfficer, deputyFor } from '#domain/officer/stand-in.ts';
import type { OfficerId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';
import { shortDate } from '#web/format.ts';

/** What the fields are called, in the order of the page. */
export const absenceLabels = {
  from_on: 'Hari pertama',
  until_on: 'Hari terakhir',
  deputy_id: 'Pengganti',
  absence_note: 'Catatan untuk pengganti',
} as const;

export const absenceErrorCopy: Readonly<Record<AbsenceErrorCode, string>> = {
  FORBIDDEN: 'Anda tidak berwenang melakukan ini.',
  OFFICER_UNKNOWN: 'Akun ini tidak ada atau sedang dinonaktifkan.',
  ABSENCE_ORDER: 'Hari terakhir lebih awal dari hari pertama. Periksa kedua tanggalnya.',
  ABSENCE_PAST: 'Hari terakhir sudah lewat. Isi hari ini atau sesudahnya.',
  ABSENCE_TOO_LONG: 'Lebih dari satu tahun. Untuk pindah tugas, minta administrator menonaktifkan akun.',
  ABSENCE_OVERLAPS: 'Sudah ada ketidakhadiran pada tanggal itu. Akhiri atau batalkan dulu yang lama.',
  ABSENCE_OVER: 'Ketidakhadiran ini sudah selesai atau sudah dibatalkan.',
  DEPUTY_SELF: 'Pengganti harus orang lain.',
  DEPUTY_UNKNOWN: 'Petugas ini tidak ada atau sudah tidak aktif. Pilih pengganti lain.',
  DEPUTY_NOT_SUITABLE: 'Peran petugas ini tidak mencakup seluruh pekerjaannya. Pilih pengganti lain.',
  DEPUTY_ABSENT: 'Petugas ini juga tidak di tempat pada tanggal itu. Pilih pengganti lain.',
};

/** The sentence for a code of the form: of the use case, else a field's. */
export function absenceErrorText(code: string): string {
  return isAbsenceError(code) ? absenceErrorCopy[code] : fieldErrorText(code);
}

function isAbsenceError(code: string): code is AbsenceErrorCode {
  return Object.hasOwn(absenceErrorCopy, code);
}

/** Said once after a 303, by the word in the address. */
export const absenceSavedTexts: Readonly<Record<string, string>> = {
  tercatat: 'Ketidakhadiran tercatat. Pada tanggalnya, penggantian berjalan sendiri.',
  ended: 'Ketidakhadiran berakhir. Permohonan kembali hanya ada pada pemegangnya.',
  withdrawn: 'Ketidakhadiran dibatalkan.',
};

/** "23 Nov 2026 sampai 27 Nov 2026", or the one day. */
export function spanInWords(span: { readonly fromOn: CivilDate; readonly untilOn: CivilDate }): string {
  return span.fromOn === span.untilOn
    ? shortDate(span.fromOn)
    : `${shortDate(span.fromOn)} sampai ${shortDate(span.untilOn)}`;
}

/** "tidak di tempat sampai 27 Nov 2026"; of one who left: "tidak bertugas lagi". */
export function awayInWords({ untilOn }: Pick<AbsentOfficer, 'untilOn'>): string {
  return untilOn === null ? 'tidak bertugas lagi' : `tidak di tempat sampai ${shortDate(untilOn)}`;
}

/** Who stands in on a case of the unit, as the viewer reads it beside the holder's name. */
export function standInWords(absent: AbsentOfficer, unitId: UnitId | null, viewerId: OfficerId): string {
  const deputy = deputyFor(absent, unitId);
  if (deputy === null) return `${awayInWords(absent)}, semua petugas PPID boleh menangani`;
  return deputy.officerId === viewerId
    ? `${awayInWords(absent)}, Anda penggantinya`
    : `${awayInWords(absent)}, digantikan ${deputy.fullName}`;
}

/** What stands in the list's last column below or instead of the holder's name. */
export function holderInList(
  absent: AbsentOfficer,
  unitId: UnitId | null,
  viewerId: OfficerId,
): { readonly name: string | null; readonly remark: string } {
  const deputy = deputyFor(absent, unitId);
  const until = absent.untilOn === null ? '' : ` sampai ${shortDate(absent.untilOn)}`;
  if (deputy?.officerId === viewerId) {
    return { name: null, remark: `menggantikan ${absent.fullName}${until}` };
  }
  return {
    name: absent.fullName,
    remark: deputy === null ? `pemegang ${awayInWords(absent)}` : `digantikan ${deputy.fullName}${until}`,
  };
}
