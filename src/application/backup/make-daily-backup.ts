import type { PortalFacts } from '#application/dependencies.ts';
import type { Logger } from '#application/ports/logger.ts';
import type { UnitOfWork } from '#application/ports/unit-of-work.ts';
import { isDailyBackupDue } from '#domain/backup/daily-slot.ts';
import type { BackupDependencies } from './backup-dependencies.ts';
import { makeBackup } from './make-backup.ts';
import { recordBackup } from './record-backup.ts';

export type DailyBackupDependencies = {
  readonly backups: BackupDependencies;
  readonly facts: Pick<PortalFacts, 'officeTimeZone'>;
  readonly logger: Logger;
  readonly unitOfWork: UnitOfWork;
};

/** Makes the night's backup when it is due and a public key is set; returns how many were made. */
export async function makeDailyBackup(
  { backups, facts, logger, unitOfWork }: DailyBackupDependencies,
  stop?: AbortSignal,
): Promise<number> {
  if ((await backups.recipient.current()) === null) return 0;
  const [newest] = await backups.store.good();
  if (!isDailyBackupDue(newest?.createdAt ?? null, backups.clock.now(), facts.officeTimeZone)) return 0;
  const made = await makeBackup(backups, stop);
  if (!made.ok) return 0;
  await recordBackup({ unitOfWork, clock: backups.clock }, made.value.record);
  if (made.value.missing.length > 0) {
    logger.error('backup_lacks_files', { count: made.value.missing.length });
  }
  return 1;
}
