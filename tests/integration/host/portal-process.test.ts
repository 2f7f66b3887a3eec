import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { freePort, type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { ensureSiteBuild } from '../../../src/cli/bootstrap/site-build.mjs';
import { sendRaw, statusOf } from './stub-host.ts';

before(() =>
  ensureSiteBuild(process.cwd(), { executable: process.execPath, version: process.versions.node }),
);

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'ppid-process-'));
  folders.push(made);
  return made;
}
after(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

async function isRunning(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return state !== '' && !/\) [ZX] /.test(state);
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    if (await condition()) return;
    await delay(100);
  }
  assert.fail(`waited in vain until ${what}`);
}

/** Runs a program of ours to its end. */
async function run(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

describe('the portal as a process', () => {
  test('prints address and set-up link, starts again fast with a new link, and ends with 0 on Ctrl-C', async () => {
    const dataDir = await folder();
    const first = await startPortal({ dataDir });
    assert.match(first.output(), /Portal berjalan di http:\/\/localhost:\d+/);
    assert.match(first.setupLink ?? '', /\/petugas\/siapkan\/[A-Za-z0-9_-]{22,}$/);
    const secretKey = await stat(path.join(dataDir, 'secret.key'));
    assert.equal(secretKey.mode & 0o077, 0);
    assert.equal(await first.stop('SIGINT'), 0);

    const startedAt = performance.now();
    const second = await startPortal({ dataDir });
    const seconds = (performance.now() - startedAt) / 1000;
    assert.notEqual(second.setupLink, first.setupLink);
    const open = (link: string | null) =>
      fetch((link ?? '').replace(/localhost:\d+/, new URL(second.baseUrl).host), { redirect: 'manual' });
    assert.equal((await open(second.setupLink)).status, 200);
    assert.notEqual(await (await open(first.setupLink)).text(), await (await open(second.setupLink)).text());
    assert.equal(await second.stop('SIGTERM'), 0);
    assert.ok(seconds < 3, `the second start took ${seconds.toFixed(1)} s`);
  });

  test('a worker that dies is started again, and none outlives the web process', async () => {
    const portal = await startPortal({ dataDir: await folder() });
    await until(async () => (await childrenOf(portal.pid)).length === 1, 'the worker runs');
    const [worker = 0] = await childrenOf(portal.pid);
    await delay(1_500);
    process.kill(worker, 'SIGKILL');
    await until(async () => {
      const [next] = await childrenOf(portal.pid);
      return next !== undefined && next !== worker;
    }, 'another worker runs');
    assert.equal((await fetch(`${portal.baseUrl}/siap`)).status, 200);
    const [next = 0] = await childrenOf(portal.pid);
    await delay(1_500);
    process.kill(portal.pid, 'SIGKILL');
    await until(async () => !(await isRunning(next)), 'the worker has ended too');
  });

  test('WORKER=off starts no worker', async () => {
    const portal = await startPortal({ env: { WORKER: 'off' } });
    assert.deepEqual(await childrenOf(portal.pid), []);
    assert.equal(await portal.stop(), 0);
  });

  test('a port in use, an unknown database or a setting of later is a sentence, not a stack', async () => {
    const port = await freePort();
    const occupied = createServer().listen(port, '127.0.0.1');
    await once(occupied, 'listening');
    const dataDir = await folder();
    const starts = [
      [{ PORT: String(port), DATA_DIR: dataDir }, /PORT itu sedang dipakai/],
      [{ STORAGE_URL: 's3://x', DATA_DIR: dataDir }, /STORAGE_URL belum didukung/],
      [{ PORT: 'abc', DATA_DIR: dataDir }, /PORT/],
      [{ DATABASE_URL: 'mysql://x', DATA_DIR: dataDir }, /DATABASE_URL|basis data/i],
    ] as const;
    for (const [env, sentence] of starts) {
      const { code, err } = await run('src/server/main.ts', [], env);
      assert.equal(code, 1);
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n\s+at /, err);
    }
    occupied.close();
  });
});

