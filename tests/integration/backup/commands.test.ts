import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Finished, runProcess } from '#tests/runner/child.ts';

/** The commands as an operator types them, over a data folder of their own. */
describe('the commands of an operator', () => {
  let folder = '';
  let dataDir = '';
  let keyFile = '';
  let archive = '';
  const ppid = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> =>
    runProcess(process.execPath, ['src/cli/main.ts', ...args], {
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      SECRET_KEY_FILE: '',
      BACKUP_DIR: '',
      SMTP_URL: '',
      LOG_LEVEL: 'silent',
      ...env,
    });
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ppid-commands-'));
    dataDir = path.join(folder, 'data');
    keyFile = path.join(folder, 'kunci.txt');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('a backup before the first start, and one without a key, say what to do first', async () => {
    const early = await ppid(['backup']);
    assert.equal(early.code, 1);
    assert.match(early.output, /Belum ada basis data/);
    assert.equal((await ppid(['migrate'])).code, 0);
    const keyless = await ppid(['backup']);
    assert.equal(keyless.code, 1);
    assert.match(keyless.output, /npm run ppid -- backup init/);
  });

  test('the private key is printed once and lies nowhere', async () => {
    const { code, output } = await ppid(['backup', 'init']);
    assert.equal(code, 0);
    const keys = output.match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/g) ?? [];
    assert.equal(keys.length, 1);
    assert.match(output, /amplop/);
    const key = keys[0] ?? '';
    for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(path.join(entry.parentPath, entry.name), 'latin1');
      assert.equal(bytes.includes(key), false, entry.name);
    }
    await writeFile(keyFile, `${key}\n`);
    const again = await ppid(['backup', 'init']);
    assert.equal(again.code, 1);
    assert.doesNotMatch(again.output, /AGE-SECRET-KEY/);
    const mistyped = await ppid(['backup', 'init', '--recipient', `age1${'q'.repeat(58)}`, '--replace']);
    assert.equal(mistyped.code, 1);
  });

  test('backup, list, verify, restore and the held messages, by their commands', async () => {
    const to = path.join(folder, 'disk-lain');
    const made = await ppid(['backup', '--to', to]);
    assert.equal(made.code, 0, made.output);
    archive = /\S+\.tar\.age/.exec(made.output)?.[0] ?? '';
    assert.equal(path.dirname(archive), to);
    const list = await ppid(['backup', 'list', '--to', to]);
    assert.ok(list.output.includes(path.basename(archive)));
    const verified = await ppid(['verify', archive, '--key', keyFile]);
    assert.equal(verified.code, 0, verified.output);
    assert.match(verified.output, /^BAIK\./);
    const place = path.join(folder, 'pulih');
    const restored = await ppid(['restore', archive, '--key', keyFile, '--to', place]);
    assert.equal(restored.code, 0, restored.output);
    const twice = await ppid(['restore', archive, '--key', keyFile, '--to', place]);
    assert.equal(twice.code, 1);
    assert.match(twice.output, /tidak ada yang ditimpa/);
    const held = await ppid(['release-outbox'], { DATA_DIR: place });
    assert.equal(held.code, 0);
    assert.match(held.output, /Tidak ada pesan yang ditahan/);
  });

  test('the doctor exits by what it finds, also as JSON', async () => {
    const { code, output } = await ppid(['doctor', '--json']);
    const told = JSON.parse(output);
    assert.equal(code, { ok: 0, warning: 1, error: 2 }[String(told.worst)]);
    // Nothing runs over this folder.
    assert.ok(told.findings.some((finding: { code: string }) => finding.code === 'WORKER_SILENT'));
    const text = await ppid(['doctor']);
    assert.match(text.output, /→ Jalankan npm start/);
  });

  test('a command that lacks something is explained, with exit code 2', async () => {
    for (const args of [
      ['restore'],
      ['restore', 'a.age'],
      ['verify', 'a.age'],
      ['backup', 'buat'],
      ['backup', '--ke', 'x'],
    ]) {
      const { code, output } = await ppid(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(output, /Pemakaian/);
    }
  });
});
