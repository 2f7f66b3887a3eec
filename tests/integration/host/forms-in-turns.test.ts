import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PageHandler } from '#server/page-response.ts';
import { startTestHost, statusOf } from './stub-host.ts';

const formOf = (port: number, body: string, from: string, bytes = body.length): string =>
  `POST /keluhan HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nX-Forwarded-For: ${from}\r\n` +
  `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${bytes}\r\nConnection: close\r\n\r\n${body}`;

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes and gathers what comes until the other side closes. */
async function converse(socket: Socket, bytes: string): Promise<string> {
  let text = '';
  socket.on('data', (part: string) => {
    text += part;
  });
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

async function exchange(port: number, bytes: string): Promise<string> {
  return await converse(await connected(port), bytes);
}

/** Pages whose forms keep the processor busy and never wait, as a submission on SQLite does. */
function busyPages(order: string[]): PageHandler {
  return async (req, res) => {
    if (req.method === 'POST') {
      let body = '';
      for await (const chunk of req) body += String(chunk);
      const until = performance.now() + 15;
      while (performance.now() < until);
      order.push(body);
    } else order.push('reader');
    res.writeHead(200, { 'content-type': 'text/html' });
    res.end('<!doctype html><html lang="id"><title>Uji</title><p>baik</p></html>');
  };
}

test('who reads is answered between two forms, however many have come together', async (t) => {
  const order: string[] = [];
  const host = await startTestHost({ pages: busyPages(order), trustedProxyHops: 1 });
  t.after(host.close);
  const senders = await Promise.all(Array.from({ length: 30 }, () => connected(host.port)));
  const reader = await connected(host.port);
  // The loop takes in one connection a turn; only then do all that is sent below come at one look at the network.
  while ((await promisify(host.host.server.getConnections.bind(host.host.server))()) < 31) await delay(5);
  const forms = senders.map((socket, at) =>
    converse(socket, formOf(host.port, `form=${at}`, `10.0.0.${at}`)),
  );
  const page = await converse(
    reader,
    `GET /informasi HTTP/1.1\r\nHost: localhost:${host.port}\r\nX-Forwarded-For: 10.0.1.1\r\nConnection: close\r\n\r\n`,
  );
  assert.equal(statusOf(page), 200);
  const before = order.indexOf('reader');
  const answers = await Promise.all(forms);
  assert.deepEqual(answers.map(statusOf), Array(30).fill(200));
  assert.equal(new Set(order).size, 31, 'every form was worked on once');
  assert.ok(before < 5, `the reader came after ${before} of 30 forms`);
});

test('a form whose body dawdles holds nobody up', async (t) => {
  const order: string[] = [];
  const host = await startTestHost({
    pages: busyPages(order),
    trustedProxyHops: 1,
    limits: { formsAtOnce: 1 },
  });
  t.after(host.close);
  const slow = await connected(host.port);
  const said = converse(slow, formOf(host.port, 'slow=', '10.0.0.1', 9));
  await delay(50);
  assert.equal(statusOf(await exchange(host.port, formOf(host.port, 'quick=1', '10.0.0.2'))), 200);
  slow.write('done');
  assert.equal(statusOf(await said), 200);
  assert.deepEqual(order, ['quick=1', 'slow=done']);
});

test('a form whose sender leaves before its end takes no turn with it', async (t) => {
  const order: string[] = [];
  const host = await startTestHost({
    pages: busyPages(order),
    trustedProxyHops: 1,
    limits: { formsAtOnce: 1 },
  });
  t.after(host.close);
  for (let at = 0; at < 3; at += 1) {
    const gone = await connected(host.port);
    gone.write(formOf(host.port, 'half=', `10.0.0.${at}`, 500));
    await delay(20);
    gone.destroy();
  }
  await delay(50);
  assert.equal(statusOf(await exchange(host.port, formOf(host.port, 'whole=1', '10.0.0.9'))), 200);
  assert.ok(order.includes('whole=1'));
});

test('every size of form around the bound is read whole', async (t) => {
  const bytes: number[] = [];
  const host = await startTestHost({
    trustedProxyHops: 1,
    pages: async (req, res) => {
      let read = 0;
      for await (const chunk of req) read += (chunk as Buffer).length;
      bytes.push(read);
      res.writeHead(200, { 'content-type': 'text/html' });
      res.end('<!doctype html><html lang="id"><title>Uji</title></html>');
    },
  });
  t.after(host.close);
  const sizes = [0, 1, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769, 65_535, 65_536, 65_537, 200_000];
  for (const [at, size] of sizes.entries()) {
    const answer = await exchange(host.port, formOf(host.port, 'a'.repeat(size), `10.0.0.${at}`));
    assert.equal(statusOf(answer), 200, `${size} bytes`);
  }
  assert.deepEqual(bytes, sizes);
});
