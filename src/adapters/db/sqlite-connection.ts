import type Sqlite from 'better-sqlite3';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { failedFlush } from './database-errors.ts';
import type { StatementWatch } from './statement-watch.ts';

/** Statements kept ready; preparing one anew is half of what a query costs. */
const KEPT_STATEMENTS = 500;

/** One connection of better-sqlite3 as Kysely uses it; a failed flush is told before it is thrown. */
export function sqliteConnection(
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
