import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { storedPath } from '#adapters/files/stored-path.ts';
import { makeBackup } from '#application/backup/make-backup.ts';
import { makeDailyBackup } from '#application/backup/make-daily-backup.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { accepted } from '#tests/factories/public-documents.ts';
import { type BackupOffice, backupOffice } from '#tests/support/backup-office.ts';
import { openTestDatabase } from '#tests/support/test-database.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

const sqlite = { dialect: 'sqlite', open: () => openTestDatabase('sqlite') } as const;

describe('runs of the backup', () => {
  let setting: BackupOffice;
  before(async () => {
    setting = await backupOffice(sqlite);
  });
  after(() => setting.close());

  test('two at once: one makes the backup, the other is told so', async () => {
    const { backups } = setting.office.container;
    const both = await Promise.all([makeBackup(backups), makeBackup(backups)]);
    assert.deepEqual(both.map((made) => (made.ok ? 'made' : made.error.code)).toSorted(), [
      'ALREADY_RUNNING',
      'made',
    ]);
  });

  test('without a public key nothing is made, and the daily job does nothing', async () => {
    const office = await createTestOffice(sqlite);
    const made = await makeBackup(office.container.backups);
    assert.equal(!made.ok && made.error.code, 'NO_RECIPIENT');
    const { backups } = office.container;
    assert.equal(await makeDailyBackup({ ...office.deps, backups }), 0);
    await office.close();
  });

  test('the daily job makes one a night, and backups past 35 days go when three newer are there', async () => {
    const { clock, deps, container } = setting.office;
    const daily = () => makeDailyBackup({ ...deps, backups: container.backups });
    assert.equal(await daily(), 0, 'one was made today');
    for (let day = 0; day < 5; day += 1) {
      clock.advance({ hours: 24 });
      assert.equal(await daily(), 1);
      assert.equal(await daily(), 0);
    }
    assert.equal((await container.backups.store.good()).length, 6);
    clock.advance({ hours: 24 * 36 });
    assert.equal(await daily(), 1);
    const good = await container.backups.store.good();
    assert.equal(good.length, 3);
    assert.equal(good[0]?.createdAt, clock.now());
  });

  test('a stop signal ends a run without a trace', async () => {
    const { backups } = setting.office.container;
    const earlier = await readdir(backups.store.folder);
    await assert.rejects(makeBackup(backups, AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(await readdir(backups.store.folder), earlier);
  });

  test('what killed runs left is removed, and one that was whole is finished', async () => {
    const { backups } = setting.office.container;
    const { folder } = backups.store;
    const record = await setting.backup();
    const stray = `.ppid-20260101T000000Z-abcdef.tar.age.draft`;
    await writeFile(path.join(folder, stray), 'setengah');
    await writeFile(path.join(folder, '.ppid-20260101T000000Z-abcdef.tar.age.ok.draft'), '{}');
    await mkdir(path.join(setting.office.dataDir, 'backup-work'), { recursive: true });
    await writeFile(path.join(setting.office.dataDir, 'backup-work/ppid.sqlite'), 'setengah');
    await rename(path.join(folder, `${record.name}.ok`), path.join(folder, `.${record.name}.ok.draft`));
    assert.equal(
      (await backups.store.good()).some(({ name }) => name === record.name),
      false,
    );
    const next = await setting.backup();
    const names = (await backups.store.good()).map(({ name }) => name);
    assert.ok(names.includes(record.name) && names.includes(next.name));
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('.')),
      [],
    );
    assert.equal((await readdir(setting.office.dataDir)).includes('backup-work'), false);
  });

  test('a file that was lost before is named in the backup, which holds everything else', async () => {
    const { deps, dataDir, container } = setting.office;
    const { fileId } = await stagedFile(deps, Buffer.from('%PDF-1.7\nhilang\n%%EOF\n'));
    await rm(storedPath(path.join(dataDir, 'files'), fileId));
    const { record, missing } = accepted(await makeBackup(container.backups));
    assert.deepEqual(missing, [fileId]);
    assert.equal(record.missing, 1);
  });

  test('a public key that was written over with something else stops the backup loudly', async () => {
    const { backups } = setting.office.container;
    await appendFile(path.join(setting.office.dataDir, 'backup-recipient.txt'), 'age1orang-lain\n');
    await assert.rejects(makeBackup(backups), { name: 'BackupRecipientError' });
  });
});
