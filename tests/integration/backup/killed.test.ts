import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { verifyBackup } from '#application/backup/verify-backup.ts';
import { restoreTools } from '#container';
import { asId } from '#domain/shared/ids.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { accepted } from '#tests/factories/public-documents.ts';
import { type BackupOffice, backupOffice } from '#tests/support/backup-office.ts';
import { openTestDatabase } from '#tests/support/test-database.ts';

/** The full count is 30; the gate makes fewer. */
const KILLS = Number(process.env.FAULT_KILLS ?? 5);

describe('kill -9 in the middle', () => {
  let setting: BackupOffice;
  before(async () => {
    setting = await backupOffice({ dialect: 'sqlite', open: () => openTestDatabase('sqlite') });
    // Enough bytes that a run takes about as long as the program's start.
    for (let file = 0; file < 20; file += 1) {
      await stagedFile(setting.office.deps, randomBytes(1_000_000));
    }
  });
  after(() => setting.close());

  const command = (...args: readonly string[]) =>
    spawn(process.execPath, ['src/cli/main.ts', ...args], {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        LOG_LEVEL: 'silent',
        DATA_DIR: setting.office.dataDir,
        DATABASE_URL: setting.office.database.databaseUrl,
      },
    });
  /** Starts a command and kills it after a while; the exit code, null where the kill came first. */
  const killedAfter = async (ms: number, ...args: readonly string[]): Promise<number | null> => {
    const child = command(...args);
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    const [code] = await once(child, 'exit');
    clearTimeout(timer);
    return code;
  };

  test('of backups: earlier ones stay good, none that is listed is bad, the next run leaves no trace of it', async (t) => {
    const first = await setting.backup();
    const { store } = setting.office.container.backups;
    const took = performance.now();
    assert.equal(await killedAfter(60_000, 'backup'), 0);
    const whole = performance.now() - took;
    let cut = 0;
    // Drafts that were not there before: the kill came while an archive was written.
    const drafts = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      // From about the first byte that is written to just before the end.
      const code = await killedAfter(randomInt(Math.floor(whole * 0.5), Math.floor(whole)), 'backup');
      if (code !== 0) cut += 1;
      for (const name of await readdir(store.folder)) if (name.startsWith('.')) drafts.add(name);
    }
    const good = await store.good();
    assert.ok(good.some(({ name }) => name === first.name));
    for (const { name } of good) {
      const file = path.join(store.folder, name);
      accepted(await verifyBackup(restoreTools(), { file, keyFile: setting.keyFile, sampleSize: 2 }));
    }
    assert.equal(await killedAfter(60_000, 'backup'), 0);
    assert.deepEqual(
      (await readdir(store.folder)).filter((name) => name.startsWith('.')),
      [],
    );
    assert.equal((await readdir(setting.office.dataDir)).includes('backup-work'), false);
    t.diagnostic(`tried ${KILLS}, cut ${cut}, of these while writing ${drafts.size}, lost 0`);
  });

  test('of restores: the place is either not there or whole', async (t) => {
    const record = await setting.backup();
    const file = setting.fileOf(record);
    const restore = (ms: number, to: string) =>
      killedAfter(ms, 'restore', file, '--key', setting.keyFile, '--to', to);
    const timed = path.join(setting.scratch, 'ukur');
    const took = performance.now();
    assert.equal(await restore(60_000, timed), 0);
    const whole = performance.now() - took;
    let absent = 0;
    let writing = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const to = path.join(setting.scratch, `pulih-${kill}`);
      const code = await restore(randomInt(Math.floor(whole * 0.5), Math.floor(whole)), to);
      const names = await readdir(setting.scratch);
      const there = names.includes(`pulih-${kill}`);
      if (names.some((name) => name.startsWith(`.pulih-${kill}.`))) writing += 1;
      if (!there) {
        assert.notEqual(code, 0);
        absent += 1;
        assert.equal(await restore(60_000, to), 0);
      }
      const store = await restoreTools().filesIn(to);
      const rows = await setting.office.database.db
        .selectFrom('stored_file')
        .select(['id', 'sha256'])
        .where('deleted_at', 'is', null)
        .execute();
      for (const { id, sha256 } of rows) {
        assert.equal(await restoreTools().sha256(store.readSealed(asId(id))), sha256);
      }
    }
    assert.deepEqual(
      (await readdir(setting.scratch)).filter((name) => name.startsWith('.')),
      [],
    );
    t.diagnostic(`tried ${KILLS}, absent ${absent}, of these while writing ${writing}, half 0`);
  });
});
