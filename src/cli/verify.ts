import { verifyBackup } from '#application/backup/verify-backup.ts';
import { restoreTools } from '#container';
import { restoreRefusalText } from '#i18n/backup.ts';

/** Reads a whole backup with its offline key and says whether it can be restored. */
export async function verify(given: {
  readonly file: string;
  readonly keyFile: string;
  readonly sampleSize: number;
}): Promise<number> {
  const verified = await verifyBackup(restoreTools(), given);
  if (!verified.ok) {
    process.stderr.write(`TIDAK BAIK. ${restoreRefusalText(verified.error)}\n`);
    return 1;
  }
  const { manifest, opened, databaseOpened } = verified.value;
  const tables = Object.keys(manifest.rowCounts).length;
  process.stdout.write(
    `BAIK. Cadangan ${manifest.createdAt}, portal versi ${manifest.appVersion}.\n` +
      `${manifest.parts.length} bagian cocok dengan sidik jarinya.\n`,
  );
  process.stdout.write(
    databaseOpened
      ? `Basis data utuh, ${tables} tabel dengan jumlah baris yang sama; ${opened} berkas tersandi dibuka.\n`
      : 'Isi basis data PostgreSQL baru dapat diperiksa dengan memulihkannya ke basis data kosong.\n',
  );
  if (manifest.missing.length > 0) {
    process.stdout.write(`${manifest.missing.length} berkas sudah hilang sebelum cadangan dibuat.\n`);
  }
  return 0;
}
