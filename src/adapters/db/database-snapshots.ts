import type { DatabaseSnapshots } from '#application/ports/database-snapshots.ts';
import type { OpenDatabase } from './open-database.ts';
import { takePostgresSnapshot } from './postgres-snapshot.ts';
import { takeSqliteSnapshot } from './sqlite-snapshot.ts';
import { deletedAmong } from './stored-file-marks.ts';

export function databaseSnapshots({ db, dialect, databaseUrl }: OpenDatabase): DatabaseSnapshots {
  return {
    take: (folder) =>
      dialect === 'sqlite'
        ? takeSqliteSnapshot(databaseUrl, folder)
        : takePostgresSnapshot(databaseUrl, folder),
    deletedByNow: (ids) => deletedAmong(db, ids),
  };
}
