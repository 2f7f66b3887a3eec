import { Client } from 'pg';
import { migrateToLatest } from '#adapters/db/migrator.ts';
import { openDatabase } from '#adapters/db/open-database.ts';
import { debianPostgresFolder, startDebianPostgres } from '#tests/support/debian-postgres.ts';
import type { DialectContext } from '#tests/support/each-dialect.ts';
import { type Dialect, openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

/** Databases of one kind for a suite. */
export type Keeping = DialectContext & {
  /** Where rows can be restored to: an empty database, or null where a backup carries the file. */
  readonly emptyDatabase: () => Promise<string | null>;
  /** False on PostgreSQL without its dump tools; the embedded server has none. */
  readonly canBackUp: boolean;
  readonly close: () => Promise<void>;
};

export async function keepingOf(dialect: Dialect): Promise<Keeping> {
  const opened: TestDatabase[] = [];
  const kept = async (database: TestDatabase): Promise<TestDatabase> => {
    opened.push(database);
    return database;
  };
  const closeAll = () => Promise.all(opened.map((database) => database.close()));
  const bin = dialect === 'postgres' ? await debianPostgresFolder() : null;
  if (bin === null) {
    return {
      dialect,
      open: async () => kept(await openTestDatabase(dialect)),
      emptyDatabase: async () => null,
      canBackUp: dialect === 'sqlite',
      close: async () => {
        await closeAll();
      },
    };
  }
  const server = await startDebianPostgres(bin);
  const emptyDatabase = async (): Promise<string> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const name = `ppid_${Date.now()}`;
    await client.query(`create database ${name}`);
    await client.end();
    return server.url.replace(/postgres$/, name);
  };
  return {
    dialect,
    open: async () => {
      const url = await emptyDatabase();
      const database = { ...openDatabase({ databaseUrl: url }), url };
      await migrateToLatest(database);
      return kept(database);
    },
    emptyDatabase,
    canBackUp: true,
    close: async () => {
      await closeAll();
      await server.stop();
    },
  };
}
