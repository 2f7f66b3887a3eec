import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sendRaw, startTestHost, statusOf, type TestHost } from './stub-host.ts';

let running: TestHost;

before(async () => {
  running = await startTestHost({
    limits: {
      headersMs: 700,
      formMs: 400,
      uploadMs: 400,
      requestsAtOncePerAddress: 3,
      formBurst: 30,
      botSearchBurst: 2,
    },
  });
});
after(() => running.close());

const required = [
  ['content-security-policy', /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^same-origin$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['x-frame-options', /^DENY$/],
] as const;

function headersOf(answer: string): Map<string, string> {
  const head = answer.split('\r\n\r\n')[0] ?? '';
  return new Map(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
}

function assertSafe(answer: string): void {
  const headers = headersOf(answer);
  for (const [name, pattern] of required)
    assert.match(headers.get(name) ?? '', pattern, `${name} in\n${answer.slice(0, 300)}`);
  assert.equal(headers.has('x-powered-by') || headers.has('server'), false);
}

const host = () => `Host: localhost:${running.port}\r\n`;
const close = 'Connection: close\r\n';
const origin = () => `Origin: http://localhost:${running.port}\r\n`;
const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\n${host()}${close}${more}\r\n`;
const post = (path: string, headers: string, body = '') =>
  `POST ${path} HTTP/1.1\r\n${host()}${close}${headers}\r\n${body}`;

describe('every answer carries the security headers', () => {
  const answers: readonly (readonly [number, string, () => string])[] = [
    [200, 'a page', () => get('/')],
    [200, 'a page by HEAD', () => `HEAD / HTTP/1.1\r\n${host()}${close}\r\n`],
    [200, 'a form', () => post('/', `${origin()}${form}Content-Length: 3\r\n`, 'a=b')],
    [200, 'health', () => get('/sehat')],
    [400, 'a bad address', () => get('/a%00')],
    [
      403,
      'a foreign form',
      () => post('/', `Origin: http://evil.test\r\n${form}Content-Length: 3\r\n`, 'a=b'),
    ],
    [
      403,
      'a case file without a session',
      () => get('/kasus/berkas/0190f5c2-1111-7abc-8def-0123456789ab/a.pdf'),
    ],
    [404, 'an unknown page', () => get('/nowhere')],
    [404, 'an unknown file', () => get('/berkas/0190f5c2-1111-7abc-8def-0123456789ab/a.pdf')],
    [405, 'a wrong method', () => `DELETE / HTTP/1.1\r\n${host()}${close}\r\n`],
    [405, 'a form sent to a file', () => post('/berkas/x', `${origin()}${form}Content-Length: 3\r\n`, 'a=b')],
    [408, 'a body that does not come', () => post('/', `${origin()}${form}Content-Length: 30\r\n`, 'a=b')],
    [408, 'a head that does not end', () => `GET / HTTP/1.1\r\n${host()}`],
    [411, 'a form without length', () => post('/', `${origin()}${form}`)],
    [413, 'a form that is too large', () => post('/', `${origin()}${form}Content-Length: 99000000\r\n`)],
    [414, 'a long address', () => get(`/${'a'.repeat(3000)}`)],
    [
      415,
      'a form of another kind',
      () => post('/', `${origin()}Content-Type: text/plain\r\nContent-Length: 3\r\n`, 'a=b'),
    ],
    [421, 'another host', () => `GET / HTTP/1.1\r\nHost: evil.test\r\n${close}\r\n`],
    [431, 'a large head', () => get('/', `X: ${'a'.repeat(9000)}\r\n`)],
    [500, 'a page that throws', () => get('/throws')],
    [500, 'a page that fails without words', () => get('/bare-500')],
  ];
  for (const [status, name, bytes] of answers) {
    test(`${status} for ${name}`, async () => {
      const answer = await sendRaw(running.port, bytes());
      assert.equal(statusOf(answer), status, answer.slice(0, 300));
      assertSafe(answer);
      if (status >= 400) {
        const headers = headersOf(answer);
        assert.match(headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/);
        assert.match(headers.get('cache-control') ?? '', /^no-(?:store|cache)$/, name);
        assert.doesNotMatch(answer, /secret detail|\.ts|node_modules/);
        assert.match(answer, /<html lang="id">|<title>404/);
      }
      if (status === 405) assert.match(headersOf(answer).get('allow') ?? '', /GET, HEAD/);
    });
  }
});

