import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startTestHost, type TestHost } from './stub-host.ts';

let running: TestHost;
before(async () => {
  running = await startTestHost({ trustedProxyHops: 1 });
});
after(() => running.close());

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
};

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port: running.port, host: '127.0.0.1', path, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('a page leaves in one piece with its length and its charset', async () => {
  const { headers, body } = await get('/');
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(Number(headers['content-length']), body.length);
  assert.equal(headers['transfer-encoding'], undefined);
  assert.equal(headers['cache-control'], 'no-cache');
});

test('a long page is compressed as the browser asks, and says that it may be', async () => {
  const plain = await get('/long');
  const br = await get('/long', { 'accept-encoding': 'gzip, br' });
  const gzip = await get('/long', { 'accept-encoding': 'gzip' });
  assert.equal(br.headers['content-encoding'], 'br');
  assert.deepEqual(brotliDecompressSync(br.body), plain.body);
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.deepEqual(gunzipSync(gzip.body), plain.body);
  assert.ok(br.body.length < plain.body.length / 10);
  for (const answer of [plain, br, gzip]) {
    assert.match(String(answer.headers.vary), /Accept-Encoding/);
    assert.equal(Number(answer.headers['content-length']), answer.body.length);
  }
});

test('HEAD answers as GET does, without the body', async () => {
  const whole = await get('/long');
  const head = await get('/long', {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  assert.equal(head.headers['content-length'], whole.headers['content-length']);
});

test('what is one person’s is never kept: private addresses, answers to cookies, new cookies', async () => {
  for (const path of [
    '/petugas',
    '/petugas/permohonan',
    '/kasus',
    '/lacak',
    '/lacak/abc',
    '/permohonan/tanda-terima',
  ]) {
    const { headers } = await get(path);
    assert.equal(headers['cache-control'], 'no-store', path);
    assert.equal(headers['x-robots-tag'], 'noindex', path);
  }
  assert.equal((await get('/', { cookie: 'kasus=abc' })).headers['cache-control'], 'no-store');
  const set = await get('/sets-cookie');
  assert.equal(set.headers['cache-control'], 'no-store');
  assert.deepEqual(set.headers['set-cookie'], ['kasus=a; Path=/', 'b=c']);
  assert.equal((await get('/informasi')).headers['x-robots-tag'], undefined);
});

test('pages see the client’s address and none of the forwarding headers', async () => {
  const { body } = await get('/', {
    'x-forwarded-for': '6.6.6.6, 203.0.113.9',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    forwarded: 'for=6.6.6.6',
    'x-real-ip': '6.6.6.6',
  });
  const seen = JSON.parse(/<pre>(.*)<\/pre>/.exec(body.toString())?.[1] ?? '{}');
  assert.equal(seen.clientAddress, '203.0.113.9');
  assert.deepEqual(seen.forwarded, []);
});

test('an address that no page has shows the site’s own 404', async () => {
  const { status, body } = await get('/nowhere');
  assert.equal(status, 404);
  assert.match(body.toString(), /Halaman tidak ditemukan/);
});

test('an error page names a code to look up, and nothing of the error', async () => {
  const { status, body } = await get('/throws');
  assert.equal(status, 500);
  assert.match(body.toString(), /<code>[A-Z]{6}-[A-Z]+<\/code>/);
  assert.doesNotMatch(body.toString(), /secret|srv/);
});

test('many pages over one connection are all answered', async () => {
  const { Agent } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses = await Promise.all(
    Array.from(
      { length: 50 },
      (_, index) =>
        new Promise<number>((resolve, reject) => {
          request(
            { port: running.port, host: '127.0.0.1', path: index % 2 ? '/long' : '/nowhere', agent },
            (res) => {
              res.resume();
              res.on('end', () => resolve(res.statusCode ?? 0));
            },
          )
            .on('error', reject)
            .end();
        }),
    ),
  );
  agent.destroy();
  assert.deepEqual(
    statuses,
    Array.from({ length: 50 }, (_, index) => (index % 2 ? 200 : 404)),
  );
});
