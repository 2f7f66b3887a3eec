import { chmod, open, rm } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { DatabaseSnapshot } from '#application/ports/database-snapshots.ts';
import { openDatabase, sqliteFileOf } from './open-database.ts';
import { countRows, newestMigration } from './row-counts.ts';
import { keptFiles } from './stored-file-marks.ts';

/** Pages of one step: about a millisecond of copying, then others get their turn. */
const STEP_PAGES = 1_000;

/**
 * Copies a SQLite file as of one instant, page by page, while others write. The open read transaction pins the
 * instant; without it every write of another connection would start the copy again.
 */
export async function takeSqliteSnapshot(databaseUrl: string, folder: string): Promise<DatabaseSnapshot> {
  const file = path.join(folder, 'ppid.sqlite');
  const source = new Sqlite(sqliteFileOf(databaseUrl), { fileMustExist: true, timeout: 5_000 });
  try {
    source.exec('begin');
    source.prepare('select count(*) from sqlite_master').get();
    await source.backup(file, { progress: () => STEP_PAGES });
    source.exec('rollback');
  } finally {
    source.close();
  }
  await chmod(file, 0o600);
  const copy = openDatabase({ databaseUrl: `file:${file}` });
  const facts = await Promise.all([countRows(copy.db), newestMigration(copy.db), keptFiles(copy.db)]).finally(
    () => copy.close(),
  );
  asOneFile(file);
  for (const rest of ['-wal', '-shm']) await rm(`${file}${rest}`, { force: true });
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
  const [rowCounts, schemaVersion, files] = facts;
  return {
    dialect: 'sqlite',
    file,
    rowCounts,
    schemaVersion,
    files: files.map(({ id, published }) => ({ id, published })),
  };
}

/** Leaves WAL mode, so that the copy can be opened from a read-only place. The portal turns it on again. */
function asOneFile(file: string): void {
  const copy = new Sqlite(file);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
