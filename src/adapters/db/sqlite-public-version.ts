import Sqlite from 'better-sqlite3';
import type { PublicVersionReader } from './public-version.ts';

/** A reader waits for nobody in WAL mode, except while a broken file is being recovered. */
const WAIT_MS = 100;

/**
 * Reads the row at every call: two microseconds, as many as asking SQLite whether anything changed at all,
 * and right for every process that writes.
 */
export function sqlitePublicVersion(file: string): PublicVersionReader {
  let opened: { readonly database: Sqlite.Database; readonly read: Sqlite.Statement } | null = null;
  const open = () => {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: WAIT_MS });
    return { database, read: database.prepare('select value from public_version where id = 1').pluck() };
  };
  const close = () => {
    opened?.database.close();
    opened = null;
  };
  return {
    current: () => {
      try {
        opened ??= open();
        return Number(opened.read.get() ?? 0);
      } catch {
        close();
        return null;
      }
    },
    changed: () => {},
    close: async () => close(),
  };
}
