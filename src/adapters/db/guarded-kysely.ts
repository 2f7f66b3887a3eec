import { Kysely, type Transaction, type TransactionBuilder } from 'kysely';
import { insideTransaction, refuseInsideTransaction } from './transaction-guard.ts';

/** A Kysely whose transactions refuse the outer database and do not stay open past `limitMs`. */
export class GuardedKysely<DB> extends Kysely<DB> {
  limitMs = Number.POSITIVE_INFINITY;

  override transaction(): TransactionBuilder<DB> {
    refuseInsideTransaction();
    return guarded(super.transaction(), this.limitMs);
  }
}

function guarded<DB>(builder: TransactionBuilder<DB>, limitMs: number): TransactionBuilder<DB> {
  const execute = builder.execute.bind(builder);
  const setAccessMode = builder.setAccessMode.bind(builder);
  const setIsolationLevel = builder.setIsolationLevel.bind(builder);
  return Object.assign(builder, {
    execute: <T>(work: (tx: Transaction<DB>) => Promise<T>) =>
      execute((tx) => insideTransaction(() => work(tx), limitMs)),
    setAccessMode: (mode: Parameters<typeof setAccessMode>[0]) => guarded(setAccessMode(mode), limitMs),
    setIsolationLevel: (level: Parameters<typeof setIsolationLevel>[0]) =>
      guarded(setIsolationLevel(level), limitMs),
  });
}