test('a machine at /api/ is refused with a code', async () => {
  const answer = await sendRaw(running.port, `DELETE /api/v1/tenggat HTTP/1.1\r\n${host()}${close}\r\n`);
  assert.equal(statusOf(answer), 405);
  assert.match(headersOf(answer).get('content-type') ?? '', /^application\/json/);
  const body = JSON.parse(answer.split('\r\n\r\n')[1] ?? '');
  assert.equal(body.error.code, 'METHOD_NOT_ALLOWED');
  assert.match(body.error.message, /peramban/);
});

test('a sender of too much gets to read why, although it sends on', async () => {
  const head = post(
    '/',
    `${origin()}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 60000000\r\n`,
  );
  const answer = await sendRaw(running.port, [head, Buffer.alloc(60_000_000)], 10_000);
  assert.equal(statusOf(answer), 413);
  assert.match(answer, /kurangi atau perkecil berkasnya/);
});

test('a client that asks before sending is told to go on, or why not', async () => {
  const allowed = await sendRaw(
    running.port,
    post('/', `${origin()}${form}Content-Length: 3\r\nExpect: 100-continue\r\n`, 'a=b'),
  );
  assert.match(allowed, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  const refused = await sendRaw(
    running.port,
    post('/', `Origin: http://evil.test\r\n${form}Content-Length: 3\r\nExpect: 100-continue\r\n`),
    1_500,
  );
  assert.match(refused, /^HTTP\/1\.1 403/);
});

test('one address with too many requests at once waits; its requests that run are answered', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => sendRaw(running.port, get('/slow'))));
  const statuses = answers.map(statusOf).toSorted();
  assert.deepEqual(statuses, [200, 200, 200, 429, 429, 429]);
  const refused = answers.find((answer) => statusOf(answer) === 429) ?? '';
  assert.match(headersOf(refused).get('retry-after') ?? '', /^\d+$/);
  assertSafe(refused);
});

test('one address with too many forms waits and is told how long', async () => {
  let refused = '';
  for (let sent = 0; sent < 60 && refused === ''; sent += 1) {
    const answer = await sendRaw(running.port, post('/', `${origin()}${form}Content-Length: 3\r\n`, 'a=b'));
    if (statusOf(answer) === 429) refused = answer;
  }
  assert.match(refused, /Terlalu banyak permintaan/);
  assert.match(headersOf(refused).get('retry-after') ?? '', /^\d+$/);
});

test('the strict transport header is sent exactly when the portal is reached by https', async () => {
  const secure = await startTestHost({ baseUrl: 'https://ppid.contoh.go.id' });
  try {
    const answer = await sendRaw(secure.port, `GET / HTTP/1.1\r\nHost: ppid.contoh.go.id\r\n${close}\r\n`);
    assert.equal(statusOf(answer), 200);
    assert.equal(headersOf(answer).get('strict-transport-security'), 'max-age=31536000; includeSubDomains');
  } finally {
    await secure.close();
  }
  assert.equal(headersOf(await sendRaw(running.port, get('/'))).has('strict-transport-security'), false);
});

test('a program may read as many lists and documents as it likes, and searches seldom', async () => {
  const agent = 'User-Agent: ExampleBot/1.0\r\n';
  const statuses = async (path: string, count: number, more: string) => {
    const found: (number | null)[] = [];
    for (let sent = 0; sent < count; sent += 1)
      found.push(statusOf(await sendRaw(running.port, get(path, more))));
    return found;
  };
  assert.deepEqual(await statuses('/informasi?q=jalan', 3, agent), [200, 200, 429]);
  assert.deepEqual(await statuses('/informasi?tahun=2025', 3, agent), [200, 200, 200]);
  assert.deepEqual(await statuses('/informasi/laporan', 3, agent), [200, 200, 200]);
  assert.deepEqual(await statuses('/informasi?q=jalan', 3, ''), [200, 200, 200]);
});
