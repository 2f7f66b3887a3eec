import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { migrateToLatest } from '#adapters/db/migrator.ts';
import { type OpenDatabase, openDatabase } from '#adapters/db/open-database.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

export const dialects = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof dialects)[number];

/** A migrated, empty database of its own; `url` opens a second connection, also from another process. */
export interface TestDatabase extends OpenDatabase {
  readonly url: string;
}

/** Opens a fresh, migrated database; `close` ends the connections and removes it. */
export async function openTestDatabase(dialect: Dialect): Promise<TestDatabase> {
  const { url, remove } = dialect === 'sqlite' ? await copySqliteTemplate() : await copyPostgresTemplate();
  const opened = openDatabase({ databaseUrl: url });
  let closed: Promise<void> | undefined;
  const closeOnce = async () => {
    await opened.close();
    await remove();
  };
  return {
    ...opened,
    url,
    close: () => {
      closed ??= closeOnce();
      return closed;
    },
  };
}

interface Fresh {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

async function copySqliteTemplate(): Promise<Fresh> {
  const folder = await mkdtemp(path.join(await sqliteFolder(), 'test-'));
  const file = path.join(folder, 'portal.sqlite');
  await copyFile(await sqliteTemplate(), file);
  return { url: `file:${file}`, remove: () => rm(folder, { recursive: true, force: true }) };
}

let sqliteTemplateFile: Promise<string> | undefined;

/** Migrated once for each set of migrations and copied for each test. */
function sqliteTemplate(): Promise<string> {
  sqliteTemplateFile ??= buildSqliteTemplate();
  return sqliteTemplateFile;
}

async function buildSqliteTemplate(): Promise<string> {
  const template = path.join(await sqliteFolder(), `template-${await migrationsHash()}.sqlite`);
  if (await stat(template).catch(() => undefined)) return template;
  const draft = await mkdtemp(path.join(await sqliteFolder(), 'draft-'));
  const file = path.join(draft, 'portal.sqlite');
  const opened = openDatabase({ databaseUrl: `file:${file}` });
  await migrateToLatest(opened);
  await opened.close();
  await rename(file, template);
  await rm(draft, { recursive: true, force: true });
  return template;
}

async function sqliteFolder(): Promise<string> {
  const folder = path.join(tmpdir(), `ppid-test-sqlite-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await stat(folder);
  if (uid !== userInfo().uid) throw new Error(`${folder} belongs to another user; remove it or set TMPDIR`);
  return folder;
}

let postgresServer: Promise<string> | undefined;

/** Superuser address: the runner's server when it started one, else one for this process. */
export function postgresServerUrl(): Promise<string> {
  const fromRunner = process.env.TEST_POSTGRES_URL;
  postgresServer ??= fromRunner
    ? Promise.resolve(fromRunner)
    : startEmbeddedPostgres().then((server) => server.url);
  return postgresServer;
}

async function copyPostgresTemplate(): Promise<Fresh> {
  const server = await postgresServerUrl();
  const template = await postgresTemplate(server);
  const name = `ppid_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: databaseAddress(server, name),
    remove: () =>
      administer(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

let postgresTemplateName: Promise<string> | undefined;

function postgresTemplate(server: string): Promise<string> {
  postgresTemplateName ??= buildPostgresTemplate(server);
  return postgresTemplateName;
}

async function buildPostgresTemplate(server: string): Promise<string> {
  const template = `ppid_template_${await migrationsHash()}`;
  const draft = `${template}_draft`;
  await administer(server, async (client) => {
    await client.query('select pg_advisory_lock(7743)');
    const found = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 1) return;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    const opened = openDatabase({ databaseUrl: databaseAddress(server, draft) });
    await migrateToLatest(opened);
    await opened.close();
    await client.query(`alter database ${draft} rename to ${template}`);
  });
  return template;
}

/** Runs work on the maintenance database; ending the connection also ends its advisory lock. */
async function administer<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseAddress(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

let hash: Promise<string> | undefined;

function migrationsHash(): Promise<string> {
  hash ??= hashMigrations();
  return hash;
}

async function hashMigrations(): Promise<string> {
  const folder = path.join(import.meta.dirname, '../../migrations');
  const digest = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    digest.update(`${name}\0`).update(await readFile(path.join(folder, name)));
  }
  return digest.digest('hex').slice(0, 16);
}
