import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { heartbeatFile } from '#adapters/system/heartbeat-file.ts';
import { systemClock } from '#adapters/system/system-clock.ts';
import { runHeartbeat } from '#jobs/heartbeat.ts';

const logger = { info: () => {}, warn: () => {}, error: () => {} };

test('the worker says that it lives from its start until it is told to stop', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-heartbeat-'));
  const heartbeat = heartbeatFile(dataDir);
  const clock = systemClock({ timeZone: 'Asia/Jakarta', offsetMs: 0 });
  assert.equal(await heartbeat.last(), null);
  const before = clock.now();
  const stop = new AbortController();
  const beating = runHeartbeat({ heartbeat, clock, logger }, stop.signal);
  while ((await heartbeat.last()) === null) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await beating;
  const last = (await heartbeat.last()) ?? '';
  assert.ok(last >= before && last <= clock.now());
  assert.equal((await stat(path.join(dataDir, 'worker.heartbeat'))).mode & 0o077, 0);
  await writeFile(path.join(dataDir, 'worker.heartbeat'), 'rusak');
  assert.equal(await heartbeat.last(), null);
  await rm(dataDir, { recursive: true });
});
