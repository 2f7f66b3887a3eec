import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sendRaw, statusOf } from './stub-host.ts';

let child: ChildProcess;
let port = 0;

before(async () => {
  child = fork(path.join(import.meta.dirname, 'stub-host-child.ts'));
  const [message] = await once(child, 'message');
  port = message.port;
});

after(async () => {
  child.kill('SIGKILL');
  await once(child, 'exit');
});

const host = () => `Host: localhost:${port}\r\n`;
const get = (target: string) => `GET ${target} HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`;
const post = (headers: string, body = '') =>
  `POST /permohonan/baru HTTP/1.1\r\n${host()}Origin: http://localhost:${port}\r\nConnection: close\r\n${headers}\r\n\r\n${body}`;
const form = 'Content-Type: application/x-www-form-urlencoded';

/** Name, bytes, and the status it must get; with 'any 4xx' closing without an answer is right too. */
const requests: readonly (readonly [string, () => string | Buffer, number | 'any 4xx'])[] = [
  ['TRACE', () => `TRACE / HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 405],
  ['PUT', () => `PUT / HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 405],
  ['DELETE on a file', () => `DELETE /favicon.svg HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 405],
  ['OPTIONS with an asterisk', () => `OPTIONS * HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 405],
  ['PROPFIND', () => `PROPFIND / HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 405],
  ['an invented method', () => `HACK / HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 'any 4xx'],
  ['a method in lower case', () => `get / HTTP/1.1\r\n${host()}Connection: close\r\n\r\n`, 'any 4xx'],
  ['no method', () => ` / HTTP/1.1\r\n${host()}\r\n`, 'any 4xx'],
  ['a user in the host', () => 'GET / HTTP/1.1\r\nHost: u@evil.test\r\nConnection: close\r\n\r\n', 421],
  ['another host', () => 'GET / HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n', 421],
  ['a path in the host', () => 'GET / HTTP/1.1\r\nHost: evil.test/foo?\r\nConnection: close\r\n\r\n', 421],
  ['a space in the host', () => 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 421],
  ['an impossible port', () => 'GET / HTTP/1.1\r\nHost: localhost:99999\r\nConnection: close\r\n\r\n', 421],
  ['an empty host', () => 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 421],
  ['no host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['no host in HTTP/1.0', () => 'GET / HTTP/1.0\r\n\r\n', 400],
  ['two hosts', () => `GET / HTTP/1.1\r\n${host()}${host()}Connection: close\r\n\r\n`, 400],
  [
    'two different hosts',
    () => `GET / HTTP/1.1\r\n${host()}Host: evil.test\r\nConnection: close\r\n\r\n`,
    400,
  ],
  ['the absolute form', () => get(`http://localhost:${port}/`), 400],
  ['the absolute form of another site', () => get('http://evil.test/'), 400],
  ['the absolute form of a file', () => get('file:///etc/passwd'), 400],
  ['CONNECT', () => `CONNECT evil.test:443 HTTP/1.1\r\n${host()}\r\n`, 'any 4xx'],
  ['two slashes', () => get('//evil.test/'), 400],
  ['two slashes inside', () => get('/a//b'), 400],
  ['dots', () => get('/../../etc/passwd'), 400],
  ['encoded dots', () => get('/%2e%2e/%2e%2e/etc/passwd'), 400],
  ['dots with an encoded slash', () => get('/.well-known/..%2f.env'), 400],
  ['dots in .well-known', () => get('/.well-known/%2e%2e/.env'), 400],
  ['a backslash', () => get('/a\\..\\b'), 400],
  ['an encoded backslash', () => get('/a%5c..%5cb'), 400],
  ['an encoded slash', () => get('/%2fpetugas'), 400],
  ['a double encoding', () => get('/%2570etugas'), 400],
  ['eleven encodings', () => get(`/%${'25'.repeat(11)}70etugas`), 400],
  ['NUL, encoded', () => get('/a%00.pdf'), 400],
  ['NUL, raw', () => get('/a\0b'), 'any 4xx'],
  ['a line break, encoded', () => get('/a%0d%0aX:%201'), 400],
  ['broken UTF-8', () => get('/%c3%28'), 400],
  ['an overlong UTF-8 slash', () => get('/%c0%af'), 400],
  ['raw UTF-8', () => Buffer.from(get('/permohonan/é')), 'any 4xx'],
  ['an unfinished escape', () => get('/%'), 400],
  ['a space in the address', () => get('/a b'), 'any 4xx'],
  ['a tab in the address', () => get('/a\tb'), 'any 4xx'],
  ['a fragment', () => get('/a#b'), 'any 4xx'],
  ['an empty address', () => get(''), 'any 4xx'],
  ['an address without a slash', () => get('petugas'), 'any 4xx'],
  ['an address of 3 kB', () => get(`/${'a'.repeat(3_000)}`), 414],
  ['an address of 20 kB', () => get(`/${'a'.repeat(20_000)}`), 431],
  ['a header of 20 kB', () => `GET / HTTP/1.1\r\n${host()}X: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['two thousand headers', () => `GET / HTTP/1.1\r\n${host()}${'X: 1\r\n'.repeat(2_000)}\r\n`, 431],
  ['a header without a name', () => `GET / HTTP/1.1\r\n${host()}: x\r\n\r\n`, 'any 4xx'],
  ['a space before the colon', () => `GET / HTTP/1.1\r\n${host()}X : 1\r\n\r\n`, 'any 4xx'],
  ['a folded header', () => `GET / HTTP/1.1\r\n${host()}X: 1\r\n 2\r\n\r\n`, 'any 4xx'],
  ['NUL in a header', () => `GET / HTTP/1.1\r\n${host()}X: a\0b\r\n\r\n`, 'any 4xx'],
  ['line feeds only', () => `GET / HTTP/1.1\nHost: localhost:${port}\nX: 1\n\n`, 'any 4xx'],
  ['HTTP/2.0', () => `GET / HTTP/2.0\r\n${host()}\r\n`, 'any 4xx'],
  ['HTTP/9.9', () => `GET / HTTP/9.9\r\n${host()}\r\n`, 'any 4xx'],
  ['no version', () => 'GET /\r\n\r\n', 'any 4xx'],
  ['a TLS hello', () => Buffer.from('160301020001000100fc0303', 'hex'), 'any 4xx'],
  ['noise', () => Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 37 + 11) % 256)), 'any 4xx'],
  ['an SSH greeting', () => 'SSH-2.0-OpenSSH_9.9\r\n', 'any 4xx'],
  [
    'length and chunks together',
    () => post(`${form}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked`, 'a=b'),
    'any 4xx',
  ],
  ['two lengths', () => post(`${form}\r\nContent-Length: 3\r\nContent-Length: 5`, 'a=b'), 'any 4xx'],
  ['a negative length', () => post(`${form}\r\nContent-Length: -1`), 'any 4xx'],
  ['a length that is no number', () => post(`${form}\r\nContent-Length: 3x`, 'a=b'), 'any 4xx'],
  ['a length beyond all numbers', () => post(`${form}\r\nContent-Length: ${'9'.repeat(40)}`), 'any 4xx'],
  ['an unknown transfer encoding', () => post(`${form}\r\nTransfer-Encoding: rot13`), 'any 4xx'],
  ['chunks', () => post(`${form}\r\nTransfer-Encoding: chunked`, '3\r\na=b\r\n0\r\n\r\n'), 411],
  ['broken chunks', () => post(`${form}\r\nTransfer-Encoding: chunked`, 'zz\r\na=b\r\n'), 'any 4xx'],
  ['no length', () => post(form), 411],
  ['no kind', () => post('Content-Length: 3', 'a=b'), 415],
  ['JSON', () => post('Content-Type: application/json\r\nContent-Length: 2', '{}'), 415],
  [
    'a multipart form without a boundary',
    () => post('Content-Type: multipart/form-data\r\nContent-Length: 2', '{}'),
    415,
  ],
  ['a compressed form', () => post(`${form}\r\nContent-Encoding: gzip\r\nContent-Length: 3`, 'a=b'), 415],
  ['5 MB of text', () => post(`${form}\r\nContent-Length: 5000000`, 'a'.repeat(5_000_000)), 413],
  [
    'a body on reading',
    () => `GET / HTTP/1.1\r\n${host()}Connection: close\r\nContent-Length: 3\r\n\r\nabc`,
    400,
  ],
  ['an expectation nobody knows', () => post(`${form}\r\nContent-Length: 3\r\nExpect: miracles`, 'a=b'), 417],
  ['the image endpoint', () => get('/_image?href=http://evil.test/a.png'), 404],
  ['a server island', () => get('/_server-islands/A'), 404],
  ['an action', () => get('/_actions/a'), 404],
];

describe('a malformed request', () => {
  assert.ok(requests.length >= 60);
  for (const [name, bytes, expected] of requests) {
    test(`${name} is refused and ends nothing`, async () => {
      const answer = await sendRaw(port, bytes());
      const status = statusOf(answer);
      if (expected === 'any 4xx')
        assert.ok(status === null || (status >= 400 && status < 500), answer.slice(0, 200));
      else assert.equal(status, expected, answer.slice(0, 200));
      assert.doesNotMatch(answer, /at .*\.(?:ts|js):\d+|node_modules/);
    });
  }

  test('an unfinished head is closed in its time with a sentence', async () => {
    const answer = await sendRaw(port, `GET / HTTP/1.1\r\n${host()}`, 8_000);
    assert.equal(statusOf(answer), 408);
    assert.match(answer, /Kiriman terlalu lama/);
  });

  test('after all of them the same process answers', async () => {
    assert.equal(child.exitCode, null);
    const answer = await sendRaw(port, get('/sehat'));
    assert.equal(statusOf(answer), 200);
    assert.match(answer, /sehat/);
  });
});
