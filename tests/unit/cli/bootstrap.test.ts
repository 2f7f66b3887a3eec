import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { swapFolder, withStaging } from '../../../src/cli/bootstrap/staging.mjs';

const root = await mkdtemp(path.join(tmpdir(), 'ppid-bootstrap-'));
after(() => rm(root, { recursive: true, force: true }));
const target = path.join(root, 'dist');

async function put(staging: string, text: string): Promise<void> {
  const draft = path.join(staging, 'dist');
  await mkdir(draft);
  await writeFile(path.join(draft, 'page'), text);
}

describe('an update', () => {
  test('is put in place whole and leaves nothing behind', async () => {
    for (const text of ['old', 'new']) {
      await withStaging(root, 'build', async (staging) => {
        await put(staging, text);
        await swapFolder(path.join(staging, 'dist'), target, staging);
      });
    }
    assert.equal(await readFile(path.join(target, 'page'), 'utf8'), 'new');
    assert.deepEqual(await readdir(path.join(root, '.staging')), []);
  });

  test('that fails leaves what was there', async () => {
    const failing = withStaging(root, 'build', async (staging) => {
      await put(staging, 'half');
      throw new Error('no network');
    });
    await assert.rejects(failing, /no network/);
    assert.equal(await readFile(path.join(target, 'page'), 'utf8'), 'new');
    assert.deepEqual(await readdir(path.join(root, '.staging')), []);
  });

  test('sweeps what a killed run left a day ago, not what another run is doing', async () => {
    for (const name of ['old', 'busy']) await mkdir(path.join(root, '.staging', name));
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    await utimes(path.join(root, '.staging/old'), twoDaysAgo, twoDaysAgo);
    await withStaging(root, 'build', async () => {});
    assert.deepEqual(await readdir(path.join(root, '.staging')), ['busy']);
  });
});

describe('the command behind every npm script', () => {
  const childProcess = path.join(import.meta.dirname, '../../../src/cli/bootstrap/child-process.mjs');
  const portal = `let n = 0;
    process.on('SIGTERM', () => { n += 1; setTimeout(() => { console.log('stopped', n); process.exit(7); }, 200); });
    setInterval(() => {}, 1000);
    console.log('up');`;

  test('passes a stop signal on once and ends with the exit code of the portal', async () => {
    const starter = `import { runCommand } from ${JSON.stringify(childProcess)};
      process.exitCode = await runCommand(process.execPath, ['-e', ${JSON.stringify(portal)}], { cwd: '.' });`;
    const started = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    const up = new Promise<void>((resolve) => {
      started.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('up')) resolve();
      });
    });
    await up;
    started.kill('SIGTERM');
    started.kill('SIGTERM');
    const [code] = await once(started, 'close');
    assert.equal(code, 7);
    assert.match(output, /stopped 1/);
  });

  test('names the commands there are when asked for another', async () => {
    const bootstrap = path.join(import.meta.dirname, '../../../src/cli/bootstrap.mjs');
    const asked = spawn(process.execPath, [bootstrap, 'strat'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    asked.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const [code] = await once(asked, 'close');
    assert.equal(code, 1);
    assert.match(said, /"strat" tidak dikenal.*start, dev, test, check/);
  });
});
