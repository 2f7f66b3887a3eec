import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import {
  assertMigrated,
  migrateToLatest,
  PendingMigrationsError,
  pendingMigrations,
} from '#adapters/db/migrator.ts';
import { type OpenDatabase, openDatabase } from '#adapters/db/open-database.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';

const run = promisify(execFile);
const folder = path.join(import.meta.dirname, '../../../migrations');

async function migrations() {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).toSorted();
  return Promise.all(
    files.map(async (file) => ({
      name: path.basename(file, '.ts'),
      up: (await import(path.join(folder, file))).up,
    })),
  );
}

async function tableNames({ db }: OpenDatabase): Promise<readonly string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).toSorted();
}

eachDialect('migrations', (context) => {
  test('each can be run again over its own work', async () => {
    const opened = await context.open();
    const before = await tableNames(opened);
    for (const { up } of await migrations()) await up(opened.db);
    assert.deepEqual(await tableNames(opened), before);
  });

  test('go on where a killed run stopped, after the change and before its record', async () => {
    const opened = await context.open();
    const names = (await migrations()).map(({ name }) => name);
    const forgotten = names.slice(-2);
    await sql`delete from kysely_migration where name in (${sql.join(forgotten)})`.execute(opened.db);

    assert.deepEqual(await pendingMigrations(opened), forgotten);
    await assert.rejects(assertMigrated(opened), PendingMigrationsError);
    assert.deepEqual((await migrateToLatest(opened)).applied, forgotten);
    await assertMigrated(opened);
    assert.deepEqual((await migrateToLatest(opened)).applied, []);
  });
});

describe('migrations of a SQLite file', () => {
  const folders: string[] = [];
  after(() => Promise.all(folders.map((made) => rm(made, { recursive: true, force: true }))));
  const newFile = async () => {
    const made = await mkdtemp(path.join(tmpdir(), 'ppid-migrations-'));
    folders.push(made);
    return path.join(made, 'sub', 'portal.sqlite');
  };

  test('run once when three processes start together on a new file', async () => {
    const databaseUrl = `file:${await newFile()}`;
    const child = path.join(import.meta.dirname, 'migrate-child.ts');
    const runs = await Promise.all([1, 2, 3].map(() => run(process.execPath, [child, databaseUrl])));
    const applied = runs.flatMap(({ stdout }): string[] => JSON.parse(stdout));
    assert.deepEqual(
      applied.toSorted(),
      (await migrations()).map(({ name }) => name),
    );
  });

  test('copy the file first, and keep the last three copies', async () => {
    const file = await newFile();
    const opened = openDatabase({ databaseUrl: `file:${file}` });
    await migrateToLatest(opened);
    await opened.db.insertInto('counter').values({ kind: 'letter', year: 2026, value: 41 }).execute();
    const last = (await migrations()).at(-1)?.name ?? '';
    const copies: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      await sql`delete from kysely_migration where name = ${last}`.execute(opened.db);
      copies.push((await migrateToLatest(opened)).copy ?? assert.fail('no copy was made'));
    }
    await opened.close();

    const names = await readdir(path.dirname(file));
    assert.deepEqual(
      names.filter((name) => name.includes('before')).toSorted(),
      copies.slice(1).map((copy) => path.basename(copy)),
    );
    const latest = copies.at(-1) ?? '';
    assert.equal((await stat(latest)).mode & 0o777, 0o600);
    const copy = openDatabase({ databaseUrl: `file:${latest}` });
    const { value } = await copy.db.selectFrom('counter').select('value').executeTakeFirstOrThrow();
    assert.equal(value, 41);
    await copy.close();
  });

  test('are durable, strict and private: full synchronisation, foreign keys, file 0600 in a folder 0700', async () => {
    const file = await newFile();
    const opened = openDatabase({ databaseUrl: `file:${file}` });
    await migrateToLatest(opened);
    const pragma = async (name: string) => {
      const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(opened.db);
      return Object.values(rows[0] ?? {})[0];
    };
    assert.equal(await pragma('synchronous'), 2);
    assert.equal(await pragma('journal_mode'), 'wal');
    assert.equal(await pragma('foreign_keys'), 1);
    assert.equal(await pragma('trusted_schema'), 0);
    assert.equal(await pragma('secure_delete'), 1);
    assert.equal(await pragma('cell_size_check'), 1);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal((await stat(path.dirname(file))).mode & 0o777, 0o700);
    await opened.close();
  });
});
