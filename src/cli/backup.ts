import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeBackup } from '#application/backup/make-backup.ts';
import { recordBackup } from '#application/backup/record-backup.ts';
import { type Config, readConfig } from '#config';
import { backupKeys, backupPlaces, createContainer } from '#container';
import { backupRefusalText, megabytes, sealedEnvelopeText } from '#i18n/backup.ts';

/** Makes a pair of keys, prints the private one once, and keeps the public one; or takes a given public key. */
export async function backupInit(given: {
  readonly recipient?: string;
  readonly replace: boolean;
}): Promise<number> {
  const { recipient: kept } = backupPlaces(readConfig());
  const current = await kept.current().catch(() => null);
  if (current !== null && current !== given.recipient && !given.replace) {
    process.stderr.write(
      `Kunci cadangan sudah ada: ${current}\nCadangan lama hanya dibuka oleh kunci lamanya. Untuk mengganti, tambahkan --replace.\n`,
    );
    return 1;
  }
  if (given.recipient !== undefined) {
    if (!(await backupKeys.isRecipient(given.recipient))) {
      process.stderr.write('Itu bukan kunci publik age (age1… 62 huruf). Periksa salinannya.\n');
      return 1;
    }
    await kept.set(given.recipient);
    process.stdout.write(`Cadangan berikutnya disandikan untuk ${given.recipient}\n`);
    return 0;
  }
  const { identity, recipient } = await backupKeys.newPair();
  // Shown before it is used: no backup is ever made to a key that nobody saw.
  process.stdout.write(sealedEnvelopeText(identity, recipient));
  await kept.set(recipient);
  return 0;
}

/** Makes one backup now. Exit code 1 also when it was made and lacks files that were lost before. */
export async function backup(given: { readonly to?: string }): Promise<number> {
  const config = withFolder(readConfig(), given.to);
  if (!databaseExists(config)) {
    process.stderr.write('Belum ada basis data di DATA_DIR ini; tidak ada yang dicadangkan.\n');
    return 1;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const container = await createContainer(config, { process: 'cli' });
  try {
    const made = await makeBackup(container.backups, stop.signal);
    if (!made.ok) {
      process.stderr.write(`${backupRefusalText(made.error)}\n`);
      return 1;
    }
    const { record, missing, removed } = made.value;
    const recorded = await recordBackup(container.deps, record).then(
      () => true,
      () => false,
    );
    process.stdout.write(
      `Cadangan selesai: ${path.join(container.backups.store.folder, record.name)}\n` +
        `${megabytes(record.byteSize)}, ${record.rows} baris, ${record.files} berkas.\n`,
    );
    if (removed > 0) process.stdout.write(`${removed} cadangan yang lewat 35 hari dihapus.\n`);
    if (!recorded) {
      process.stderr.write(
        'Cadangan ini tidak tercatat di jejak audit: basis data belum mutakhir atau sibuk.\n',
      );
    }
    if (missing.length === 0) return 0;
    process.stderr.write(
      `PERHATIAN: ${missing.length} berkas tercatat tetapi tidak ada di disk, jadi tidak ikut. Jalankan: npm run ppid -- doctor\n`,
    );
    return 1;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write('Dihentikan; tidak ada cadangan baru.\n');
    return 1;
  } finally {
    await container.close();
  }
}

/** Lists good backups, newest first. */
export async function backupList(given: { readonly to?: string }): Promise<number> {
  const { store } = backupPlaces(withFolder(readConfig(), given.to));
  const good = await store.good();
  for (const record of good) {
    const lacks = record.missing > 0 ? `  tanpa ${record.missing} berkas yang hilang` : '';
    process.stdout.write(
      `${record.createdAt}  ${record.name}  ${megabytes(record.byteSize)}  ${record.rows} baris  ${record.files} berkas${lacks}\n`,
    );
  }
  if (good.length === 0) process.stdout.write(`Belum ada cadangan yang baik di ${store.folder}\n`);
  const unlisted = await store.unlisted();
  if (unlisted.length > 0) {
    process.stdout.write(`Tanpa catatan, periksa dengan verify: ${unlisted.join(', ')}\n`);
  }
  return 0;
}

function withFolder(config: Config, to: string | undefined): Config {
  return to === undefined ? config : { ...config, backupDir: to };
}

function databaseExists({ databaseUrl }: Config): boolean {
  return !databaseUrl.startsWith('file:') || existsSync(databaseUrl.replace(/^file:(\/\/(?=\/))?/, ''));
}
