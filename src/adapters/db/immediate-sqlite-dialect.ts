import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely';
import { failedFlush } from './database-errors.ts';
import type { StatementWatch } from './statement-watch.ts';
import { refuseInsideTransaction } from './transaction-guard.ts';

/** Statements kept ready; preparing one anew is half of what a query costs. */
const KEPT_STATEMENTS = 500;

/**
 * Kysely on better-sqlite3 with `begin immediate` (a deferred transaction that reads first fails with
 * SQLITE_BUSY however long it may wait), kept statements, and one connection that is lent in turn.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Sqlite.Database;
  readonly #watch: StatementWatch;
  readonly #onFlushFailed: (code: string) => void;

  constructor(database: Sqlite.Database, watch: StatementWatch, onFlushFailed: (code: string) => void) {
    super({ database });
    this.#database = database;
    this.#watch = watch;
    this.#onFlushFailed = onFlushFailed;
  }

  override createDriver(): Driver {
    return immediateSqliteDriver(this.#database, this.#watch, this.#onFlushFailed);
  }

  override createAdapter(): SqliteAdapter {
    return new OneConnectionAdapter();
  }
}

/** The driver queues for the connection itself, so that the transaction guard stands before the queue. */
class OneConnectionAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite rolls DDL back like anything else; migrations then are atomic, and two starts wait for each other. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function immediateSqliteDriver(
  database: Sqlite.Database,
  watch: StatementWatch,
  onFlushFailed: (code: string) => void,
): Driver {
  const connection = sqliteConnection(database, watch, onFlushFailed);
  const queue = turnQueue();
  const run = async (command: string) => {
    await connection.executeQuery(CompiledQuery.raw(command));
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      refuseInsideTransaction();
      await queue.take();
      return connection;
    },
    releaseConnection: async () => queue.give(),
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: async () => {
      // A full disk or an I/O error rolls back by itself.
      if (database.inTransaction) await run('rollback');
    },
    destroy: async () => {
      database.close();
    },
  };
}

function turnQueue(): { readonly take: () => Promise<void>; readonly give: () => void } {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    take: async () => {
      if (!taken) {
        taken = true;
        return;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await promise;
    },
    give: () => {
      const next = waiting.shift();
      if (next === undefined) taken = false;
      else next();
    },
  };
}

function sqliteConnection(
  database: Sqlite.Database,
  watch: StatementWatch,
  onFlushFailed: (code: string) => void,
): DatabaseConnection {
  const prepare = keptStatements(database);
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      watch.tell(query);
      try {
        const statement = prepare(query.sql);
        if (statement.reader) return { rows: statement.all(query.parameters) as R[] };
        const { changes, lastInsertRowid } = statement.run(query.parameters);
        return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
      } catch (error) {
        const code = failedFlush(error);
        if (code !== null) onFlushFailed(code);
        throw error;
      }
    },
    streamQuery: async function* <R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      watch.tell(query);
      for (const row of database.prepare(query.sql).iterate(query.parameters)) yield { rows: [row as R] };
    },
  };
}

/** Prepares by text and keeps the latest used; a change of the schema lets all of them go. */
function keptStatements(database: Sqlite.Database): (text: string) => Sqlite.Statement {
  const kept = new Map<string, Sqlite.Statement>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) {
      kept.delete(text);
      kept.set(text, known);
      return known;
    }
    const statement = database.prepare(text);
    if (/^\s*(create|alter|drop|pragma|attach|vacuum)\b/i.test(text)) {
      kept.clear();
      return statement;
    }
    kept.set(text, statement);
    if (kept.size > KEPT_STATEMENTS) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return statement;
  };
}
