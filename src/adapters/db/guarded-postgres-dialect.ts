import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
} from 'kysely';
import { DatabaseUnavailableError, isUnavailable } from './database-errors.ts';
import type { StatementWatch } from './statement-watch.ts';
import { refuseInsideTransaction } from './transaction-guard.ts';

/** PostgreSQL with durable commits whatever the server's default, and the transaction guard. */
export class GuardedPostgresDialect extends PostgresDialect {
  readonly #pool: PostgresPool;
  readonly #watch: StatementWatch;

  constructor(pool: PostgresPool, watch: StatementWatch) {
    super({ pool });
    this.#pool = pool;
    this.#watch = watch;
  }

  override createDriver(): Driver {
    return new GuardedPostgresDriver(this.#pool, this.#watch);
  }
}

class GuardedPostgresDriver extends PostgresDriver {
  readonly #watched = new WeakSet<DatabaseConnection>();
  readonly #watch: StatementWatch;

  constructor(pool: PostgresPool, watch: StatementWatch) {
    super({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'));
      },
    });
    this.#watch = watch;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    refuseInsideTransaction();
    const connection = await sayUnavailable(super.acquireConnection());
    if (!this.#watched.has(connection)) {
      this.#watched.add(connection);
      const execute = connection.executeQuery.bind(connection);
      connection.executeQuery = (query, options) => {
        this.#watch.tell(query);
        return sayUnavailable(execute(query, options));
      };
    }
    return connection;
  }
}

/** Reads outside a transaction, too, say in our words that the database is away. */
async function sayUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
  }
}
