import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deskReads } from '#domain/conversation/desk-hours.ts';
import { buildCalendar } from '#domain/deadline/working-calendar.ts';
import { parseTimeOfDay } from '#domain/shared/reading-hours.ts';

const calendar = buildCalendar({
  holidays: [{ on: '2026-12-25', kind: 'national', name: 'Natal', decree: 'SKB' }],
  decreedYears: [{ year: 2026, decree: 'SKB' }],
  policies: { jointLeaveIsWorkingDay: [] },
});
const hours = { opensAt: '07:30', closesAt: '15:30', closesFridayAt: '14:00' };
const at = (instant: string) => deskReads(calendar, hours, instant, 'Asia/Jakarta');

describe('when a person reads what comes by WhatsApp', () => {
  test('from the first minute of the hours to before the last, in local time', () => {
    assert.deepEqual(at('2026-11-25T00:29:59.000Z'), { now: false, on: '2026-11-25' });
    assert.deepEqual(at('2026-11-25T00:30:00.000Z'), { now: true });
    assert.deepEqual(at('2026-11-25T08:29:59.000Z'), { now: true });
    assert.deepEqual(at('2026-11-25T08:30:00.000Z'), { now: false, on: '2026-11-26' });
  });

  test('Friday ends earlier, and the weekend and holidays are passed over', () => {
    assert.deepEqual(at('2026-11-27T06:59:00.000Z'), { now: true });
    assert.deepEqual(at('2026-11-27T07:00:00.000Z'), { now: false, on: '2026-11-30' });
    assert.deepEqual(at('2026-12-24T09:00:00.000Z'), { now: false, on: '2026-12-28' });
  });

  test('an hour is read as people write it', () => {
    assert.deepEqual(['8', '8.05', '08:00', '23.59', '24.00', '8.60', 'pagi'].map(parseTimeOfDay), [
      '08:00',
      '08:05',
      '08:00',
      '23:59',
      null,
      null,
      null,
    ]);
  });
});
