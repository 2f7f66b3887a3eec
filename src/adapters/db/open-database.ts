import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { GuardedKysely } from './guarded-kysely.ts';
import { GuardedPostgresDialect } from './guarded-postgres-dialect.ts';
import { ImmediateSqliteDialect } from './immediate-sqlite-dialect.ts';
import type { Database } from './schema.ts';
import { type StatementListener, type StatementWatch, statementWatch } from './statement-watch.ts';
import { TRANSACTION_LIMIT_MS } from './transaction-guard.ts';

export type DatabaseDialect = 'sqlite' | 'postgres';

export type OpenDatabase = {
  readonly db: Kysely<Database>;
  readonly dialect: DatabaseDialect;
  readonly databaseUrl: string;
  /** Listens to every statement, `begin` and `commit` included, until the returned function is called. */
  readonly watchStatements: (listener: StatementListener) => () => void;
  readonly close: () => Promise<void>;
};

export type OpenDatabaseOptions = {
  /** `file:<path>` or `postgres://…` */
  readonly databaseUrl: string;
  readonly onStatement?: StatementListener;
  /** Told of an idle PostgreSQL connection that broke; the pool replaces it by itself. */
  readonly onIdleConnectionError?: (error: Error) => void;
  /** Told when SQLite could not flush to disk; PostgreSQL ends itself then. */
  readonly onFlushFailed?: (code: string) => void;
  /** How long a transaction may stay open, in milliseconds. */
  readonly transactionLimitMs?: number;
};

/** The database cannot be opened as it must be; says what and why. */
export class DatabaseOpenError extends Error {
  override name = 'DatabaseOpenError';
}

/**
 * Opens SQLite (made durable and strict, readable by this account only) or a PostgreSQL pool.
 * @throws DatabaseOpenError for an unknown address, an old Node, or a file that cannot be made durable.
 */
export function openDatabase(options: OpenDatabaseOptions): OpenDatabase {
  const { databaseUrl } = options;
  const watch = statementWatch(options.onStatement);
  const dialect = dialectOf(databaseUrl);
  const db = new GuardedKysely<Database>({
    dialect:
      dialect === 'sqlite'
        ? new ImmediateSqliteDialect({
            database: openSqlite(sqliteFileOf(databaseUrl)),
            openReader: () => openSqliteReader(sqliteFileOf(databaseUrl)),
            watch,
            onFlushFailed: options.onFlushFailed ?? (() => {}),
          })
        : openPostgres(options, watch),
  });
  db.limitMs = options.transactionLimitMs ?? TRANSACTION_LIMIT_MS;
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= db.destroy();
    return closed;
  };
  return { db, dialect, databaseUrl, watchStatements: watch.listen, close };
}

/** The path in a `file:` address, relative to the working directory unless absolute. */
export function sqliteFileOf(databaseUrl: string): string {
  return path.resolve(databaseUrl.replace(/^file:(\/\/(?=\/))?/, ''));
}

function dialectOf(databaseUrl: string): DatabaseDialect {
  if (/^file:(?!:memory:)./.test(databaseUrl)) return 'sqlite';
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return 'postgres';
  throw new DatabaseOpenError('DATABASE_URL harus berupa file:<lokasi> atau postgres://…');
}

function openSqlite(file: string): Sqlite.Database {
  refuseOldNode(process.versions.node);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new Sqlite(file, { timeout: 5_000 });
  database.pragma('journal_mode = WAL');
  // Without this line better-sqlite3 falls back to NORMAL in WAL mode, which loses acknowledged rows.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('secure_delete = ON');
  database.pragma('cell_size_check = ON');
  const found = {
    journal_mode: database.pragma('journal_mode', { simple: true }),
    synchronous: database.pragma('synchronous', { simple: true }),
    foreign_keys: database.pragma('foreign_keys', { simple: true }),
  };
  if (found.journal_mode !== 'wal' || found.synchronous !== 2 || found.foreign_keys !== 1) {
    database.close();
    throw new DatabaseOpenError(
      `Basis data ${file} tidak dapat dibuka dengan aman (${JSON.stringify(found)}). Periksa disk dan hak akses foldernya.`,
    );
  }
  return database;
}

/** A second connection that sees what is committed and cannot write. */
function openSqliteReader(file: string): Sqlite.Database {
  const database = new Sqlite(file, { timeout: 5_000 });
  database.pragma('query_only = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  return database;
}

/** better-sqlite3 13 ends the process without a word on Node below 22.14. */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return;
  throw new DatabaseOpenError(
    `Node ${version} terlalu lama untuk basis data. Jalankan dengan npm start, yang membawa Node 24.`,
  );
}

function openPostgres(options: OpenDatabaseOptions, watch: StatementWatch): GuardedPostgresDialect {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'ppid-portal',
    types: { getTypeParser },
  });
  pool.on('error', (error) => options.onIdleConnectionError?.(error));
  // The pool listens to idle connections only: one that breaks while it is lent out would end the process.
  // Whoever holds it is told by the statement that fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new GuardedPostgresDialect(pool, watch);
}

const INT8 = 20;
const NUMERIC = 1700;

/** Counts and sums come as text from pg; they are numbers here as on SQLite, as long as they are exact. */
const getTypeParser: typeof pg.types.getTypeParser = (
  oid: number,
  format?: 'text' | 'binary',
): ((value: string) => unknown) => {
  if (format !== 'binary' && (oid === INT8 || oid === NUMERIC)) return exactNumber;
  return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
};

function exactNumber(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}
