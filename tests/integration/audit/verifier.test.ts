import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Database } from '#adapters/db/schema.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { documentDetails, publishedDocument } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import {
  actions,
  anchor,
  append,
  disarm,
  entries,
  entry,
  histories,
  problemCodes,
  verify,
} from './audit-world.ts';

type Tampering = {
  readonly what: string;
  readonly expect: string;
  readonly tamper: (db: Kysely<Database>, office: TestOffice) => Promise<unknown>;
};

const changed = (what: string, set: Partial<Database['audit_entry']>): Tampering => ({
  what: `an entry's ${what} altered`,
  expect: 'ENTRY_ALTERED',
  tamper: (db) => db.updateTable('audit_entry').set(set).where('seq', '=', 3).execute(),
});

/** The head as somebody who covers the traces would set it. */
async function headToLast(db: Kysely<Database>): Promise<void> {
  const { seq, hash } = await db
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await db.updateTable('audit_head').set({ seq, hash }).execute();
}

async function rowAt(db: Kysely<Database>, seq: number): Promise<Database['audit_entry']> {
  return db.selectFrom('audit_entry').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
}

const inTheTrail: readonly Tampering[] = [
  changed('time', { at: '2026-01-01T00:00:00.000Z' }),
  changed('officer', { actor_id: 'orang lain' }),
  changed('role', { actor_role: 'auditor' }),
  changed('kind of actor', { actor_kind: 'system' }),
  changed('action', { action: 'unit_created' }),
  changed('object', { object_id: 'unit lain' }),
  changed('kind of object', { object_kind: 'officer' }),
  changed('detail', { detail: '{}' }),
  changed('hash', { hash: '0'.repeat(64) }),
  {
    what: "an entry's link to the one before altered",
    expect: 'CHAIN_BROKEN',
    tamper: (db) =>
      db
        .updateTable('audit_entry')
        .set({ prev_hash: '0'.repeat(64) })
        .where('seq', '=', 3)
        .execute(),
  },
  {
    what: "an entry's key altered",
    expect: 'KEY_MISSING',
    tamper: (db) => db.updateTable('audit_entry').set({ key_id: 'kunciku1' }).where('seq', '=', 3).execute(),
  },
  {
    what: 'an entry dropped',
    expect: 'ENTRY_MISSING',
    tamper: (db) => db.deleteFrom('audit_entry').where('seq', '=', 3).execute(),
  },
  {
    what: 'the first entry dropped',
    expect: 'ENTRY_MISSING',
    tamper: (db) => db.deleteFrom('audit_entry').where('seq', '=', 1).execute(),
  },
  {
    what: 'an entry dropped and the later ones numbered anew',
    expect: 'CHAIN_BROKEN',
    tamper: async (db) => {
      const rows = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('seq', '>', 3)
        .orderBy('seq')
        .execute();
      await db.deleteFrom('audit_entry').where('seq', '>=', 3).execute();
      await db
        .insertInto('audit_entry')
        .values(rows.map((row) => ({ ...row, seq: row.seq - 1 })))
        .execute();
      await headToLast(db);
    },
  },
  {
    what: 'two entries swapped',
    expect: 'CHAIN_BROKEN',
    tamper: async (db) => {
      const [one, other] = [await rowAt(db, 3), await rowAt(db, 4)];
      await db.deleteFrom('audit_entry').where('seq', 'in', [3, 4]).execute();
      await db
        .insertInto('audit_entry')
        .values([
          { ...one, seq: 4 },
          { ...other, seq: 3 },
        ])
        .execute();
    },
  },
  {
    what: 'two entries swapped with their links mended',
    expect: 'ENTRY_ALTERED',
    tamper: async (db) => {
      const [one, other] = [await rowAt(db, 3), await rowAt(db, 4)];
      await db.deleteFrom('audit_entry').where('seq', 'in', [3, 4]).execute();
      await db
        .insertInto('audit_entry')
        .values([
          { ...one, seq: 4, prev_hash: other.prev_hash, hash: other.hash },
          { ...other, seq: 3, prev_hash: one.prev_hash, hash: one.hash },
        ])
        .execute();
    },
  },
  {
    what: 'an entry put in at the end',
    expect: 'ENTRY_ALTERED',
    tamper: async (db) => {
      const last = (await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()).seq;
      const row = await rowAt(db, last);
      await db
        .insertInto('audit_entry')
        .values({ ...row, seq: last + 1, prev_hash: row.hash, hash: 'f'.repeat(64) })
        .execute();
      await headToLast(db);
    },
  },
  {
    what: 'an entry put in between, the later ones numbered anew',
    expect: 'ENTRY_ALTERED',
    tamper: async (db) => {
      const rows = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('seq', '>=', 3)
        .orderBy('seq')
        .execute();
      const [copied] = rows;
      assert.ok(copied);
      await db.deleteFrom('audit_entry').where('seq', '>=', 3).execute();
      await db
        .insertInto('audit_entry')
        .values([copied, ...rows.map((row) => ({ ...row, seq: row.seq + 1 }))])
        .execute();
      await headToLast(db);
    },
  },
  {
    what: 'the tail cut',
    expect: 'TAIL_MISSING',
    tamper: (db) => db.deleteFrom('audit_entry').where('seq', '>', 4).execute(),
  },
  {
    what: 'the tail cut and the head put back',
    expect: 'TAIL_MISSING',
    tamper: async (db) => {
      await db.deleteFrom('audit_entry').where('seq', '>', 4).execute();
      await headToLast(db);
    },
  },
  {
    what: 'the whole trail emptied and the head put back',
    expect: 'TAIL_MISSING',
    tamper: async (db) => {
      await db.deleteFrom('audit_entry').execute();
      await db.updateTable('audit_head').set({ seq: 0, hash: '' }).execute();
    },
  },
  {
    what: 'the tail cut and grown again by the portal itself',
    expect: 'ANCHOR_DIFFERS',
    tamper: async (db, office) => {
      const before = (await entries(office)).length;
      await db.deleteFrom('audit_entry').where('seq', '>', 4).execute();
      await headToLast(db);
      while ((await entries(office)).length < before) await append(office, entry(office));
    },
  },
];

