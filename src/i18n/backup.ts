import type { BackupDamage } from '#application/backup/inspect-extracted.ts';
import type { BackupRefusal } from '#application/backup/make-backup.ts';
import type { RestoreRefusal } from '#application/backup/restore-backup.ts';
import type { ArchiveFault } from '#application/ports/backup-archive.ts';
import { assertNever } from '#domain/shared/result.ts';

/** Why no backup was made, and what to do. */
export function backupRefusalText({ code }: BackupRefusal): string {
  switch (code) {
    case 'NO_RECIPIENT':
      return 'Kunci cadangan belum dibuat. Jalankan sekali: npm run ppid -- backup init';
    case 'ALREADY_RUNNING':
      return 'Cadangan lain sedang dibuat. Tunggu sampai selesai, lalu ulangi.';
    default:
      return assertNever(code);
  }
}

/** What is wrong with a backup, or why it was not restored, and what to do. */
export function restoreRefusalText(refusal: RestoreRefusal | ArchiveFault | BackupDamage): string {
  switch (refusal.code) {
    case 'FILE_NOT_FOUND':
      return 'Berkas cadangan tidak ditemukan. Periksa nama dan foldernya.';
    case 'KEY_UNREADABLE':
      return 'Berkas kunci tidak berisi tepat satu kunci AGE-SECRET-KEY-1…. Ketik ulang kunci dari amplop ke sebuah berkas teks, satu baris.';
    case 'NOT_A_BACKUP':
      return 'Berkas ini bukan cadangan portal (bukan berkas age).';
    case 'WRONG_KEY':
      return 'Kunci ini tidak membuka cadangan ini. Cadangan memakai kunci lain, atau bagian kepala berkasnya rusak.';
    case 'CUT_OFF':
      return 'Berkas cadangan terpotong: ukurannya lebih kecil daripada saat dibuat. Salin ulang, atau pakai cadangan lain.';
    case 'ALTERED':
      return `Berkas cadangan terpotong atau isinya berubah (${refusal.where}). Salin ulang, atau pakai cadangan lain.`;
    case 'UNKNOWN_FORMAT':
      return 'Isi cadangan tidak dikenal. Pakai versi portal yang membuatnya, atau yang lebih baru.';
    case 'FOLDER_NOT_EMPTY':
      return 'Folder tujuan sudah berisi sesuatu. Pilih folder kosong; tidak ada yang ditimpa.';
    case 'PARENT_MISSING':
      return 'Folder di atas folder tujuan tidak ada. Buat dahulu, atau pilih tempat lain.';
    case 'NO_DATABASE_GIVEN':
      return 'Cadangan ini dari PostgreSQL. Buat basis data kosong, lalu tambahkan --database postgres://…';
    case 'DATABASE_NOT_EMPTY':
      return 'Basis data tujuan sudah berisi tabel. Buat basis data kosong yang baru.';
    case 'TOOLS_MISSING':
      return `pg_restore versi ${refusal.needed} atau lebih baru tidak ada. Pasang, misalnya: apt-get install postgresql-client-${refusal.needed}`;
    case 'DUMP_REFUSED':
      return `PostgreSQL menolak isi cadangan; tidak ada yang tersimpan. ${refusal.detail}`;
    case 'PROGRAM_TOO_OLD':
      return `Cadangan dibuat oleh portal versi ${refusal.appVersion} yang lebih baru daripada program ini. Mutakhirkan program dahulu.`;
    case 'DATABASE_DAMAGED':
      return `Basis data di dalam cadangan rusak: ${refusal.complaints.slice(0, 3).join('; ')}. Pakai cadangan lain.`;
    case 'ROW_COUNTS_DIFFER':
      return `Jumlah baris di dalam cadangan tidak sama dengan catatannya: ${refusal.tables.join(', ')}. Pakai cadangan lain.`;
    case 'SEALED_FILES_DAMAGED':
      return `${refusal.ids.length} berkas tersandi tidak dapat dibuka dengan kunci di dalam cadangan: ${refusal.ids.slice(0, 3).join(', ')}.`;
    default:
      return assertNever(refusal);
  }
}

/** Printed once, when the pair of keys is made. */
export function sealedEnvelopeText(identity: string, recipient: string): string {
  return `
KUNCI CADANGAN: cetak atau salin dengan tangan SEKARANG. Kunci ini tidak disimpan dan tidak ditampilkan lagi.

  ${identity}

Yang harus dilakukan:
  1. Salin kunci di atas ke kertas, dua lembar. Periksa huruf demi huruf.
  2. Masukkan masing-masing ke amplop, segel, dan bubuhi tanda tangan serta tanggal.
  3. Simpan di dua tempat terkunci yang berbeda, jauh dari peladen ini.
  4. Bersihkan layar ini (clear) dan riwayat terminal.

Siapa pun yang memegang kunci ini dapat membaca semua data di dalam cadangan.
Tanpa kunci ini tidak seorang pun dapat membuka cadangan, juga pembuat program.

Kunci publik (boleh diketahui, disimpan di peladen): ${recipient}
Berikutnya: npm run ppid -- backup
`;
}

/** Bytes for people: "12,4 MB". */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB`;
}
