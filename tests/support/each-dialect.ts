import { after, describe } from 'node:test';
import { type Dialect, dialects, openTestDatabase, type TestDatabase } from './test-database.ts';

export interface DialectContext {
  readonly dialect: Dialect;
  /** A fresh, migrated database; it is closed and removed after the suite if the test did not do so. */
  readonly open: () => Promise<TestDatabase>;
}

/** Defines the same suite once for SQLite and once for PostgreSQL. */
export function eachDialect(name: string, define: (context: DialectContext) => void): void {
  for (const dialect of dialects) {
    describe(`${name} [${dialect}]`, () => {
      const opened: TestDatabase[] = [];
      after(async () => {
        await Promise.all(opened.map((database) => database.close()));
      });
      define({
        dialect,
        open: async () => {
          const database = await openTestDatabase(dialect);
          opened.push(database);
          return database;
        },
      });
    });
  }
}