const inHistory: readonly Tampering[] = (['case_event', 'document_event'] as const).flatMap((table) => {
  const text = table === 'case_event' ? 'payload' : 'detail';
  const first = async (db: Kysely<Database>) =>
    (await db.selectFrom(table).selectAll().orderBy('id').limit(1).executeTakeFirstOrThrow()).id;
  return [
    {
      what: `text of a ${table} altered`,
      tamper: async (db: Kysely<Database>) =>
        db
          .updateTable(table)
          .set({ [text]: '{"x":1}' })
          .where('id', '=', await first(db))
          .execute(),
    },
    {
      what: `time of a ${table} altered`,
      tamper: async (db: Kysely<Database>) =>
        db
          .updateTable(table)
          .set({ occurred_at: '2020-01-01T00:00:00.000Z' })
          .where('id', '=', await first(db))
          .execute(),
    },
    {
      what: `a ${table} dropped`,
      tamper: async (db: Kysely<Database>) =>
        db
          .deleteFrom(table)
          .where('id', '=', await first(db))
          .execute(),
    },
    {
      what: `all of ${table} dropped`,
      tamper: async (db: Kysely<Database>) => db.deleteFrom(table).execute(),
    },
    {
      what: `a ${table} put in`,
      tamper: async (db: Kysely<Database>) => {
        const id = await first(db);
        if (table === 'case_event') {
          const row = await db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirstOrThrow();
          return db
            .insertInto(table)
            .values({ ...row, id: `${id}x` })
            .execute();
        }
        const row = await db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        return db
          .insertInto(table)
          .values({ ...row, id: `${id}x` })
          .execute();
      },
    },
    {
      what: `two rows of ${table} swapped`,
      tamper: async (db: Kysely<Database>) => {
        const rows = await db.selectFrom(table).select('id').orderBy('id').limit(2).execute();
        const [one, other] = rows.map(({ id }) => id);
        assert.ok(one !== undefined && other !== undefined);
        const move = (from: string, to: string) =>
          db.updateTable(table).set({ id: to }).where('id', '=', from).execute();
        await move(one, 'tmp');
        await move(other, one);
        await move('tmp', other);
      },
    },
  ].map((one) => ({ ...one, expect: 'HISTORY_DIFFERS' }));
});

