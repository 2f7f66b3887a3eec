import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sendRaw, startTestHost, statusOf, type TestHost } from './stub-host.ts';

let running: TestHost;
before(async () => {
  running = await startTestHost();
});
after(() => running.close());

const body = 'full_name=a';

async function submit(lines: readonly string[], host = `localhost:${running.port}`): Promise<number | null> {
  const answer = await sendRaw(
    running.port,
    `POST /permohonan/baru HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n${lines.map((line) => `${line.replaceAll('PORT', String(running.port))}\r\n`).join('')}\r\n${body}`,
  );
  return statusOf(answer);
}

describe('a form is taken only from our own pages', () => {
  const accepted = [
    ['Origin: http://localhost:PORT'],
    ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: same-origin'],
    ['Sec-Fetch-Site: same-origin'],
    ['Origin: http://127.0.0.1:PORT'],
    ['Origin: http://[::1]:PORT'],
    ['Origin: http://localhost:PORT', 'Referer: http://evil.test/'],
    ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate'],
  ];
  const refused = [
    [],
    ['Origin: null'],
    ['Origin: null', 'Sec-Fetch-Site: same-origin'],
    ['Origin: http://evil.test'],
    ['Origin: http://evil.test', 'Sec-Fetch-Site: same-origin'],
    ['Origin: https://localhost:PORT'],
    ['Origin: http://localhost'],
    ['Origin: http://localhost:2'],
    ['Origin: http://localhost:PORT.evil.test'],
    ['Origin: http://localhost:PORT@evil.test'],
    ['Origin: http://localhost:PORT/permohonan'],
    ['Origin: http://localhost:PORT', 'Origin: http://evil.test'],
    ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: cross-site'],
    ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: same-site'],
    ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site: none'],
    ['Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site: same-site'],
    ['Referer: http://localhost:PORT/permohonan/baru'],
    ['Origin:'],
    ['Origin: file://'],
    ['X-Forwarded-Host: evil.test', 'Origin: http://evil.test'],
    ['X-Forwarded-Proto: https', 'Origin: https://localhost:PORT'],
    ['X-HTTP-Method-Override: GET'],
  ];
  assert.ok(accepted.length + refused.length >= 30);
  for (const lines of accepted) {
    test(`with ${lines.join(', ')}`, async () => assert.equal(await submit(lines), 200));
  }
  for (const lines of refused) {
    test(`not with ${lines.join(', ') || 'neither Origin nor Sec-Fetch-Site'}`, async () => {
      assert.equal(await submit(lines), 403);
    });
  }
});

test('the check holds for every address that pages take forms at, known or not', async () => {
  for (const path of [
    '/',
    '/permohonan/baru',
    '/lacak',
    '/petugas/masuk',
    '/petugas/keluar',
    '/nowhere',
    '/api/v1/x',
  ]) {
    const answer = await sendRaw(
      running.port,
      `POST ${path} HTTP/1.1\r\nHost: localhost:${running.port}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nOrigin: http://evil.test\r\n\r\na=b`,
    );
    assert.equal(statusOf(answer), 403, path);
  }
});
