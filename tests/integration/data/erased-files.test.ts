import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { erasedTraces } from '#adapters/db/erased-traces.ts';
import { sqliteFileOf } from '#adapters/db/open-database.ts';
import { asId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';
import { up } from '../../../migrations/20261125T1140_forget_erased_files.ts';

const run = promisify(execFile);

/** Whether the bytes of a database's files hold a text; another process copies them, so that no lock is let go. */
async function filesHold(databaseUrl: string, text: string): Promise<boolean> {
  const copy = await mkdtemp(path.join(tmpdir(), 'ppid-erased-'));
  try {
    await run('cp', ['-r', `${path.dirname(sqliteFileOf(databaseUrl))}/.`, copy]);
    const names = await readdir(copy);
    const files = await Promise.all(names.map((name) => readFile(path.join(copy, name))));
    return files.some((bytes) => bytes.includes(text));
  } finally {
    await rm(copy, { recursive: true });
  }
}

eachDialect('a file that is erased', (context) => {
  const known = (office: Awaited<ReturnType<typeof createTestOffice>>, id: string) =>
    office.database.db
      .selectFrom('stored_file')
      .select(['name', 'sha256', 'media_type', 'deleted_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  test('leaves that there was one and when it went, neither its name nor its fingerprint', async () => {
    const office = await createTestOffice(context);
    const { fileId } = await stagedFile(office.deps, undefined, 'ktp Siti Aminah.pdf');
    const other = await stagedFile(office.deps, undefined, 'ktp Budi.pdf');
    const now = office.deps.clock.now();
    await office.deps.unitOfWork.transaction((tx) => tx.storedFiles.markDeleted([fileId], now));
    assert.deepEqual(await known(office, fileId), {
      name: '',
      sha256: '',
      media_type: 'application/pdf',
      deleted_at: now,
    });
    assert.equal((await known(office, other.fileId)).name, 'ktp Budi.pdf');
  });

  test('of an earlier version of the portal loses them when the database is brought up to date', async () => {
    const office = await createTestOffice(context);
    const { fileId } = await stagedFile(office.deps, undefined, 'ktp Siti Aminah.pdf');
    const kept = await stagedFile(office.deps, undefined, 'ktp Budi.pdf');
    const { db } = office.database;
    const before = { deleted_at: '2026-11-01T00:00:00.000Z' };
    await db.updateTable('stored_file').set(before).where('id', '=', fileId).execute();
    await up(db);
    assert.equal((await known(office, fileId)).name, '');
    assert.equal((await known(office, asId(kept.fileId))).name, 'ktp Budi.pdf');
  });

  test('is gone from the files of the database too, log and free pages included', async (t) => {
    const office = await createTestOffice(context);
    const mark = `ktp ${office.deps.ids.secret()}.pdf`;
    const { fileId } = await stagedFile(office.deps, undefined, mark);
    const { database, deps } = office;
    if (context.dialect === 'sqlite') assert.equal(await filesHold(database.databaseUrl, mark), true);
    await deps.unitOfWork.transaction((tx) => tx.storedFiles.markDeleted([fileId], deps.clock.now()));
    await erasedTraces(database).wipe();
    if (context.dialect === 'sqlite') assert.equal(await filesHold(database.databaseUrl, mark), false);
    else
      t.diagnostic('PostgreSQL: the rows are vacuumed; its pages and log are overwritten in their own time');
  });
});
