import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config';
import { createContainer } from '#container';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';
import { append, entries, entry, verify } from './audit-world.ts';

eachDialect('the audit trail', (context) => {
  test('fifty appends at once keep the numbers gapless and the chain whole', async () => {
    const office = await createTestOffice(context);
    // Two connections of SQLite in one process would wait for each other.
    const other =
      context.dialect === 'sqlite'
        ? null
        : await createContainer(
            readConfig({
              LOG_LEVEL: 'silent',
              DATA_DIR: office.dataDir,
              DATABASE_URL: office.database.databaseUrl,
            }),
            { clock: office.clock, process: 'worker' },
          );
    try {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 === 0 ? office : (other ?? office)).deps.unitOfWork.transaction((tx) =>
            tx.audit.append([entry(office, { detail: { index } })]),
          ),
        ),
      );
    } finally {
      await other?.close();
    }
    const rows = await entries(office);
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    assert.equal(new Set(rows.map(({ detail }) => detail)).size, 50);
    assert.deepEqual((await verify(office)).problems, []);
  });

  test('an entry goes with its transaction: undone, it leaves neither row nor gap', async () => {
    const office = await createTestOffice(context);
    await append(office, entry(office));
    await assert.rejects(
      office.deps.unitOfWork.transaction(async (tx) => {
        await tx.audit.append([entry(office), entry(office)]);
        throw new Error('undo');
      }),
      /undo/,
    );
    await append(office, entry(office));
    assert.deepEqual(
      (await entries(office)).map(({ seq }) => seq),
      [1, 2],
    );
    assert.deepEqual((await verify(office)).problems, []);
  });

  test('takes two statements and one for each entry', async () => {
    const office = await createTestOffice(context);
    const { count } = await office.countStatements(() => append(office, entry(office)));
    assert.equal(count, 3);
  });
});
