import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { documentDetails, draftedDocument } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { append, entry, histories } from './audit-world.ts';

eachDialect('history in the database', (context) => {
  let office: TestOffice;
  before(async () => {
    office = await createTestOffice(context);
    await submittedRequest(office.deps);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    await draftedDocument(office.deps, actor, documentDetails((await office.unit()).id));
    await append(office, entry(office));
  });

  for (const table of histories) {
    test(`${table} refuses UPDATE, DELETE and being written over, and keeps every row`, async () => {
      const { db, dialect } = office.database;
      const key = table === 'audit_entry' ? 'seq' : 'id';
      const rows = () => sql<{ found: number }>`select * from ${sql.table(table)}`.execute(db);
      const earlier = (await rows()).rows;
      assert.ok(earlier.length > 0);
      const forbidden = [
        `update ${table} set ${key} = ${key}`,
        `delete from ${table}`,
        ...(dialect === 'sqlite'
          ? [`insert or replace into ${table} select * from ${table}`]
          : [`truncate ${table}`, `truncate ${table} cascade`]),
      ];
      for (const statement of forbidden) {
        await assert.rejects(sql.raw(statement).execute(db), /history is append-only/, statement);
      }
      assert.deepEqual((await rows()).rows, earlier);
    });
  }
});
