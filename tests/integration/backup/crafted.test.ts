import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decrypted, encrypted } from '#adapters/backup/age-encryption.ts';
import { tarEnd, tarHeader, tarPadding } from '#adapters/backup/tar-header.ts';
import { readTar } from '#adapters/backup/tar-reader.ts';
import { restoreBackup } from '#application/backup/restore-backup.ts';
import type { BackupManifest } from '#application/ports/backup-archive.ts';
import { restoreTools } from '#container';
import { type BackupOffice, backupOffice } from '#tests/support/backup-office.ts';
import { openTestDatabase } from '#tests/support/test-database.ts';

type Entry = readonly [name: string, bytes: Buffer];

/** Whoever knows the public key can encrypt anything to it: what is inside is not believed either. */
describe('an archive that was made by somebody else', () => {
  let setting: BackupOffice;
  let entries: readonly Entry[] = [];
  before(async () => {
    setting = await backupOffice({ dialect: 'sqlite', open: () => openTestDatabase('sqlite') });
    const file = setting.fileOf(await setting.backup());
    const identity = (await readFile(setting.keyFile, 'utf8')).split('\n')[1] ?? '';
    const found: Entry[] = [];
    for await (const entry of readTar(decrypted(file, identity))) {
      const parts: Uint8Array[] = [];
      for await (const part of entry.content) parts.push(part);
      found.push([entry.path, Buffer.concat(parts)]);
    }
    entries = found;
  });
  after(() => setting.close());

  /** Restores an archive of these entries; the code of its refusal, which leaves nothing, or `restored`. */
  const refusalOf = async (made: readonly Entry[]): Promise<string> => {
    const chunks = made.flatMap(([name, bytes]) => [
      tarHeader({ path: name, byteSize: bytes.length }, 0),
      bytes,
      tarPadding(bytes.length),
    ]);
    const recipient = (await setting.office.container.backups.recipient.current()) ?? '';
    const out: Uint8Array[] = [];
    async function* tar(): AsyncGenerator<Uint8Array> {
      yield Buffer.concat([...chunks, tarEnd]);
    }
    for await (const chunk of encrypted(tar(), recipient)) out.push(chunk);
    const file = path.join(setting.scratch, 'buatan.tar.age');
    await writeFile(file, Buffer.concat(out));
    const to = path.join(setting.scratch, 'tujuan');
    const { keyFile } = setting;
    const result = await restoreBackup(restoreTools(), { file, keyFile, to, databaseUrl: null });
    if (result.ok) return 'restored';
    const left = (await readdir(setting.scratch)).filter((name) => name.includes('tujuan'));
    assert.deepEqual(left, []);
    return result.error.code;
  };
  const replaced = (name: string, bytes: Buffer) =>
    entries.map(([at, old]): Entry => [at, at === name ? bytes : old]);
  const withManifest = (change: (manifest: BackupManifest) => BackupManifest) => {
    const [, text] = entries.at(-1) ?? ['', Buffer.from('{}')];
    return replaced('manifest.json', Buffer.from(JSON.stringify(change(JSON.parse(text.toString())))));
  };

  test('is refused when a part is not the one in the manifest, is left out, comes twice or is too many', async () => {
    const [first] = entries.map(([name]) => name).filter((name) => name.startsWith('files/'));
    assert.equal(await refusalOf(replaced(first ?? '', Buffer.from('lain'))), 'ALTERED');
    assert.equal(await refusalOf(entries.filter(([name]) => name !== first)), 'ALTERED');
    assert.equal(await refusalOf([...entries.slice(0, 1), ...entries]), 'UNKNOWN_FORMAT');
    const extra: Entry = ['files/ab/cd/01890000-0000-7000-8000-00000000cdab', Buffer.from('lebih')];
    assert.equal(await refusalOf([extra, ...entries]), 'ALTERED');
  });

  test('is refused when it would write anywhere but in its places', async () => {
    for (const name of [
      '../luar.txt',
      '/etc/ppid',
      'files/../../luar',
      'ppid.sqlite-wal',
      '.env',
      'files/ab',
    ]) {
      assert.equal(await refusalOf([[name, Buffer.from('x')], ...entries]), 'UNKNOWN_FORMAT', name);
    }
  });

  test('is refused without a manifest, with another format, and with one of a newer program', async () => {
    assert.equal(await refusalOf(entries.slice(0, -1)), 'UNKNOWN_FORMAT');
    assert.equal(await refusalOf(replaced('manifest.json', Buffer.from('{"format":2}'))), 'UNKNOWN_FORMAT');
    const newer = withManifest((manifest) => ({ ...manifest, schemaVersion: '20991231T0000_later' }));
    assert.equal(await refusalOf(newer), 'PROGRAM_TOO_OLD');
  });

  test('is refused when its database does not hold what the manifest says, or is damaged', async () => {
    const fewer = withManifest((manifest) => ({
      ...manifest,
      rowCounts: { ...manifest.rowCounts, case_event: 1 },
    }));
    assert.equal(await refusalOf(fewer), 'ROW_COUNTS_DIFFER');
    const database = Buffer.from(entries.find(([name]) => name === 'ppid.sqlite')?.[1] ?? '');
    database.fill(0xff, 8192 + 8, 8192 + 200);
    const sha256 = createHash('sha256').update(database).digest('hex');
    const damaged = withManifest((manifest) => ({
      ...manifest,
      parts: manifest.parts.map((part) => (part.path === 'ppid.sqlite' ? { ...part, sha256 } : part)),
    })).map(([name, bytes]): Entry => [name, name === 'ppid.sqlite' ? database : bytes]);
    assert.equal(await refusalOf(damaged), 'DATABASE_DAMAGED');
  });

  test('and the same entries unchanged are restored', async () => {
    assert.equal(await refusalOf(entries), 'restored');
  });
});
