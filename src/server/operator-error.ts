/** Errors whose message was written for the person who runs the portal. */
const operatorErrors: readonly string[] = [
  'ConfigError',
  'KeyFileError',
  'DatabaseOpenError',
  'DatabaseUnavailableError',
  'DatabaseBusyError',
  'PendingMigrationsError',
  'BackupRecipientError',
  'PostgresToolsError',
];

/** What to tell the operator, in a sentence; null for a bug, which needs its stack. */
export function operatorSentence(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (operatorErrors.includes(error.name)) return error.message;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return 'PORT itu sedang dipakai program lain. Hentikan program itu, atau pilih PORT lain.';
  }
  if (code === 'EADDRNOTAVAIL') return 'HOST itu bukan alamat mesin ini. Periksa HOST.';
  if (code === 'EROFS') {
    return `Folder data hanya dapat dibaca. Periksa apakah disknya rusak atau terpasang hanya-baca: ${error.message}`;
  }
  if (code === 'ENOSPC') return `Disk penuh. Kosongkan sebagian, lalu jalankan lagi: ${error.message}`;
  if (code === 'EACCES') return `Tidak ada izin: ${error.message}`;
  return null;
}

/** Ends a start that failed: one sentence for what the operator can mend, the whole error otherwise. */
export function reportFailedStart(error: unknown): void {
  const sentence = operatorSentence(error);
  const text = sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.stderr.write(`\n${text}\n`);
}
