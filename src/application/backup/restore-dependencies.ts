import type { BackupReader, DraftFolders } from '#application/ports/backup-reader.ts';
import type { Clock } from '#application/ports/clock.ts';
import type { ExtractedDatabases } from '#application/ports/extracted-databases.ts';
import type { FileStore } from '#application/ports/file-store.ts';

/** What checking and restoring backups needs: no database, key or settings of a running portal. */
export type RestoreDependencies = {
  readonly clock: Pick<Clock, 'now'>;
  readonly reader: BackupReader;
  readonly folders: DraftFolders;
  readonly databases: ExtractedDatabases;
  /** The file store of an extracted data folder, with the key that lies in it. */
  readonly filesIn: (dataDir: string) => Promise<FileStore>;
};
