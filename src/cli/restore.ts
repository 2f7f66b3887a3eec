import path from 'node:path';
import { restoreBackup } from '#application/backup/restore-backup.ts';
import { restoreTools } from '#container';
import { restoreRefusalText } from '#i18n/backup.ts';

/** Lays a backup out in an empty folder. */
export async function restore(given: {
  readonly file: string;
  readonly keyFile: string;
  readonly to: string;
  readonly databaseUrl?: string;
}): Promise<number> {
  const restored = await restoreBackup(restoreTools(), {
    file: given.file,
    keyFile: given.keyFile,
    to: given.to,
    databaseUrl: given.databaseUrl ?? null,
  });
  if (!restored.ok) {
    process.stderr.write(`${restoreRefusalText(restored.error)}\n`);
    return 1;
  }
  const { manifest, held } = restored.value;
  process.stdout.write(
    `Cadangan ${manifest.createdAt} dipulihkan ke ${path.resolve(given.to)}\n` +
      `Jalankan portal dengan DATA_DIR=${path.resolve(given.to)}\n`,
  );
  if (held > 0) {
    process.stdout.write(
      `${held} pesan yang belum terkirim saat cadangan dibuat DITAHAN, karena mungkin sudah terkirim sesudahnya.\n` +
        'Periksa, lalu lepaskan atau buang: npm run ppid -- release-outbox\n',
    );
  }
  process.stdout.write('Hapus berkas kunci dari mesin ini dan kembalikan amplopnya.\n');
  return 0;
}
