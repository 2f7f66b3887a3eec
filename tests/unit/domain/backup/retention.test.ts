import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDailyBackupDue } from '#domain/backup/daily-slot.ts';
import { expiredBackups } from '#domain/backup/retention.ts';

const dated = (createdAt: string) => ({ createdAt });

describe('how long backups stay', () => {
  const now = '2026-11-25T03:00:00.000Z';

  test('a backup goes after 35 days, not on the 35th', () => {
    const newer = ['2026-11-25', '2026-11-24', '2026-11-23'].map((day) => dated(`${day}T00:00:00.000Z`));
    const onTheDay = dated('2026-10-21T03:00:00.000Z');
    const past = dated('2026-10-21T02:59:59.999Z');
    assert.deepEqual(expiredBackups([past, ...newer, onTheDay], now), [past]);
  });

  test('the newest three stay however old they are', () => {
    const old = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'].map((day) =>
      dated(`${day}T00:00:00.000Z`),
    );
    assert.deepEqual(expiredBackups(old, now), [old[0]]);
    assert.deepEqual(expiredBackups(old.slice(1), now), []);
  });
});

describe('the nightly backup', () => {
  const due = (last: string | null, now: string) => isDailyBackupDue(last, now, 'Asia/Jakarta');

  test('is due at 01:00 in the zone of the office, once a night', () => {
    assert.equal(due('2026-11-24T10:00:00.000Z', '2026-11-24T17:59:59.000Z'), false);
    assert.equal(due('2026-11-24T10:00:00.000Z', '2026-11-24T18:00:00.000Z'), true);
    assert.equal(due('2026-11-24T18:00:00.000Z', '2026-11-25T17:59:59.000Z'), false);
  });

  test('is made up when the machine was off at night, and due at once when there is none', () => {
    assert.equal(due('2026-11-20T18:00:00.000Z', '2026-11-25T03:00:00.000Z'), true);
    assert.equal(due(null, '2026-11-25T03:00:00.000Z'), true);
  });
});
