import type { BackupRecord } from '#application/ports/backup-archive.ts';
import type { DatabaseSnapshot } from '#application/ports/database-snapshots.ts';
import { expiredBackups } from '#domain/backup/retention.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type ArchivedFiles, archiveParts } from './archive-parts.ts';
import type { BackupDependencies } from './backup-dependencies.ts';

export type MadeBackup = {
  readonly record: BackupRecord;
  /** Files that rows name and whose bytes are lost; the backup holds everything else. */
  readonly missing: readonly string[];
  /** How many old backups were removed. */
  readonly removed: number;
};

export type BackupRefusal = { readonly code: 'NO_RECIPIENT' } | { readonly code: 'ALREADY_RUNNING' };

/**
 * Makes one backup while the portal runs: database first, then every file that a row of the copy names, then
 * the key file, all encrypted to the offline key. Afterwards backups past their time are removed.
 * Throws when `stop` is given and when the disk fails; nothing is then listed.
 */
export async function makeBackup(
  deps: BackupDependencies,
  stop?: AbortSignal,
): Promise<Result<MadeBackup, BackupRefusal>> {
  const recipient = await deps.recipient.current();
  if (recipient === null) return err({ code: 'NO_RECIPIENT' });
  const made = await deps.store.exclusively(async (run): Promise<MadeBackup> => {
    const createdAt = deps.clock.now();
    // Before the rows, so that it names nothing that the copy of the audit trail does not hold.
    const anchors = await deps.rawFiles.anchorLog();
    const snapshot = await deps.snapshots.take(run.workFolder);
    stop?.throwIfAborted();
    const files: ArchivedFiles = { missing: [], erasedSince: [] };
    const record = await run.write({
      createdAt,
      recipient,
      parts: archiveParts(deps, { snapshot, anchors }, files),
      manifestOf: (parts) => ({
        format: 1,
        createdAt,
        appVersion: deps.appVersion,
        ...aboutDatabase(snapshot),
        parts,
        missing: files.missing,
        erasedSince: files.erasedSince,
      }),
      ...(stop === undefined ? {} : { stop }),
    });
    return { record, missing: files.missing, removed: await removeExpired(deps) };
  });
  return made === null ? err({ code: 'ALREADY_RUNNING' }) : ok(made);
}

function aboutDatabase({ dialect, rowCounts, schemaVersion }: DatabaseSnapshot) {
  return { dialect, rowCounts, schemaVersion };
}

async function removeExpired({ store, clock }: BackupDependencies): Promise<number> {
  const expired = expiredBackups(await store.good(), clock.now());
  for (const { name } of expired) await store.remove(name);
  return expired.length;
}
