import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

/**
 * Runs work while no other process of this machine holds the lock of this file; null when one does. The lock
 * is SQLite's on an empty file: the system lets go of it when the process ends, however it ends.
 */
export async function withExclusiveLock<T>(file: string, work: () => Promise<T>): Promise<T | null> {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    try {
      lock.exec('begin exclusive');
    } catch (error) {
      if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
      throw error;
    }
    return await work();
  } finally {
    lock.close();
  }
}
