import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';
import { newOfficer } from '#tests/factories/officers.ts';
import { appCode } from '#tests/support/second-factor.ts';

const run = promisify(execFile);

describe('commands about the second factor', () => {
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-factor-'));
    const container = await createContainer(readConfig({ LOG_LEVEL: 'silent', DATA_DIR: dataDir }));
    await startUp(container);
    for (const email of ['admin@contoh.go.id', 'ppid@demo.example']) {
      await newOfficer(container.deps, { roles: ['administrator'], email });
    }
    await container.close();
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const command = async (...args: readonly string[]) => {
    const env = { PATH: process.env.PATH, TZ: 'UTC', DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
    try {
      const { stdout } = await run(process.execPath, ['src/cli/main.ts', ...args], { env });
      return { code: 0, text: stdout };
    } catch (error) {
      const { code, stderr } = error as { readonly code: number; readonly stderr: string };
      return { code, text: stderr };
    }
  };

  test('demo-code prints the code of now for the demo office and for nobody else', async () => {
    const before = appCode();
    const { code, text } = await command('demo-code', 'ppid@demo.example');
    assert.equal(code, 0);
    assert.ok([before, appCode()].includes(text.trim()), text);
    assert.equal((await command('demo-code', 'admin@contoh.go.id')).code, 1);
    assert.equal((await command('demo-code', 'tidak-ada@demo.example')).code, 1);
    assert.equal((await command('demo-code')).code, 2);
  });

  test('reset-factor takes the app of the last administrator away, with a reason only', async () => {
    const email = 'admin@contoh.go.id';
    assert.equal((await command('reset-factor', email)).code, 2);
    assert.equal(
      (await command('reset-factor', email, '--reason', 'lupa', '--recognised', 'bertemu')).code,
      2,
    );
    const why = ['--reason', 'hilang', '--recognised', 'surat'];
    assert.equal((await command('reset-factor', 'siapa@contoh.go.id', ...why)).code, 1);
    const done = await command('reset-factor', ` ${email.toUpperCase()}`, ...why);
    assert.equal(done.code, 0, done.text);
    const container = await createContainer(readConfig({ LOG_LEVEL: 'silent', DATA_DIR: dataDir }));
    try {
      const record = await container.deps.queries.officers.signInRecord(email);
      assert.ok(record);
      assert.equal(await container.deps.queries.officers.factor(record.officerId), null);
    } finally {
      await container.close();
    }
  });
});
