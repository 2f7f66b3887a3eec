import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DatabaseOpenError, openDatabase, refuseOldNode } from '#adapters/db/open-database.ts';
import { jsonLogger } from '#adapters/system/json-logger.ts';
import { memoryAttemptLimiter } from '#adapters/system/memory-attempt-limiter.ts';
import { systemClock } from '#adapters/system/system-clock.ts';
import { uuidIds } from '#adapters/system/uuid-ids.ts';

describe('the log', () => {
  test('holds known fields only, and no address or number that slipped into a message', () => {
    const lines: string[] = [];
    const logger = jsonLogger('info', 'web', { write: (line) => lines.push(line) });
    const fields = {
      route: '/permohonan/baru',
      ms: 12,
      error: 'bad value "siti@example.com", 3513014107900001 or +62 812-3456-7890',
      full_name: 'Siti Aminah',
    };
    logger.error('request_failed', fields);
    const line = JSON.parse(lines[0] ?? '');
    assert.equal(line.level, 'error');
    assert.equal(line.event, 'request_failed');
    assert.equal(line.route, '/permohonan/baru');
    assert.equal(line.ms, 12);
    assert.match(line.time, /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
    assert.equal(line.error, 'bad value "[surel]", [nomor] or [nomor]');
    assert.equal(/Siti|siti|3513014107900001|812/.test(lines.join('')), false);
  });

  test('is silent when told so', () => {
    const lines: string[] = [];
    jsonLogger('silent', 'web', { write: (line) => lines.push(line) }).error('anything');
    assert.deepEqual(lines, []);
  });
});

describe('tries', () => {
  test('of a code are ten an hour for one case; another case has its own', async () => {
    const limiter = memoryAttemptLimiter();
    for (let attempt = 1; attempt <= 10; attempt += 1) assert.ok(await limiter.take('case_code', 'PI-1'));
    assert.equal(await limiter.take('case_code', 'PI-1'), false);
    assert.equal(await limiter.take('case_code', 'PI-2'), true);
    assert.equal(await limiter.take('case_address', 'PI-1'), true);
  });

  test('are given back after a success', async () => {
    const limiter = memoryAttemptLimiter();
    for (let attempt = 1; attempt <= 20; attempt += 1) assert.ok(await limiter.take('sign_in', 'a@b.id'));
    assert.equal(await limiter.take('sign_in', 'a@b.id'), false);
    await limiter.clear('sign_in', 'a@b.id');
    assert.equal(await limiter.take('sign_in', 'a@b.id'), true);
  });
});

describe('the clock', () => {
  test('tells the date of the office, whatever the machine thinks', () => {
    const jakarta = systemClock({ timeZone: 'Asia/Jakarta', offsetMs: 0 });
    assert.equal(jakarta.dateOf('2026-12-31T16:59:59.999Z'), '2026-12-31');
    assert.equal(jakarta.dateOf('2026-12-31T17:00:00.000Z'), '2027-01-01');
    const jayapura = systemClock({ timeZone: 'Asia/Jayapura', offsetMs: 0 });
    assert.equal(jayapura.dateOf('2026-12-31T15:00:00.000Z'), '2027-01-01');
    assert.equal(jakarta.today(), jakarta.dateOf(jakarta.now()));
    assert.match(jakarta.now(), /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  });

  test('can be moved for a rehearsal', () => {
    const day = 24 * 60 * 60 * 1000;
    const moved = systemClock({ timeZone: 'Asia/Jakarta', offsetMs: 10 * day });
    const ahead = Date.parse(moved.now()) - Date.now();
    assert.ok(Math.abs(ahead - 10 * day) < 1_000);
  });
});

test('ids rise, and secrets hold 256 bits', () => {
  const ids = uuidIds();
  const made = Array.from({ length: 1_000 }, () => ids.next());
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, 1_000);
  assert.equal(Buffer.from(ids.secret(), 'base64url').length, 32);
});

test('a database is refused for an unknown address and an old Node, in words for the operator', () => {
  for (const databaseUrl of ['mysql://x', 'file:', 'file::memory:', '']) {
    assert.throws(() => openDatabase({ databaseUrl }), DatabaseOpenError, databaseUrl);
  }
  assert.throws(() => refuseOldNode('20.19.5'), /Node 20\.19\.5 terlalu lama/);
  assert.throws(() => refuseOldNode('22.13.1'), DatabaseOpenError);
  refuseOldNode('22.14.0');
  refuseOldNode('24.21.0');
});
