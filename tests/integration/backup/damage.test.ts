import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { restoreBackup } from '#application/backup/restore-backup.ts';
import { verifyBackup } from '#application/backup/verify-backup.ts';
import type { BackupRecord } from '#application/ports/backup-archive.ts';
import { backupKeys, restoreTools } from '#container';
import { restoreRefusalText } from '#i18n/backup.ts';
import { type BackupOffice, backupOffice, damagedCopy } from '#tests/support/backup-office.ts';
import { requireDebianPackage } from '#tests/support/debian-packages.ts';
import { fileDigests } from '#tests/support/row-digests.ts';
import { openTestDatabase } from '#tests/support/test-database.ts';

const run = promisify(execFile);
const FLIPS = 20;

describe('a backup that is not what it was', () => {
  let setting: BackupOffice;
  let record: BackupRecord;
  let good = '';
  before(async () => {
    setting = await backupOffice({ dialect: 'sqlite', open: () => openTestDatabase('sqlite') });
    record = await setting.backup();
    good = setting.fileOf(record);
  });
  after(() => setting.close());

  const at = (name: string) => path.join(setting.scratch, name);
  const restored = (file: string, keyFile = setting.keyFile, to = at('tujuan')) =>
    restoreBackup(restoreTools(), { file, keyFile, to, databaseUrl: null });
  /** The code of a refusal, which also has a sentence and leaves nothing where the restore was to go. */
  const refusalOf = async (file: string, keyFile?: string) => {
    const result = await restored(file, keyFile);
    assert.equal(result.ok, false);
    if (result.ok) throw new Error('unreachable');
    assert.match(restoreRefusalText(result.error), /^\p{Lu}.{20,}[.)…0-9]$/su);
    const left = await readdir(setting.scratch);
    assert.deepEqual(
      left.filter((name) => name.includes('tujuan')),
      [],
    );
    return result.error.code;
  };

  test('is refused with another key, and with a file that holds no key', async () => {
    const other = at('kunci-lain.txt');
    await writeFile(other, (await backupKeys.newPair()).identity);
    assert.equal(await refusalOf(good, other), 'WRONG_KEY');
    const none = at('bukan-kunci.txt');
    await writeFile(none, 'halo\n');
    assert.equal(await refusalOf(good, none), 'KEY_UNREADABLE');
    assert.equal(await refusalOf(good, at('tidak-ada.txt')), 'KEY_UNREADABLE');
    assert.equal(await refusalOf(at('tidak-ada.age')), 'FILE_NOT_FOUND');
  });

  test('is refused when it was cut anywhere, with its record beside it or without', async () => {
    const { size } = await stat(good);
    const frame = 64 * 1024 + 16;
    const places = [0, 1, 21, 30, 150, 216, size - 1, size - 17, Math.floor(size / 2), size - (size % frame)];
    for (const place of places) {
      const cut = await damagedCopy(good, at('potong.tar.age'), (bytes) => bytes.subarray(0, place));
      const code = await refusalOf(cut);
      assert.ok(['ALTERED', 'CUT_OFF', 'NOT_A_BACKUP', 'WRONG_KEY'].includes(code), `${place}: ${code}`);
      await copyFile(`${good}.ok`, `${cut}.ok`);
      assert.equal(await refusalOf(cut), 'CUT_OFF', String(place));
      await rm(`${cut}.ok`);
    }
  });

  test('is refused when one byte anywhere was flipped, with its record beside it or without', async () => {
    const { size } = await stat(good);
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const place = flip < 4 ? randomInt(250) : randomInt(size);
      const flipped = await damagedCopy(good, at('ubah.tar.age'), (bytes) => {
        bytes[place] = (bytes[place] ?? 0) ^ (1 << randomInt(8));
        return bytes;
      });
      const code = await refusalOf(flipped);
      assert.ok(['ALTERED', 'NOT_A_BACKUP', 'WRONG_KEY'].includes(code), `${place}: ${code}`);
      const verified = await verifyBackup(restoreTools(), {
        file: flipped,
        keyFile: setting.keyFile,
        sampleSize: 3,
      });
      assert.equal(verified.ok, false);
      await copyFile(`${good}.ok`, `${flipped}.ok`);
      assert.ok(['ALTERED', 'NOT_A_BACKUP'].includes(await refusalOf(flipped)), String(place));
      await rm(`${flipped}.ok`);
    }
  });

  test('is no longer listed as good when its file was cut or its record is gone', async () => {
    const { store } = setting.office.container.backups;
    assert.deepEqual(await store.good(), [record]);
    const kept = await readFile(good);
    await truncate(good, kept.length - 1);
    assert.deepEqual(await store.good(), []);
    assert.deepEqual(await store.unlisted(), [record.name]);
    await writeFile(good, kept);
    await rm(`${good}.ok`);
    assert.deepEqual(await store.good(), []);
    await writeFile(`${good}.ok`, JSON.stringify(record));
    assert.deepEqual(await store.good(), [record]);
  });

  test('a sound one never goes over a folder that holds something, and goes into an empty one', async () => {
    const full = at('penuh');
    await mkdir(full);
    await writeFile(path.join(full, 'catatan.txt'), 'penting');
    const refused = await restored(good, setting.keyFile, full);
    assert.equal(!refused.ok && refused.error.code, 'FOLDER_NOT_EMPTY');
    assert.deepEqual(await readdir(full), ['catatan.txt']);
    const nowhere = await restored(good, setting.keyFile, at('tidak/ada'));
    assert.equal(!nowhere.ok && nowhere.error.code, 'PARENT_MISSING');
    const empty = at('kosong');
    await mkdir(empty);
    assert.equal((await restored(good, setting.keyFile, empty)).ok, true);
    assert.ok((await readdir(empty)).includes('ppid.sqlite'));
  });

  test('a restore that was killed leaves a folder beside its place, which the next one removes', async () => {
    const leftover = at('.tujuan.restore-4194304');
    await mkdir(leftover);
    await writeFile(path.join(leftover, 'ppid.sqlite'), 'setengah');
    assert.equal((await restored(good)).ok, true);
    assert.deepEqual(
      (await readdir(setting.scratch)).filter((name) => name.includes('tujuan')),
      ['tujuan'],
    );
    await rm(at('tujuan'), { recursive: true });
  });

  test("Debian's age and tar open it by hand, to the same bytes", async () => {
    const age = await requireDebianPackage('age', 'age');
    const tar = at('tangan.tar');
    const folder = at('tangan');
    await run(age, ['--decrypt', '-i', setting.keyFile, '-o', tar, good]);
    await mkdir(folder);
    await run('tar', ['--extract', '--file', tar, '--directory', folder]);
    assert.deepEqual(await fileDigests(folder), await fileDigests(setting.office.dataDir));
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
    assert.equal(manifest.format, 1);
    assert.equal(
      await readFile(path.join(folder, 'secret.key'), 'utf8'),
      await readFile(path.join(setting.office.dataDir, 'secret.key'), 'utf8'),
    );
  });
});
