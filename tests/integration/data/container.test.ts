import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PendingMigrationsError } from '#adapters/db/migrator.ts';
import { KeyFileError } from '#adapters/system/master-keys.ts';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';

describe('the portal on an empty folder', () => {
  let dataDir = '';
  before(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-container-'));
  });
  after(() => rm(dataDir, { recursive: true, force: true }));
  const start = () => createContainer(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));

  test('has no worker before the web has migrated', async () => {
    const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    await assert.rejects(createContainer(config, { process: 'worker' }), PendingMigrationsError);
  });

  test('makes keys, database and reference data, and finds them again at the next start', async () => {
    const first = await start();
    const { applied, copy } = await startUp(first);
    assert.ok(applied.length > 0);
    assert.equal(copy, null);
    const sealed = first.deps.vault.seal('nik', '3513014107900001');
    await first.close();

    const second = await start();
    assert.deepEqual((await startUp(second)).applied, []);
    assert.equal(second.deps.vault.unseal('nik', sealed), '3513014107900001');
    assert.equal((await second.deps.queries.office.regions()).length, 354);
    assert.equal(second.mailer, null);
    assert.equal(second.deps.facts.mailChannel, false);
    await second.close();
  });

  test('does not start with a database whose keys are gone', async () => {
    const keyFile = path.join(dataDir, 'secret.key');
    await rm(keyFile);
    await assert.rejects(start(), KeyFileError);
    await assert.rejects(readFile(keyFile), { code: 'ENOENT' });
  });
});
