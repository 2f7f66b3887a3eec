import type { DiskSpace } from '#application/ports/doctor-probes.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What the back office shows of the machine it runs on; nothing of it changes anything. */
export type MachineStatus = {
  /** Disks under the data and the backup folder, each once. */
  readonly disks: () => Promise<readonly DiskSpace[]>;
  readonly backupStatus: () => Promise<BackupStatus>;
  /** When the worker last said that it lives; null where none ever ran. */
  readonly workerSeenAt: () => Promise<InstantText | null>;
  /** When writing was stopped because the disk failed; null while all is well. */
  readonly writesStoppedAt: () => Promise<InstantText | null>;
};

export type BackupStatus = {
  /** Whether a public key is set: without one no backups are made. */
  readonly recipientSet: boolean;
  /** Newest backup that is good; null while there is none. */
  readonly newestAt: InstantText | null;
};
