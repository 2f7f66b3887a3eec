import type { ArchiveFault, BackupManifest } from '#application/ports/backup-archive.ts';
import type { DraftFolder } from '#application/ports/backup-reader.ts';
import type { DumpRefusal, ExtractedDatabase } from '#application/ports/extracted-databases.ts';
import { asId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type BackupDamage, damageOfDatabase } from './inspect-extracted.ts';
import type { RestoreDependencies } from './restore-dependencies.ts';

export type RestoreCommand = {
  readonly file: string;
  readonly keyFile: string;
  /** A folder that does not exist or is empty; becomes the data folder. */
  readonly to: string;
  /** Where a PostgreSQL backup goes: an empty database. */
  readonly databaseUrl: string | null;
};

export type RestoredBackup = {
  readonly manifest: BackupManifest;
  /** Messages that wait for a person's yes. */
  readonly held: number;
};

export type RestoreRefusal =
  | ArchiveFault
  | BackupDamage
  | DumpRefusal
  | { readonly code: 'FOLDER_NOT_EMPTY' | 'PARENT_MISSING' | 'NO_DATABASE_GIVEN' }
  | { readonly code: 'PROGRAM_TOO_OLD'; readonly appVersion: string };

/**
 * Lays a backup out as a data folder. It is read, compared and opened beside its place and gets its name last:
 * a refusal or a kill leaves the place as it was. Nothing that was waiting to be sent goes out until a person
 * says so, because it may have been sent after the backup was made.
 */
export async function restoreBackup(
  deps: RestoreDependencies,
  command: RestoreCommand,
): Promise<Result<RestoredBackup, RestoreRefusal>> {
  const claimed = await deps.folders.claim(command.to);
  if (!claimed.ok) return claimed;
  const draft = claimed.value;
  let settled = false;
  try {
    const extracted = await deps.reader.extract({ ...command, into: draft.folder, keep: async () => true });
    if (!extracted.ok) return extracted;
    const manifest = extracted.value;
    if (!(await deps.databases.knowsSchema(manifest.schemaVersion))) {
      return err({ code: 'PROGRAM_TOO_OLD', appVersion: manifest.appVersion });
    }
    const database = await openDatabase(deps, command, draft, manifest);
    if (!database.ok) return database;
    const readied = await ready(deps, database.value, draft.folder, manifest).finally(() =>
      database.value.close(),
    );
    if (!readied.ok) return readied;
    await draft.writeText('restored.json', restoredNote(manifest, deps.clock.now(), readied.value.held));
    if (manifest.dialect === 'postgres') await draft.drop('ppid.dump');
    await draft.drop('manifest.json');
    await draft.settle();
    settled = true;
    return readied;
  } finally {
    if (!settled) await draft.discard();
  }
}

async function openDatabase(
  { databases }: RestoreDependencies,
  { databaseUrl }: RestoreCommand,
  { folder }: DraftFolder,
  manifest: BackupManifest,
): Promise<Result<ExtractedDatabase, RestoreRefusal>> {
  if (manifest.dialect === 'sqlite') return ok(await databases.openSqlite(`${folder}/ppid.sqlite`));
  if (databaseUrl === null) return err({ code: 'NO_DATABASE_GIVEN' });
  return await databases.loadDump(`${folder}/ppid.dump`, databaseUrl);
}

async function ready(
  deps: RestoreDependencies,
  database: ExtractedDatabase,
  folder: string,
  manifest: BackupManifest,
): Promise<Result<RestoredBackup, BackupDamage>> {
  const damage = await damageOfDatabase(database, manifest);
  if (damage !== null) return err(damage);
  // What was erased stays erased.
  await database.markDeleted(
    manifest.erasedSince.map((id) => asId(id)),
    deps.clock.now(),
  );
  const store = await deps.filesIn(folder);
  const lost = new Set(manifest.missing);
  for (const { id, published } of await database.files()) {
    if (published && !lost.has(id)) await store.publish(id);
  }
  return ok({ manifest, held: await database.holdOutbox() });
}

function restoredNote(manifest: BackupManifest, restoredAt: string, held: number): string {
  const { createdAt, appVersion, schemaVersion } = manifest;
  return `${JSON.stringify({ backupCreatedAt: createdAt, appVersion, schemaVersion, restoredAt, held }, null, 1)}\n`;
}
