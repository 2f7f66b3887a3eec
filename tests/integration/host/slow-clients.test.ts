import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dependencies } from '#application/dependencies.ts';
import type { FileForDelivery } from '#application/ports/file-queries.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import { sendRaw, startTestHost, statusOf, stubDependencies } from './stub-host.ts';

const fileId = '0190f5c2-1111-7abc-8def-0123456789ab';
const size = 200 * 1024 * 1024;

/** A published file of 200 MB that counts how much of it was read. */
function largeFile(): {
  readonly deps: Dependencies;
  readonly taken: () => number;
  readonly closed: () => number;
} {
  let taken = 0;
  let closed = 0;
  const chunk = Buffer.alloc(64 * 1024, 7);
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (let sent = 0; sent < size; sent += chunk.length) {
        taken += chunk.length;
        yield chunk;
      }
    } finally {
      closed += 1;
    }
  }
  const file: FileForDelivery = {
    id: asId<StoredFileId>(fileId),
    purpose: 'document',
    ref: null,
    itemId: null,
    visibleToCitizen: false,
    name: 'besar.pdf',
    mediaType: 'application/pdf',
    byteSize: size,
    sha256: 'a'.repeat(64),
    keyId: 'k',
    uploadedBy: null,
    createdAt: '2026-11-25T03:00:00.000Z',
    publishedAt: null,
    deletedAt: null,
    caseUnitId: null,
    complaint: null,
    chatAboutUnitIds: [],
    publiclyReadable: true,
    withdrawn: false,
    held: false,
    documentSlug: 'besar',
  };
  const stub = stubDependencies();
  const deps = new Proxy(stub, {
    get: (target, name) => {
      if (name === 'files') return { readPublished: read };
      if (name === 'queries')
        return { files: { forDelivery: () => Promise.resolve(file) }, office: target.queries.office };
      return Reflect.get(target, name);
    },
  });
  return { deps, taken: () => taken, closed: () => closed };
}

async function open(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

test('a large file is read no faster than slow clients take it, and let go when they leave', async () => {
  const { deps, taken, closed } = largeFile();
  const running = await startTestHost({ deps });
  const get = `GET /berkas/${fileId}/besar.pdf HTTP/1.1\r\nHost: localhost:${running.port}\r\n\r\n`;
  const sockets = await Promise.all(Array.from({ length: 3 }, () => open(running.port, get)));
  for (const socket of sockets) socket.pause();
  await delay(1_500);
  const early = taken();
  assert.ok(early > 0 && early < 60 * 1024 * 1024, `${early} bytes were read ahead`);
  await delay(500);
  assert.equal(taken(), early);
  for (const socket of sockets) socket.destroy();
  await delay(300);
  assert.equal(closed(), 3);
  await running.close();
});

test('three hundred clients that never finish their heads hold up nobody and are sent away', async () => {
  const running = await startTestHost({ limits: { headersMs: 2_000 } });
  const slow = await Promise.all(
    Array.from({ length: 300 }, () =>
      open(running.port, `GET / HTTP/1.1\r\nHost: localhost:${running.port}\r\nX-A:`),
    ),
  );
  let gone = 0;
  for (const socket of slow) {
    socket.resume();
    socket.once('close', () => {
      gone += 1;
    });
  }
  const times: number[] = [];
  for (let asked = 0; asked < 20; asked += 1) {
    const startedAt = performance.now();
    const answer = await sendRaw(
      running.port,
      `GET / HTTP/1.1\r\nHost: localhost:${running.port}\r\nConnection: close\r\n\r\n`,
    );
    times.push(performance.now() - startedAt);
    assert.equal(statusOf(answer), 200);
  }
  assert.ok((times.toSorted((a, b) => a - b)[18] ?? 0) < 200, times.join(' '));
  for (let waited = 0; gone < 300 && waited < 10_000; waited += 100) await delay(100);
  assert.equal(gone, 300);
  await running.close();
});

test('connections beyond the limit are closed, and served again when others have ended', async () => {
  const running = await startTestHost({ limits: { connections: 10 } });
  const get = `GET / HTTP/1.1\r\nHost: localhost:${running.port}\r\n\r\n`;
  const held = await Promise.all(Array.from({ length: 10 }, () => open(running.port, get)));
  await delay(100);
  assert.equal(statusOf(await sendRaw(running.port, get, 500)), null);
  for (const socket of held) socket.destroy();
  await delay(100);
  assert.equal(statusOf(await sendRaw(running.port, get, 500)), 200);
  await running.close();
});

test('a form that trickles in is ended in its time although bytes keep coming', async () => {
  const running = await startTestHost({ limits: { formMs: 600 } });
  const socket = await open(
    running.port,
    `POST / HTTP/1.1\r\nHost: localhost:${running.port}\r\nOrigin: http://localhost:${running.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n`,
  );
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  const trickle = setInterval(() => socket.write('a'), 50);
  const startedAt = performance.now();
  await once(socket, 'close');
  clearInterval(trickle);
  assert.ok(performance.now() - startedAt < 2_500);
  assert.equal(statusOf(Buffer.concat(received).toString()), 408);
  await running.close();
});
