import Sqlite from 'better-sqlite3';
import type { PublicVersionReader } from './public-version.ts';

/** A reader waits for nobody in WAL mode, except while a broken file is being recovered. */
const WAIT_MS = 100;

/** How long a change of another process may go unnoticed. Reading takes locks, which a busy web feels. */
const BELIEVED_MS = 20;

/**
 * Reads the row itself, which costs as much as asking SQLite whether anything changed at all: after each change
 * of this process, and fifty times a second for the sake of the others.
 */
export function sqlitePublicVersion(file: string): PublicVersionReader {
  let opened: { readonly database: Sqlite.Database; readonly read: Sqlite.Statement } | null = null;
  let known: { readonly value: number; readonly atMs: number } | null = null;
  const open = () => {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: WAIT_MS });
    return { database, read: database.prepare('select value from public_version where id = 1').pluck() };
  };
  const close = () => {
    known = null;
    opened?.database.close();
    opened = null;
  };
  return {
    current: () => {
      const atMs = performance.now();
      if (known !== null && atMs - known.atMs < BELIEVED_MS) return known.value;
      try {
        opened ??= open();
        known = { value: Number(opened.read.get() ?? 0), atMs };
        return known.value;
      } catch {
        close();
        return null;
      }
    },
    changed: () => {
      known = null;
    },
    close: async () => close(),
  };
}
