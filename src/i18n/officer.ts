import type { LeavingWarning } from '#application/officer/leaving-warnings.ts';
import type { UnitErrorCode } from '#domain/office/unit-error.ts';
import type { OfficerErrorCode } from '#domain/officer/officer-error.ts';
import { roleLabel } from '#domain/officer/permissions.ts';
import type { Role } from '#domain/officer/role.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';

/** What an officer reads when something about accounts is refused: what is wrong, and what to do. */
export const officerErrorCopy: Readonly<Record<OfficerErrorCode, string>> = {
  FORBIDDEN: 'Anda tidak berwenang melakukan ini.',
  SIGN_IN_REFUSED:
    'Email atau kata sandi tidak cocok. Periksa lagi, atau minta tautan baru kepada administrator.',
  TOO_MANY_TRIES: 'Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi.',
  SIGN_IN_OVER: 'Waktu masuk sudah habis. Masuk lagi dari awal.',
  CODE_REFUSED:
    'Kode tidak cocok atau sudah dipakai. Tunggu sampai aplikasi menampilkan kode berikutnya, lalu ketik kode itu.',
  CODE_TOO_MANY_TRIES: 'Terlalu banyak kode yang keliru. Tunggu 15 menit, lalu coba lagi.',
  RECOVERY_CODE_REFUSED: 'Kode cadangan tidak cocok atau sudah dipakai. Pakai kode lain dari lembar Anda.',
  FACTOR_EXISTS: 'Akun ini sudah mempunyai aplikasi kode. Masuk dengan kode dari aplikasi itu.',
  FRESH_SIGN_IN_NEEDED: 'Masukkan kata sandi dan kode sekali lagi sebelum melakukan ini.',
  LINK_INVALID: 'Tautan ini sudah dipakai, dicabut, atau lewat waktunya.',
  EMAIL_IN_USE: 'Alamat email ini sudah dipakai akun lain. Pakai alamat yang lain.',
  UNIT_UNKNOWN: 'Unit yang dipilih tidak ada atau sudah diarsipkan. Pilih unit yang lain.',
  OFFICER_UNKNOWN: 'Akun ini tidak ada atau sedang dinonaktifkan.',
  LAST_ADMINISTRATOR:
    'Ini administrator terakhir yang aktif. Jadikan orang lain administrator dulu, baru ubah akun ini.',
  ALREADY_DISABLED: 'Akun ini sudah dinonaktifkan, mungkin oleh administrator lain.',
  ALREADY_ENABLED: 'Akun ini sudah aktif.',
  SUCCESSOR_UNKNOWN: 'Petugas ini tidak ada atau sudah tidak aktif. Pilih petugas lain.',
  SUCCESSOR_NOT_SUITABLE:
    'Petugas ini tidak berwenang atas sebagian permohonan itu. Pilih petugas lain, atau kembalikan ke meja.',
  GRANTS_EMPTY: 'Pilih paling sedikit satu peran.',
  GRANT_NEEDS_UNIT: 'Pilih unit untuk peran ini.',
  GRANT_IS_WHOLE_BODY: 'Peran ini berlaku untuk seluruh badan, bukan untuk satu unit.',
  PASSWORD_TOO_SHORT: 'Kata sandi terlalu pendek. Pakai paling sedikit 12 karakter.',
  PASSWORD_TOO_LONG: 'Kata sandi terlalu panjang. Pakai paling banyak 128 karakter.',
  PASSWORD_GUESSABLE:
    'Kata sandi ini mudah ditebak: isinya kata umum, nama kantor atau unit, nama Anda, atau deretan tombol. Pakai tiga atau empat kata yang tidak berhubungan.',
};

/** What the office would lack without the one who leaves, and what to do before. */
export const leavingWarningCopy: Readonly<Record<LeavingWarning, string>> = {
  LAST_ADMINISTRATOR: officerErrorCopy.LAST_ADMINISTRATOR,
  ONLY_PPID:
    'Ini satu-satunya PPID. Beri peran PPID kepada orang lain, agar keputusan dan terbitan tidak berhenti.',
  ONLY_DESK: 'Tidak ada petugas lain yang dapat menjawab permohonan. Undang atau beri peran dulu.',
  SIGNING_OFFICIAL:
    'Namanya penandatangan surat di pengaturan. Ganti penandatangan, agar surat baru tidak memakai nama ini.',
};