/** A column that came after the first anchors counts as soon as it holds something. */
const onBehalf: Tampering = {
  what: 'an act put down to somebody absent',
  expect: 'HISTORY_DIFFERS',
  tamper: async (db) => db.updateTable('case_event').set({ on_behalf_of: 'somebody' }).execute(),
};

eachDialect('the verifier of the audit trail', (context) => {
  let office: TestOffice;
  let untouched: () => Promise<void>;
  before(async () => {
    office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    await publishedDocument(office.deps, actor, documentDetails((await office.unit()).id));
    await submittedRequest(office.deps);
    for (let at = 0; at < 4; at += 1) await append(office, entry(office, { detail: { at } }));
    await anchor(office);
    office.clock.advance({ hours: 24 });
    await submittedRequest(office.deps);
    await append(office, entry(office), entry(office));
    await anchor(office);
    await disarm(office);
    untouched = await restorer(office);
  });

  test('finds nothing where nothing was touched, and says how much it looked at', async () => {
    const report = await verify(office);
    assert.deepEqual(report.problems, []);
    assert.equal(report.anchors, 2);
    assert.equal(report.anchorLines, 2);
    assert.equal(report.entries, (await entries(office)).length);
    assert.equal(report.historyRows, 4);
    assert.equal(report.notYetAnchored, 0);
  });

  describe('finds', () => {
    after(async () => {
      assert.deepEqual((await verify(office)).problems, [], 'put back, it is clean again');
    });
    for (const { what, expect, tamper } of [...inTheTrail, ...inHistory, onBehalf]) {
      test(what, async () => {
        await tamper(office.database.db, office);
        const found = await problemCodes(office);
        await untouched();
        assert.ok(found.includes(expect), `${what}: ${found.join(', ') || 'nothing found'}`);
      });
    }
  });

  test('finds the file of anchors cut, damaged or rewritten', async () => {
    const file = path.join(office.dataDir, 'audit-anchors.log');
    const text = await readFile(file, 'utf8');
    const [first = '', second = ''] = text.split('\n');
    for (const [content, expected] of [
      [`${first}\n`, 'ANCHOR_FILE_BEHIND'],
      ['', 'ANCHOR_FILE_BEHIND'],
      [`${first}\n${second.slice(0, 40)}\n`, 'ANCHOR_FILE_DAMAGED'],
      [`${first.slice(0, -4)}0000\n${second}\n`, 'ANCHOR_DIFFERS'],
    ] as const) {
      await writeFile(file, content);
      assert.ok((await problemCodes(office)).includes(expected), expected);
    }
    await writeFile(file, text);
    assert.deepEqual(await problemCodes(office), []);
  });
});

eachDialect('the daily anchor', (context) => {
  test('is written once a day into the trail and the file, and the file is caught up after a kill', async () => {
    const office = await createTestOffice(context);
    const file = path.join(office.dataDir, 'audit-anchors.log');
    const lines = async () => (await readFile(file, 'utf8')).trimEnd().split('\n');
    assert.equal(await anchor(office), 2);
    assert.equal(await anchor(office), 0);
    office.clock.advance({ hours: 24 });
    await submittedRequest(office.deps);
    assert.equal(await anchor(office), 2);
    assert.deepEqual(await actions(office), ['history_anchor', 'history_anchor']);
    const whole = await lines();
    assert.equal(whole.length, 2);

    await writeFile(file, `${whole[0]}\n${whole[1]?.slice(0, 30)}`);
    assert.equal(await anchor(office), 1, 'killed in the middle of the second line');
    assert.deepEqual((await lines()).at(-1), whole[1]);
    assert.equal(await anchor(office), 0);
  });
});

/** Puts rows, head and file back as they are now. */
async function restorer(office: TestOffice): Promise<() => Promise<void>> {
  const { db } = office.database;
  const kept = {
    case_event: await db.selectFrom('case_event').selectAll().execute(),
    document_event: await db.selectFrom('document_event').selectAll().execute(),
    audit_entry: await db.selectFrom('audit_entry').selectAll().execute(),
  };
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  return async () => {
    for (const table of histories) await db.deleteFrom(table).execute();
    await db.insertInto('case_event').values(kept.case_event).execute();
    await db.insertInto('document_event').values(kept.document_event).execute();
    await db.insertInto('audit_entry').values(kept.audit_entry).execute();
    await db.updateTable('audit_head').set(head).execute();
  };
}
