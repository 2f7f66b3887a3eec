import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '#adapters/db/open-database.ts';
import { OuterDatabaseInTransactionError, TransactionTooLongError } from '#adapters/db/transaction-guard.ts';
import { unitOfWork } from '#adapters/db/unit-of-work.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

eachDialect('a transaction', (context) => {
  test('refuses the outer database at once, by query or by a second transaction, and rolls back', async () => {
    const office = await createTestOffice(context);
    const { unitOfWork: work, queries } = office.deps;
    for (const outer of [() => queries.office.ping(), () => work.transaction((tx) => tx.units.list())]) {
      await assert.rejects(
        work.transaction(async (tx) => {
          await tx.counters.next('letter', 2026);
          await outer();
        }),
        OuterDatabaseInTransactionError,
      );
    }
    assert.equal(await work.transaction((tx) => tx.counters.next('letter', 2026)), 1);
  });

  test('lets others use the database while it is open', async () => {
    const { queries, unitOfWork: work } = (await createTestOffice(context)).deps;
    const inside = Promise.withResolvers<void>();
    const open = work.transaction(async (tx) => {
      await tx.counters.next('letter', 2026);
      inside.resolve();
    });
    await inside.promise;
    await Promise.all([open, queries.office.ping()]);
  });

  test('lets work that it started, but did not wait for, use the database once it has ended', async () => {
    const { queries, unitOfWork: work } = (await createTestOffice(context)).deps;
    let afterwards: Promise<void> | undefined;
    await work.transaction(async () => {
      afterwards = delay(20).then(() => queries.office.ping());
    });
    await afterwards;
  });

  test('that stays open is rolled back, and its late statements are refused', async () => {
    const { url } = await context.open();
    const opened = openDatabase({ databaseUrl: url, transactionLimitMs: 100 });
    const work = unitOfWork(opened, { currentKeyId: 'none', hash: () => null });
    let late: Promise<unknown> | undefined;
    await assert.rejects(
      work.transaction(async (tx) => {
        await tx.counters.next('letter', 2026);
        late = delay(200).then(() => tx.counters.next('letter', 2026));
        late.catch(() => {});
        await late;
      }),
      TransactionTooLongError,
    );
    await assert.rejects(late ?? assert.fail('the callback did not run'));
    assert.equal(await work.transaction((tx) => tx.counters.next('letter', 2026)), 1);
    await opened.close();
  });
});
