import { AsyncLocalStorage } from 'node:async_hooks';

/** After this long an open transaction is rolled back: on SQLite it stops every other query. */
export const TRANSACTION_LIMIT_MS = 5_000;

type Scope = { open: boolean };

const current = new AsyncLocalStorage<Scope>();

/** The outer database was used inside a transaction: on SQLite that would wait for itself for ever. */
export class OuterDatabaseInTransactionError extends Error {
  override name = 'OuterDatabaseInTransactionError';
  constructor() {
    super('the outer database was used inside a transaction callback; use the repositories of `tx`');
  }
}

/** A transaction stayed open past its limit and was rolled back: something slow is awaited in it. */
export class TransactionTooLongError extends Error {
  override name = 'TransactionTooLongError';
  constructor(limitMs: number) {
    super(`a transaction was still open after ${limitMs} ms and was rolled back; await nothing slow in it`);
  }
}

/** Throws when the caller stands inside an open transaction; drivers ask before they hand out a connection. */
export function refuseInsideTransaction(): void {
  if (current.getStore()?.open) throw new OuterDatabaseInTransactionError();
}

/** Runs a transaction's callback under the guard and the watchdog. */
export async function insideTransaction<T>(work: () => Promise<T>, limitMs: number): Promise<T> {
  const scope: Scope = { open: true };
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const watchdog = setTimeout(() => reject(new TransactionTooLongError(limitMs)), limitMs);
  try {
    return await Promise.race([current.run(scope, work), expired]);
  } finally {
    clearTimeout(watchdog);
    scope.open = false;
  }
}