describe('the built pages behind the host', () => {
  let portal: RunningPortal;
  before(async () => {
    portal = await startPortal({ env: { WORKER: 'off' } });
  });
  after(() => portal.stop());

  test('are whole pages with our headers', async () => {
    for (const address of [
      '/',
      '/tenggat',
      '/permohonan',
      '/permohonan/baru',
      '/pengaduan',
      '/lacak',
      '/petugas/masuk',
    ]) {
      const answer = await fetch(`${portal.baseUrl}${address}`);
      const text = await answer.text();
      assert.equal(answer.status, 200, address);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'self'/);
      assert.match(text, /<html lang="id">[\s\S]*<\/html>\s*$/);
      assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son[a-z]+="/, address);
    }
  });

  test('include the site’s own 404, also for a form', async () => {
    const answer = await fetch(`${portal.baseUrl}/tidak-ada`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /Halaman tidak ditemukan/);
    const form = await fetch(`${portal.baseUrl}/tidak-ada`, {
      method: 'POST',
      headers: { origin: portal.baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    });
    assert.equal(form.status, 404);
  });

  test('keep the back office behind the sign-in page, however the address is written', async () => {
    for (const address of [
      '/petugas',
      '/petugas/permohonan',
      '/petugas/%70engguna',
      '/petugas/dokumen',
      '/%70etugas/unit',
    ]) {
      const answer = await fetch(`${portal.baseUrl}${address}`, {
        redirect: 'manual',
        headers: { cookie: `petugas=${'A'.repeat(43)}` },
      });
      assert.equal(answer.status, 303, address);
      assert.match(
        answer.headers.get('location') ?? '',
        /^\/petugas\/masuk(?:\?kembali=%2Fpetugas|$)/,
        address,
      );
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    }
  });

  test('a form that breaks off in the middle of a file harms nobody', async () => {
    const { host } = new URL(portal.baseUrl);
    const head = `POST /permohonan/baru HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${portal.baseUrl}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n--x\r\nContent-Disposition: form-data; name="identity_proof"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n`;
    for (let time = 0; time < 5; time += 1) {
      await sendRaw(Number(new URL(portal.baseUrl).port), [head, Buffer.alloc(100_000, 65)], 200);
    }
    await delay(300);
    const answer = await sendRaw(
      Number(new URL(portal.baseUrl).port),
      `GET /siap HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    assert.equal(statusOf(answer), 200);
    assert.doesNotMatch(portal.output(), /unhandled|uncaught/i);
  });
});

describe('when something inside is broken', () => {
  test('every page says so with a code and nothing of the cause, and the log names the place', async () => {
    const dataDir = await folder();
    const portal = await startPortal({ dataDir, env: { WORKER: 'off', LOG_LEVEL: 'error' } });
    try {
      const database = new Sqlite(path.join(dataDir, 'ppid.sqlite'));
      database.exec('alter table setting rename to setting_gone; alter table unit rename to unit_gone');
      database.close();
      const codes = new Set<string>();
      const addresses = [
        '/',
        '/informasi',
        '/permohonan',
        '/permohonan/baru',
        '/tidak-ada',
        '/lacak',
        '/bantuan',
      ];
      for (const address of addresses) {
        const answer = await fetch(`${portal.baseUrl}${address}`);
        const text = await answer.text();
        assert.equal(answer.status, 500, address);
        assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'self'/);
        assert.doesNotMatch(text, /setting|sqlite|select|\.ts|\.mjs|node_modules|\/work|Error/i, address);
        const code = /[A-Z]{6}-[A-Z]{4,}/.exec(text)?.[0];
        assert.ok(code, text);
        codes.add(code);
        assert.ok(portal.output().includes(code), `${code} is in the log`);
      }
      assert.equal(codes.size, addresses.length);
      assert.doesNotMatch(portal.output(), /select .* from/i);
    } finally {
      await portal.stop();
    }
  });
});

describe('operator commands', () => {
  test('migrate twice: the second time there is nothing to do', async () => {
    const env = { DATA_DIR: await folder() };
    const first = await run('src/cli/main.ts', ['migrate'], env);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /dimutakhirkan/);
    const second = await run('src/cli/main.ts', ['migrate'], env);
    assert.equal(second.code, 0);
    assert.match(second.out, /sudah mutakhir/);
  });

  test('create-admin prints an invitation for an administrator', async () => {
    const env = { DATA_DIR: await folder(), BASE_URL: 'https://ppid.contoh.go.id' };
    const made = await run(
      'src/cli/main.ts',
      ['create-admin', '--email', 'Budi@Contoh.go.id', '--name', 'Budi'],
      env,
    );
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /https:\/\/ppid\.contoh\.go\.id\/petugas\/undangan\/[A-Za-z0-9_-]{22,}/);
    for (const args of [
      ['create-admin'],
      ['create-admin', '--email', 'x'],
      ['create-admin', '--email', 'x', '--name', 'y'],
    ]) {
      assert.equal((await run('src/cli/main.ts', args, env)).code, 2);
    }
  });

  test('an unknown command or option explains itself and ends with 2', async () => {
    for (const args of [[], ['hapus'], ['__proto__'], ['migrate', '--force'], ['create-admin', '--admin']]) {
      const { code, err } = await run('src/cli/main.ts', args, { DATA_DIR: await folder() });
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /Pemakaian: npm run ppid/);
      assert.match(err, /create-admin --email/);
    }
    assert.equal((await run('src/cli/main.ts', ['--help'], {})).code, 0);
  });
});
