import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { eachDialect } from '#tests/support/each-dialect.ts';

const run = promisify(execFile);
const child = path.join(import.meta.dirname, 'two-writers-child.ts');

eachDialect('two processes writing', (context) => {
  test('finish 600 transactions that read first, with no busy error and no lost update', async () => {
    const { url, db } = await context.open();
    await db.insertInto('counter').values({ kind: 'two_writers', year: 2026, value: 0 }).execute();
    await Promise.all([1, 2].map(() => run(process.execPath, [child, url, '300'])));
    const { value } = await db
      .selectFrom('counter')
      .select('value')
      .where('kind', '=', 'two_writers')
      .executeTakeFirstOrThrow();
    assert.equal(value, 600);
  });
});
