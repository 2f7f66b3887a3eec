import type { BackupRecipient, BackupStore } from '#application/ports/backup-store.ts';
import type { Clock } from '#application/ports/clock.ts';
import type { DatabaseSnapshots } from '#application/ports/database-snapshots.ts';
import type { RawFiles } from '#application/ports/raw-files.ts';

/** What making backups needs; put together in the container. */
export type BackupDependencies = {
  readonly appVersion: string;
  readonly clock: Clock;
  readonly store: BackupStore;
  readonly recipient: BackupRecipient;
  readonly snapshots: DatabaseSnapshots;
  readonly rawFiles: RawFiles;
};
