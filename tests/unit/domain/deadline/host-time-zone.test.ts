import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./print-last-days.ts', import.meta.url));

function underZone(zone: string) {
  const output = execFileSync(process.execPath, [script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  const lines = output.split('\n');
  return { offset: lines.pop(), lastDays: lines };
}

test('the last days are the same whatever time zone the machine is set to', () => {
  const utc = underZone('UTC');
  const jayapura = underZone('Asia/Jayapura');
  const newYork = underZone('America/New_York');
  assert.deepEqual([utc.offset, jayapura.offset, newYork.offset], ['0', '-540', '300']);
  assert.equal(utc.lastDays.length, 730);
  assert.ok(utc.lastDays.includes('2026-03-09 2026-03-10 2026-03-12 2026-03-30 2026-04-09 2026-04-28'));
  assert.deepEqual(jayapura.lastDays, utc.lastDays);
  assert.deepEqual(newYork.lastDays, utc.lastDays);
});
