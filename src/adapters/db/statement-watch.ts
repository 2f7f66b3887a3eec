import type { CompiledQuery } from 'kysely';

export type StatementListener = (sql: string) => void;

/** Tells whoever listens of every statement, `begin` and `commit` included; costs nothing while nobody does. */
export type StatementWatch = {
  readonly listen: (listener: StatementListener) => () => void;
  readonly tell: (query: CompiledQuery) => void;
};

export function statementWatch(first?: StatementListener): StatementWatch {
  const listeners = new Set<StatementListener>(first === undefined ? [] : [first]);
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (query) => {
      for (const listener of listeners) listener(query.sql);
    },
  };
}
