import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { confinement } from '#adapters/files/inspection-process.ts';

const project = path.join(import.meta.dirname, '../../../..');

/** What a process so confined says of each place: may it read there, and write there? */
async function rights(places: readonly string[]): Promise<readonly (readonly [boolean, boolean])[]> {
  const ask = `JSON.parse(process.argv[1]).map((p) => [process.permission.has('fs.read', p), process.permission.has('fs.write', p)])`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...confinement(),
    '--print',
    `JSON.stringify(${ask})`,
    JSON.stringify(places),
  ]);
  return JSON.parse(stdout);
}

describe('the process that opens files', () => {
  test('reads its code and packages', async () => {
    const code = [
      'src/adapters/files/inspection-child.ts',
      'package.json',
      'node_modules/sharp/package.json',
    ];
    const found = await rights(code.map((name) => realpathSync(path.join(project, name))));
    assert.deepEqual(found, [
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  test('reads neither key nor database nor uploads nor settings, which may lie in the same folder, and writes nowhere', async () => {
    const secrets = ['var/secret.key', 'var/ppid.sqlite', 'var/files/a', '.env', '.git/config', 'var'];
    const found = await rights([...secrets.map((name) => path.join(project, name)), '/etc/passwd', '/tmp']);
    for (const [at, right] of found.entries()) assert.deepEqual(right, [false, false], String(at));
  });
});
