import { chmod, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { type OpenDatabase, sqliteFileOf } from './open-database.ts';

const KEPT_COPIES = 3;

/**
 * Copies the open SQLite file to `<file>.before-<instant>`, complete and fsynced before it gets its name;
 * the latest three stay. Null when the file holds no migrated schema yet.
 */
export async function copySqliteBefore(opened: OpenDatabase): Promise<string | null> {
  if (!(await holdsSchema(opened))) return null;
  const file = sqliteFileOf(opened.databaseUrl);
  const folder = path.dirname(file);
  const prefix = `${path.basename(file)}.before-`;
  const target = path.join(folder, `${prefix}${new Date().toISOString().replace(/[-:.]/g, '')}`);
  const draft = path.join(folder, `.${path.basename(target)}.draft`);
  await rm(draft, { force: true });
  await sql`vacuum into ${draft}`.execute(opened.db);
  await chmod(draft, 0o600);
  await fsyncPath(draft);
  await rename(draft, target);
  await fsyncPath(folder);
  const copies = (await readdir(folder)).filter((name) => name.startsWith(prefix)).toSorted();
  for (const old of copies.slice(0, -KEPT_COPIES)) await rm(path.join(folder, old), { force: true });
  return target;
}

async function holdsSchema({ db }: OpenDatabase): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_master where name = 'setting'`.execute(db);
  return rows.length > 0;
}

async function fsyncPath(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
