import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { jpeg } from '#tests/support/hostile-files.ts';
import { type FormBody, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { attackPortal } from './attacked-portal.ts';
import { assertHeaders, assertPage, headingOf } from './page.ts';
import { type Answer, send } from './portal.ts';
import { asMultipart, asUrlEncoded, goodRequest, pairs, post, proof, requestForm } from './request-form.ts';
import { tally } from './tally.ts';

const MIB = 1024 * 1024;

eachDialect('bodies that are no form, or too much of one', (context) => {
  const attacked = attackPortal(context);
  const count = tally();
  let untouched: Readonly<Record<string, number>> = {};
  beforeEach(async () => {
    untouched = await attacked.state();
  });
  const nothingSaved = async (): Promise<void> => assert.deepEqual(await attacked.state(), untouched);
  const sendBody = (contentType: string, body: string | Uint8Array): Promise<Answer> => {
    count.tried();
    return post(attacked.portal(), { contentType, body: Buffer.from(body) });
  };

  test('a body of an unknown kind gets 415 and a page', async () => {
    const fields = asUrlEncoded(goodRequest()).body;
    for (const type of [
      'application/json',
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/xml',
      'application/octet-stream',
      'multipart/mixed; boundary=x',
      'multipart/related; boundary=x',
      'application/x-www-form-urlencodedx',
      'application/x-www-form-urlencoded, application/json',
      'a',
      ';',
      'multipart/form-datax; boundary=x',
    ]) {
      const answer = await sendBody(type, type === 'application/json' ? '{"full_name":"x"}' : fields);
      assertPage(answer, 415, type);
    }
    count.tried(2);
    const none = await send(attacked.portal(), {
      path: requestForm,
      method: 'POST',
      headers: { 'Content-Length': '5' },
      form: { contentType: '', body: Buffer.from('a=b&c') },
    });
    assertPage(none, [400, 415], 'no content type');
    const packed = await post(attacked.portal(), asUrlEncoded(goodRequest()), {
      headers: { 'Content-Encoding': 'gzip' },
    });
    assertPage(packed, 415, 'a compressed body');
    const chunked = await raw(
      attacked.portal().baseUrl,
      ['Content-Type: application/x-www-form-urlencoded', 'Transfer-Encoding: chunked'],
      '3\r\na=b\r\n0\r\n\r\n',
    );
    count.tried();
    assert.match(chunked, /^HTTP\/1\.1 411 /);
    assert.match(chunked, /<h1>/);
    await nothingSaved();
  });

  test('a multipart body against the rules gets a page and leaves nothing', async () => {
    const good = asMultipart(goodRequest(), [proof(jpeg(640, 480, 200_000))]);
    const boundary = good.contentType.split('boundary=')[1] ?? '';
    const broken: readonly (readonly [string, string, Uint8Array])[] = [
      ['no boundary', 'multipart/form-data', good.body],
      ['an empty boundary', 'multipart/form-data; boundary=', good.body],
      ['another boundary', 'multipart/form-data; boundary=another', good.body],
      ['no end', good.contentType, good.body.subarray(0, good.body.length - boundary.length - 6)],
      ['half of the file', good.contentType, good.body.subarray(0, Math.floor(good.body.length * 0.6))],
      ['an end inside the headers', good.contentType, good.body.subarray(0, boundary.length + 30)],
      ['nothing', good.contentType, Buffer.alloc(0)],
      ['one byte', good.contentType, Buffer.from('-')],
      ['noise', good.contentType, Buffer.alloc(100_000, 0x2d)],
      ['only its end', good.contentType, Buffer.from(`--${boundary}--\r\n`)],
      ['a line feed in the boundary', 'multipart/form-data; boundary="a\tb"', good.body],
      ['a boundary of 300 letters', `multipart/form-data; boundary=${'b'.repeat(300)}`, good.body],
      ['two boundaries', `multipart/form-data; boundary=zzz; ${good.contentType.slice(21)}`, good.body],
    ];
    for (const [what, type, body] of broken) {
      const answer = await sendBody(type, body);
      assertPage(answer, [400, 415, 422], what);
      if (/no end|half|headers/.test(what)) assert.equal(answer.status, 400, what);
    }
    await nothingSaved();
    assert.deepEqual(await attacked.storedBytes(), { files: 0, drafts: 0 }, 'no byte of the files is left');
  });

  test('text around the parts and odd headers do not disturb an honest form', async () => {
    const form = asMultipart(goodRequest());
    const boundary = form.contentType.split('boundary=')[1] ?? '';
    const wrapped: FormBody = {
      contentType: `Multipart/Form-Data; charset=utf-8; boundary="${boundary}"`,
      body: Buffer.concat([
        Buffer.from('preamble\r\n'),
        form.body,
        Buffer.from('epilogue\r\n'.repeat(10_000)),
      ]),
    };
    count.tried();
    assert.equal((await post(attacked.portal(), wrapped)).status, 303);
  });

  test('a whole body over its cap gets a plain page with 413', async () => {
    const big = multipart([
      ...pairs(goodRequest()).map(([name, value]) => ({ name, value })),
      proof(Buffer.alloc(41 * MIB, 0x61)),
    ]);
    const answer = await sendBody(big.contentType, big.body);
    assertPage(answer, 413, '41 MB');
    assert.equal(headingOf(answer.text), 'Kiriman terlalu besar');
    const text = await sendBody('application/x-www-form-urlencoded', `details=${'x'.repeat(5 * MIB)}`);
    assertPage(text, 413, '5 MB of text');
    const spread = asMultipart(
      goodRequest({ details: Array.from({ length: 10 }, () => 'x y '.repeat(MIB / 8)) }),
    );
    const parts = await sendBody(spread.contentType, spread.body);
    assertPage(parts, 413, '5 MB of text in parts');
    await nothingSaved();
  });

  test('a hundred thousand parts and a million fields cost little time and memory', async () => {
    const before = await residentMegabytes(attacked.portal().pid);
    const many = Array.from({ length: 100_000 }, (_, at) => ({ name: `f${at}`, value: 'x' }));
    const crowds: readonly (readonly [string, FormBody])[] = [
      ['parts', multipart(many)],
      ['files', multipart(many.map((part) => ({ ...part, fileName: 'a.jpg' })))],
      [
        'files of the proof',
        multipart(many.slice(0, 20_000).map((part) => ({ ...part, name: 'identity_proof', fileName: '' }))),
      ],
      [
        'fields',
        { contentType: 'application/x-www-form-urlencoded', body: Buffer.from('a=1&'.repeat(1_000_000)) },
      ],
      [
        'names',
        { contentType: 'application/x-www-form-urlencoded', body: Buffer.from('a&'.repeat(1_000_000)) },
      ],
      [
        'different names',
        {
          contentType: 'application/x-www-form-urlencoded',
          body: Buffer.from(Array.from({ length: 300_000 }, (_, at) => `f${at}=`).join('&')),
        },
      ],
      ['details', urlEncoded(Array.from({ length: 5000 }, (_, at) => ['details', `baris ${at}`]))],
      [
        'one name of 3 MB',
        { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(`${'n'.repeat(3 * MIB)}=1`) },
      ],
      [
        'percent signs',
        {
          contentType: 'application/x-www-form-urlencoded',
          body: Buffer.from(`details=${'%'.repeat(3 * MIB)}`),
        },
      ],
      [
        'broken escapes in a name',
        { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(`${'%4'.repeat(MIB)}=1`) },
      ],
    ];
    for (const [what, form] of crowds) {
      count.tried();
      const started = performance.now();
      const [answer, other] = await Promise.all([
        post(attacked.portal(), form),
        delay(50).then(() => send(attacked.portal(), { path: '/sehat' })),
      ]);
      assertPage(answer, [413, 422], what);
      assert.equal(other.status, 200);
      assert.ok(
        performance.now() - started < 18_000,
        `${what} took ${Math.round(performance.now() - started)} ms`,
      );
    }
    const grown = (await residentMegabytes(attacked.portal().pid)) - before;
    assert.ok(grown < 200, `memory grew by ${grown} MB`);
    await nothingSaved();
  });

  test('five hundred fields are refused rather than cut in silence', async () => {
    for (const make of [asUrlEncoded, asMultipart]) {
      count.tried();
      const padded = { ...goodRequest(), filler: Array.from({ length: 500 }, () => 'x') };
      assertPage(await post(attacked.portal(), make(padded)), 413, '500 fields');
    }
    await nothingSaved();
  });

  test('an upload that is cut off at 60 percent leaves no row and no byte', async () => {
    const form = asMultipart(goodRequest(), [proof(jpeg(640, 480, 3 * MIB))]);
    for (const cut of ['reset', 'half-closed'] as const) {
      count.tried();
      const socket = await rawSocket(attacked.portal().baseUrl);
      socket.write(
        head(attacked.portal().baseUrl, [
          `Content-Type: ${form.contentType}`,
          `Content-Length: ${form.body.length}`,
        ]),
      );
      socket.write(form.body.subarray(0, Math.floor(form.body.length * 0.6)));
      await until(async () => (await attacked.storedBytes()).drafts === 1, 'the draft of the upload');
      if (cut === 'reset') socket.resetAndDestroy();
      else socket.end();
      await until(async () => (await attacked.storedBytes()).drafts === 0, 'the draft is removed');
      socket.destroy();
    }
    const staged = await attacked
      .db()
      .selectFrom('stored_file')
      .select('id')
      .where('purpose', '=', 'staged')
      .execute();
    assert.deepEqual(staged, []);
    await nothingSaved();
    assert.equal((await send(attacked.portal(), { path: requestForm })).status, 200);
  });

  test('sixty uploads cut off anywhere at once leave nothing', async () => {
    const form = asMultipart(goodRequest(), [proof(jpeg(640, 480, MIB))]);
    const before = await attacked.storedBytes();
    await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        count.tried();
        const socket = await rawSocket(attacked.portal().baseUrl);
        socket.write(
          head(attacked.portal().baseUrl, [
            `X-Forwarded-For: 10.9.8.${at}`,
            `Content-Type: ${form.contentType}`,
            `Content-Length: ${form.body.length}`,
          ]),
        );
        socket.write(form.body.subarray(0, Math.floor((form.body.length * at) / 60)));
        await delay(at * 8);
        socket.resetAndDestroy();
      }),
    );
    await until(async () => (await attacked.storedBytes()).drafts === 0, 'the drafts are removed');
    await delay(300);
    assert.deepEqual(await attacked.storedBytes(), before);
    await nothingSaved();
  });

  test('a form from elsewhere is refused, and reading never changes anything', async () => {
    const own = attacked.portal().baseUrl;
    const mixes: readonly Readonly<Record<string, string>>[] = [
      {},
      { Origin: 'null' },
      { Origin: 'https://evil.test' },
      { Origin: `${own}.evil.test` },
      { Origin: `${own}/` },
      { Origin: own.replace('http:', 'https:') },
      { Origin: own.replace(/:\d+$/, '') },
      { Origin: `${own} x` },
      { Origin: `${own}, https://evil.test` },
      { Origin: '' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': '' },
      { 'Sec-Fetch-Site': 'SAME-ORIGIN' },
      { Origin: own, 'Sec-Fetch-Site': 'cross-site' },
      { Origin: own, 'Sec-Fetch-Site': 'same-site' },
      { Origin: own, 'Sec-Fetch-Site': 'x' },
      { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
      { Referer: `${own}/permohonan/baru` },
      { 'X-Forwarded-Host': 'evil.test', Origin: 'http://evil.test' },
      { 'X-Requested-With': 'XMLHttpRequest' },
      { Origin: 'http://user@localhost' },
      { Origin: 'file://' },
      { Origin: 'chrome-extension://abcdef' },
    ];
    for (const path of [requestForm, '/lacak', '/kasus', '/permohonan/tanda-terima', '/petugas/masuk']) {
      for (const headers of mixes) {
        count.tried();
        const form = asUrlEncoded(goodRequest());
        const answer = await send(attacked.portal(), { path, form, headers, origin: false });
        assertPage(answer, 403, `${path} ${JSON.stringify(headers)}`);
      }
    }
    await nothingSaved();
    const query = new URLSearchParams(pairs(goodRequest()) as [string, string][]).toString();
    for (const path of [
      `${requestForm}?${query}`,
      `/lacak?number=PI-2026-000001&code=AAAA-AAAA-AAAA`,
      '/kasus?action=withdraw&reason=x',
      '/kasus?cabut',
      '/permohonan/tanda-terima',
      '/petugas/masuk?email=a@b.id&password=x',
      '/petugas/keluar',
      '/lacak/abcdefghijklmnop',
    ]) {
      for (const method of ['GET', 'HEAD']) {
        count.tried();
        const answer = await send(attacked.portal(), { path, method });
        assert.ok(answer.status < 500, `${method} ${path}: ${answer.status}`);
        assertHeaders(answer, path);
      }
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      count.tried();
      const answer = await send(attacked.portal(), { path: requestForm, method });
      assert.equal(answer.status, 405, method);
    }
    await nothingSaved();
  });

  test('the portal is still the same process and said nothing about errors', (t) => {
    assert.doesNotThrow(() => process.kill(attacked.portal().pid, 0));
    assert.doesNotMatch(attacked.portal().output(), /request_failed|page_failed|uncaught/);
    assert.ok(count.report(t, 'bodies') > 190);
  });
});

function head(baseUrl: string, headers: readonly string[]): string {
  const { host } = new URL(baseUrl);
  return [`POST ${requestForm} HTTP/1.1`, `Host: ${host}`, `Origin: ${baseUrl}`, ...headers, '', ''].join(
    '\r\n',
  );
}

async function rawSocket(baseUrl: string): Promise<Socket> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

async function raw(baseUrl: string, headers: readonly string[], body: string): Promise<string> {
  const socket = await rawSocket(baseUrl);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  socket.write(head(baseUrl, [...headers, 'Connection: close']) + body);
  await once(socket, 'close', { signal: AbortSignal.timeout(10_000) });
  return answer;
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`waited in vain for: ${what}`);
    await delay(20);
  }
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
