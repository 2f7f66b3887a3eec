import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestHost } from './stub-host.ts';

const BODY_BYTES = 200_000;

/** Begins an upload and sends a part of it; `said` is what has come back. */
async function begin(
  port: number,
  from: string,
  contentType = 'multipart/form-data; boundary=x',
): Promise<{ readonly socket: Socket; readonly said: () => string }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  socket.on('error', () => {});
  socket.write(
    `POST /permohonan/baru HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\n` +
      `X-Forwarded-For: ${from}\r\nContent-Type: ${contentType}\r\nContent-Length: ${BODY_BYTES}\r\n\r\n--x`,
  );
  await delay(60);
  return { socket, said: () => text };
}

function finish({ socket }: { readonly socket: Socket }): void {
  socket.write(Buffer.alloc(BODY_BYTES - 3, 0x61));
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 20) {
    if (condition()) return;
    await delay(20);
  }
  assert.fail(`waited in vain until ${what}`);
}

test('over the cap an upload is told at once to come again, and everything else goes on', async (t) => {
  const host = await startTestHost({
    trustedProxyHops: 1,
    limits: { uploadsAtOnce: 3, uploadsAtOncePerAddress: 2, uploadGraceMs: 60_000 },
  });
  t.after(host.close);
  const first = await begin(host.port, '10.0.0.1');
  const second = await begin(host.port, '10.0.0.1');
  const sameHouse = await begin(host.port, '10.0.0.1');
  await until(() => sameHouse.said().includes('</html>'), 'a third from one address is refused');
  assert.match(sameHouse.said(), /^HTTP\/1\.1 503 /);
  assert.match(sameHouse.said(), /^retry-after: 30\r$/im);
  assert.match(sameHouse.said(), /Terlalu banyak berkas sedang dikirim/);
  assert.match(sameHouse.said(), /Kembali ke halaman sebelumnya, tunggu setengah menit/);
  const third = await begin(host.port, '10.0.0.2');
  const fourth = await begin(host.port, '10.0.0.3');
  await until(() => fourth.said().includes('503'), 'a fourth is refused');

  const page = await fetch(`http://127.0.0.1:${host.port}/`, { headers: { 'x-forwarded-for': '10.0.0.4' } });
  assert.equal(page.status, 200, 'pages are open');
  const plain = await begin(host.port, '10.0.0.5', 'application/x-www-form-urlencoded');
  finish(plain);
  await until(() => plain.said().includes('"bytes":200000'), 'a form without files goes through');

  const small = await fetch(`http://127.0.0.1:${host.port}/permohonan/baru`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      origin: `http://localhost:${host.port}`,
      'x-forwarded-for': '10.0.0.1',
    },
    body: '--x\r\nContent-Disposition: form-data; name="details"\r\n\r\nDPA\r\n--x--\r\n',
  });
  assert.equal(small.status, 200, 'the same form without an attachment goes through');

  for (const one of [first, second, third]) finish(one);
  for (const one of [first, second, third]) {
    await until(() => one.said().includes('"bytes":200000'), 'an upload in its place is read to its end');
  }
  const again = await begin(host.port, '10.0.0.3');
  finish(again);
  await until(() => again.said().includes('"bytes":200000'), 'places are free again');
  for (const one of [first, second, sameHouse, third, fourth, plain, again]) one.socket.destroy();
});

test('uploads that hardly move make way for others after their time of grace', async (t) => {
  const host = await startTestHost({
    trustedProxyHops: 1,
    limits: { uploadsAtOnce: 3, uploadsAtOncePerAddress: 3, uploadGraceMs: 300 },
  });
  t.after(host.close);
  const slow = [];
  for (let at = 0; at < 3; at += 1) slow.push(await begin(host.port, '10.0.0.9'));
  await delay(300);
  const other = await begin(host.port, '10.0.0.10');
  finish(other);
  await until(() => other.said().includes('"bytes":200000'), 'the other upload is taken');
  const cut = slow.filter((one) => one.said().startsWith('HTTP/1.1 408'));
  assert.equal(cut.length, 1, 'one place was needed');
  assert.match(cut[0]?.said() ?? '', /Kiriman terlalu lama/);
  for (const one of [...slow, other]) one.socket.destroy();
});

test('an upload that breaks off gives its place back', async (t) => {
  const host = await startTestHost({
    trustedProxyHops: 1,
    limits: { uploadsAtOnce: 1, uploadsAtOncePerAddress: 1, uploadGraceMs: 60_000 },
  });
  t.after(host.close);
  for (let round = 0; round < 5; round += 1) {
    const broken = await begin(host.port, '10.0.1.1');
    assert.equal(broken.said(), '');
    broken.socket.destroy();
    await delay(50);
  }
  const whole = await begin(host.port, '10.0.1.1');
  finish(whole);
  await until(() => whole.said().includes('"bytes":200000'), 'the last one is taken');
  whole.socket.destroy();
});
