import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { loadStaticFiles } from '#server/static-files.ts';
import { startTestHost, type TestHost } from './stub-host.ts';

let folder: string;
let running: TestHost;
const style = `body { color: black }\n`.repeat(200);

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ppid-static-'));
  await mkdir(path.join(folder, '_astro'));
  await mkdir(path.join(folder, 'fonts'));
  await mkdir(path.join(folder, '.well-known'));
  await writeFile(path.join(folder, '_astro/page.Abc123.css'), style);
  await writeFile(path.join(folder, 'fonts/a.woff2'), Buffer.alloc(2_000, 7));
  await writeFile(path.join(folder, 'robots.txt'), 'User-agent: *\n');
  await writeFile(path.join(folder, '.env'), 'SECRET=1');
  await writeFile(path.join(folder, '.well-known/security.txt'), 'Contact: x\n');
  await symlink('/etc/hostname', path.join(folder, 'link.txt'));
  running = await startTestHost({ staticFiles: await loadStaticFiles(folder) });
});
after(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

const ask = (address: string, init: RequestInit = {}) =>
  fetch(`http://localhost:${running.port}${address}`, init);

test('a built file is kept for ever, a font long, the rest for an hour', async () => {
  const expected = [
    ['/_astro/page.Abc123.css', 'public, max-age=31536000, immutable', 'text/css; charset=utf-8'],
    ['/fonts/a.woff2', 'public, max-age=2592000', 'font/woff2'],
    ['/robots.txt', 'public, max-age=3600', 'text/plain; charset=utf-8'],
    ['/.well-known/security.txt', 'public, max-age=3600', 'text/plain; charset=utf-8'],
  ] as const;
  for (const [address, caching, type] of expected) {
    const answer = await ask(address);
    assert.equal(answer.status, 200, address);
    assert.equal(answer.headers.get('cache-control'), caching);
    assert.equal(answer.headers.get('content-type'), type);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  }
});

test('text is sent small, a font as it is', async () => {
  const { request } = await import('node:http');
  const fetchRaw = (address: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve) => {
      request({ port: running.port, path: address, headers: { 'accept-encoding': 'br, gzip' } }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () =>
          resolve({ encoding: res.headers['content-encoding'], body: Buffer.concat(chunks) }),
        );
      }).end();
    });
  const css = await fetchRaw('/_astro/page.Abc123.css');
  assert.equal(css.encoding, 'br');
  assert.equal(brotliDecompressSync(css.body).toString(), style);
  assert.equal((await fetchRaw('/fonts/a.woff2')).encoding, undefined);
});

test('an unchanged copy is not sent again; its tag differs from encoding to encoding', async () => {
  const plain = await ask('/_astro/page.Abc123.css', { headers: { 'accept-encoding': 'identity' } });
  const small = await ask('/_astro/page.Abc123.css', { headers: { 'accept-encoding': 'br' } });
  const tag = plain.headers.get('etag') ?? '';
  assert.match(tag, /^"[^"]+"$/);
  assert.notEqual(tag, small.headers.get('etag'));
  const again = await ask('/_astro/page.Abc123.css', {
    headers: { 'accept-encoding': 'identity', 'if-none-match': tag },
  });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
});

test('dotfiles, links and everything outside the folder are pages that do not exist', async () => {
  for (const address of ['/.env', '/link.txt', '/_astro', '/_astro/', '/fonts/']) {
    const answer = await ask(address);
    const text = await answer.text();
    assert.doesNotMatch(text, /SECRET/, address);
    assert.match(text, /<title>/, address);
  }
});
