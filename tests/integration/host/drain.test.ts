import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sendRaw, statusOf } from './stub-host.ts';

async function startProcess(): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(path.join(import.meta.dirname, 'stub-host-child.ts'));
  const [message] = await once(child, 'message');
  return { child, port: message.port };
}

const get = (port: number, target: string, more = '') =>
  `GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\n${more}\r\n`;

test('asked to stop, it answers what it has begun, takes nothing new, and ends with 0', async () => {
  const { child, port } = await startProcess();
  const exit = once(child, 'exit');
  const running = sendRaw(port, get(port, '/slow', 'Connection: close\r\n'), 5_000);
  const idle = connect(port, '127.0.0.1');
  idle.on('error', () => {});
  await once(idle, 'connect');
  await delay(100);
  child.kill('SIGTERM');
  await delay(100);

  const late = connect(port, '127.0.0.1');
  const [error] = await once(late, 'error');
  assert.equal(error.code, 'ECONNREFUSED');
  const answer = await running;
  assert.equal(statusOf(answer), 200);
  assert.match(answer, /<\/html>/);
  const [code] = await exit;
  assert.equal(code, 0);
});

test('a connection that stays open without a request does not hold the process', async () => {
  const { child, port } = await startProcess();
  const exit = once(child, 'exit');
  const kept = connect(port, '127.0.0.1');
  kept.on('error', () => {});
  await once(kept, 'connect');
  kept.write(get(port, '/'));
  await once(kept, 'data');
  const startedAt = performance.now();
  child.kill('SIGTERM');
  const [code] = await exit;
  assert.equal(code, 0);
  assert.ok(performance.now() - startedAt < 2_000);
  kept.destroy();
});
