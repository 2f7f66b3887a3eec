import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { migrateToLatest } from '#adapters/db/migrator.ts';
import { openDatabase } from '#adapters/db/open-database.ts';
import { debianPostgresFolder, startDebianPostgres } from '#tests/support/debian-postgres.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { backupSuite } from './backup-suite.ts';

describe('backup and restore [sqlite]', () => {
  const opened: TestDatabase[] = [];
  after(() => Promise.all(opened.map((database) => database.close())));
  backupSuite(
    {
      dialect: 'sqlite',
      open: async () => {
        const database = await openTestDatabase('sqlite');
        opened.push(database);
        return database;
      },
    },
    async () => null,
  );
});

const bin = await debianPostgresFolder();

describe('backup and restore [postgres]', () => {
  if (bin === null) {
    test('a PostgreSQL database is dumped and restored', (t) =>
      t.skip('no PostgreSQL server with its own pg_dump is installed; the embedded one has none'));
    return;
  }
  const opened: TestDatabase[] = [];
  let server = { url: '', stop: async () => {} };
  let made = 0;
  before(async () => {
    server = await startDebianPostgres(bin);
  });
  after(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await server.stop();
  });
  const emptyDatabase = async () => {
    made += 1;
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(`create database ppid_${made}`);
    await client.end();
    return server.url.replace(/postgres$/, `ppid_${made}`);
  };
  backupSuite(
    {
      dialect: 'postgres',
      open: async () => {
        const url = await emptyDatabase();
        const database = { ...openDatabase({ databaseUrl: url }), url };
        await migrateToLatest(database);
        opened.push(database);
        return database;
      },
    },
    emptyDatabase,
  );
});
