import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { databaseSnapshots } from '#adapters/db/database-snapshots.ts';
import { openDatabase } from '#adapters/db/open-database.ts';
import { openTestDatabase } from '#tests/support/test-database.ts';

const PAIRS = 4_000;

test('a copy of SQLite holds one instant while another connection commits pairs of rows without pause', async () => {
  const database = await openTestDatabase('sqlite');
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-snapshot-'));
  const writer = openDatabase({ databaseUrl: database.databaseUrl });
  const note = (id: string) => ({
    id,
    case_kind: 'information_request',
    case_id: 'satu',
    officer_id: 'petugas',
    body: 'x'.repeat(3_000),
    created_at: '2026-11-25T03:00:00.000Z',
  });
  const pair = (at: number) =>
    writer.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('internal_note')
        .values(note(`${at}-a`))
        .execute();
      await tx
        .insertInto('internal_note')
        .values(note(`${at}-b`))
        .execute();
    });
  await writer.db.transaction().execute(async (tx) => {
    for (let at = 0; at < PAIRS; at += 1) {
      await tx
        .insertInto('internal_note')
        .values([note(`${at}-a`), note(`${at}-b`)])
        .execute();
    }
  });
  const state = { done: false, written: 0 };
  const writing = (async () => {
    while (!state.done) {
      await pair(PAIRS + state.written);
      state.written += 1;
      await turn();
    }
  })();
  const snapshot = await databaseSnapshots(database).take(folder);
  const during = state.written;
  state.done = true;
  await writing;
  assert.ok(during >= 3, `only ${during} pairs were written meanwhile`);
  const rows = snapshot.rowCounts.internal_note ?? 0;
  assert.equal(rows % 2, 0);
  assert.ok(rows >= 2 * PAIRS && rows < 2 * (PAIRS + state.written));
  const copy = openDatabase({ databaseUrl: `file:${snapshot.file}` });
  const found = await copy.db
    .selectFrom('internal_note')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  assert.equal(found.rows, rows);
  await copy.close();
  await writer.close();
  await database.close();
  await rm(folder, { recursive: true });
});
