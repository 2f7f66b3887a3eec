import type Sqlite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteAdapter, SqliteDialect } from 'kysely';
import { sqliteConnection } from './sqlite-connection.ts';
import type { StatementWatch } from './statement-watch.ts';
import { refuseInsideTransaction } from './transaction-guard.ts';

export type SqliteParts = {
  /** All writing goes by this connection. */
  readonly database: Sqlite.Database;
  /** Called with the first query that only reads. */
  readonly openReader: () => Sqlite.Database;
  readonly watch: StatementWatch;
  /** Told the code when the disk failed to keep something. */
  readonly onFlushFailed: (code: string) => void;
};

/**
 * Kysely on better-sqlite3 with `begin immediate` (a deferred transaction that reads first fails with
 * SQLITE_BUSY however long it may wait), kept statements, and two connections: all that writes takes turns on
 * one; what only reads, outside of transactions, goes by the other and waits for nobody.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #parts: SqliteParts;

  constructor(parts: SqliteParts) {
    super({ database: parts.database });
    this.#parts = parts;
  }

  override createDriver(): Driver {
    return immediateSqliteDriver(this.#parts);
  }

  override createAdapter(): SqliteAdapter {
    return new TakesTurnsAdapter();
  }
}

/** The driver queues for the writing connection itself, so that the transaction guard stands before the queue. */
class TakesTurnsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite rolls DDL back like anything else; migrations then are atomic, and two starts wait for each other. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function immediateSqliteDriver({ database, openReader, watch, onFlushFailed }: SqliteParts): Driver {
  const queue = turnQueue();
  const writing = sqliteConnection(database, watch, onFlushFailed);
  let reader: { readonly database: Sqlite.Database; readonly connection: DatabaseConnection } | undefined;
  const reading = (): DatabaseConnection => {
    if (reader === undefined) {
      const opened = openReader();
      reader = { database: opened, connection: sqliteConnection(opened, watch, onFlushFailed) };
    }
    return reader.connection;
  };
  /** Who has begun a transaction and so holds the turn until it is given back. */
  const holding = new WeakSet<DatabaseConnection>();
  const run = async (command: string) => {
    await writing.executeQuery(CompiledQuery.raw(command));
  };
  const inTurn = async <R>(work: () => Promise<R>): Promise<R> => {
    await queue.take();
    try {
      return await work();
    } finally {
      queue.give();
    }
  };
  const lend = (): DatabaseConnection => {
    const lent: DatabaseConnection = {
      executeQuery: (query) => {
        if (holding.has(lent)) return writing.executeQuery(query);
        return onlyReads(query.sql)
          ? reading().executeQuery(query)
          : inTurn(() => writing.executeQuery(query));
      },
      streamQuery: (query, chunkSize) =>
        (holding.has(lent) ? writing : reading()).streamQuery(query, chunkSize),
    };
    return lent;
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      refuseInsideTransaction();
      return lend();
    },
    releaseConnection: async (lent) => {
      if (holding.delete(lent)) queue.give();
    },
    beginTransaction: async (lent) => {
      await queue.take();
      holding.add(lent);
      await run('begin immediate');
    },
    commitTransaction: () => run('commit'),
    rollbackTransaction: async () => {
      // A full disk or an I/O error rolls back by itself.
      if (database.inTransaction) await run('rollback');
    },
    destroy: async () => {
      reader?.database.close();
      database.close();
    },
  };
}

/** By the first word; what reads by another word, and `with … insert`, takes its turn with the writers. */
function onlyReads(text: string): boolean {
  return /^\s*select\b/i.test(text);
}

type TurnQueue = { readonly take: () => Promise<void>; readonly give: () => void };

/** Between two turns the loop looks at the network: a row of waiting writers would hold everybody up. */
function turnQueue(): TurnQueue {
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
      else setImmediate(next);
    },
  };
}
