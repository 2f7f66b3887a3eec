import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { isBusy } from './database-errors.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Database } from './schema.ts';
import { copySqliteBefore } from './sqlite-copy.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../../migrations');

export type Migrated = {
  /** Names of the migrations that were run now, in order. */
  readonly applied: readonly string[];
  /** Where the SQLite file was copied before, if it held anything. */
  readonly copy: string | null;
};

/** The database is older than the program. */
export class PendingMigrationsError extends Error {
  override name = 'PendingMigrationsError';
  readonly pending: readonly string[];
  constructor(pending: readonly string[]) {
    super(
      `Basis data belum mutakhir: ${pending.join(', ')}. Jalankan "npm start" atau "npm run ppid -- migrate".`,
    );
    this.pending = pending;
  }
}

/**
 * Brings the database to the newest schema, all pending migrations in one transaction: a run that is cut
 * leaves nothing behind, and processes that start together wait for each other. A SQLite file that holds
 * something is copied first.
 */
export async function migrateToLatest(open: OpenDatabase): Promise<Migrated> {
  const pending = await pendingMigrations(open);
  if (pending.length === 0) return { applied: [], copy: null };
  const copy = open.dialect === 'sqlite' ? await copySqliteBefore(open) : null;
  if (open.dialect === 'sqlite') return { applied: await migrate(open.db), copy };
  const applied = await open.db.connection().execute(async (db) => {
    await sql`set statement_timeout = 0`.execute(db);
    try {
      return await migrate(db);
    } finally {
      await sql`reset statement_timeout`.execute(db);
    }
  });
  return { applied, copy };
}

/** @throws PendingMigrationsError when the schema is older than the program. */
export async function assertMigrated(open: OpenDatabase): Promise<void> {
  const pending = await pendingMigrations(open);
  if (pending.length > 0) throw new PendingMigrationsError(pending);
}

/** True while no migration was ever run: the database holds nothing yet. */
export async function isNewDatabase(open: OpenDatabase): Promise<boolean> {
  const migrations = await new Migrator({ db: open.db, provider }).getMigrations();
  return migrations.every(({ executedAt }) => executedAt === undefined);
}

/** Names of the migrations that have not been run, in order. */
export async function pendingMigrations(open: OpenDatabase): Promise<readonly string[]> {
  const migrations = await new Migrator({ db: open.db, provider }).getMigrations();
  return migrations.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

const ATTEMPTS = 12;

async function migrate(db: Kysely<Database>): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
    if (error === undefined) return results.map(({ migrationName }) => migrationName);
    // Another process is migrating: each try has waited five seconds.
    if (!isBusy(error) || attempt === ATTEMPTS) throw error;
  }
}

const provider: MigrationProvider = {
  getMigrations: async () => {
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.ts'));
    const loaded = files.map(async (file): Promise<[string, Migration]> => {
      const { up } = await import(pathToFileURL(path.join(MIGRATIONS, file)).href);
      return [path.basename(file, '.ts'), { up }];
    });
    return Object.fromEntries(await Promise.all(loaded));
  },
};