/** What an officer still has in hand, with what becomes of it; nothing that there is none of. */
export function leavingFacts(held: {
  readonly openCases: number;
  readonly awaitingSignature: number;
  readonly noticesToTell: number;
  readonly documentDrafts: number;
  readonly openLinks: number;
  readonly absences: number;
  /** Names of those the officer stands in for, now or later. */
  readonly duties: readonly string[];
}): readonly { readonly term: string; readonly text: string }[] {
  const { openCases, awaitingSignature, noticesToTell, documentDrafts, openLinks, absences, duties } = held;
  const waiting = awaitingSignature > 0 ? `, ${awaitingSignature} menunggu tanda tangan` : '';
  return [
    [openCases, 'Permohonan terbuka', `${openCases}${waiting}`],
    [noticesToTell, 'Perlu dikabari', `${noticesToTell} tugas; tetap di daftar bersama`],
    [documentDrafts, 'Konsep dokumen', `${documentDrafts}; tetap dapat dilanjutkan petugas lain`],
    [duties.length, 'Menggantikan', `${duties.join(', ')}; penggantian berakhir`],
    [absences, 'Ketidakhadiran', `${absences} tercatat; berakhir`],
    [openLinks, 'Tautan yang dibuatnya', `${openLinks} belum dipakai; dicabut`],
  ].flatMap(([count, term, text]) => (Number(count) > 0 ? [{ term: String(term), text: String(text) }] : []));
}

export const unitErrorCopy: Readonly<Record<UnitErrorCode, string>> = {
  FORBIDDEN: officerErrorCopy.FORBIDDEN,
  UNIT_UNKNOWN: 'Unit ini tidak ada.',
  UNIT_NAME_IN_USE: 'Sudah ada unit dengan nama ini, mungkin di antara yang diarsipkan.',
  STALE_UNIT: 'Unit ini baru saja diubah petugas lain. Periksa isinya, lalu simpan lagi.',
};

/** What a role may do, in one line, for the one who hands it out. */
export const roleHints: Readonly<Record<Role, string>> = {
  desk_officer: 'Menerima dan menyiapkan jawaban permohonan, memeriksa identitas, mengabari pemohon.',
  unit_ppid: 'Menyiapkan jawaban dan menerbitkan dokumen unitnya sendiri.',
  chief_ppid: 'Memutuskan permohonan, menerbitkan dokumen, mengubah pengaturan.',
  superior_officer: 'Membaca permohonan dan identitas bila ada keberatan; memutuskan keberatan.',
  liaison_officer: 'Menindaklanjuti pengaduan untuk unitnya.',
  complaint_desk: 'Menerima dan menyalurkan pengaduan.',
  auditor: 'Hanya membaca, tanpa melihat identitas pemohon.',
  administrator: 'Mengatur pengguna, unit, dan pengaturan. Tidak melihat isi permohonan.',
};

/** What the fields of forms about accounts are called, in the order of the page. */
export const accountLabels = {
  full_name: 'Nama lengkap',
  position_title: 'Jabatan',
  email: 'Alamat email',
  roles: 'Peran untuk seluruh badan',
  unit_ppid_unit_id: 'PPID pelaksana, unit',
  liaison_officer_unit_id: 'Pejabat penghubung, unit',
  password: 'Kata sandi',
  password_repeat: 'Kata sandi sekali lagi',
  code: 'Kode dari aplikasi',
  recovery_code: 'Kode cadangan',
  saved: 'Kode cadangan',
  reason: 'Alasan',
  recognised: 'Cara mengenali',
} as const;

export const unitLabels = {
  name: 'Nama unit',
  short_name: 'Nama pendek',
  version: 'Versi',
  liaison_name: 'Pejabat penghubung',
  liaison_position: 'Jabatan penghubung',
  liaison_phone: 'WhatsApp penghubung',
  head_name: 'Pimpinan unit',
  head_position: 'Jabatan pimpinan',
  head_phone: 'WhatsApp pimpinan',
} as const;

export const passwordHint =
  'Paling sedikit 12 karakter. Tiga atau empat kata yang tidak berhubungan mudah diingat dan sulit ditebak.';

/** The sentence for a code of a form about accounts: our own first, else a field's. */
export function officerErrorText(code: string): string {
  return isKeyOf(officerErrorCopy, code) ? officerErrorCopy[code] : (ownTexts[code] ?? fieldErrorText(code));
}

export function unitErrorText(code: string): string {
  return isKeyOf(unitErrorCopy, code) ? unitErrorCopy[code] : fieldErrorText(code);
}

const ownTexts: Readonly<Record<string, string>> = {
  CODES_NOT_SAVED: 'Simpan kode cadangan dulu, lalu beri tanda di sini.',
  PASSWORD_REFUSED: 'Kata sandi tidak cocok. Periksa huruf besar dan kecilnya.',
  PASSWORD_REPEAT_DIFFERS: 'Kedua kata sandi tidak sama. Ketik ulang keduanya.',
};

function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

/** Offices held, as people say them: "PPID pelaksana (Dinas Kesehatan), Pemantau". */
export function grantsInWords(
  grants: readonly { readonly role: Role; readonly unitName: string | null }[],
): string {
  if (grants.length === 0) return 'Tanpa peran';
  return grants
    .map(({ role, unitName }) => (unitName === null ? roleLabel(role) : `${roleLabel(role)} (${unitName})`))
    .join(', ');
}
