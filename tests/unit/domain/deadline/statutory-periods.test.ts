import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPeriodKey, periodInForce, type StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';
import { periodOf } from './calendars.ts';

const version = (days: number, effectiveFrom: string, source: 'law' | 'office' = 'law'): StatutoryPeriod => ({
  ...periodOf(days),
  effectiveFrom,
  source,
});

describe('the period a case keeps', () => {
  const periods = [version(8, '2026-07-01'), version(10, '2010-04-30'), version(9, '2026-01-01')];
  const daysOn = (date: string) => periodInForce(periods, 'request_answer', date)?.days;

  test('is the latest version in force on the day it started', () => {
    assert.equal(daysOn('2025-12-31'), 10);
    assert.equal(daysOn('2026-01-01'), 9);
    assert.equal(daysOn('2026-06-30'), 9);
    assert.equal(daysOn('2026-07-01'), 8);
  });

  test('does not exist before the first version took effect, nor for another key', () => {
    assert.equal(daysOn('2010-04-29'), undefined);
    assert.equal(periodInForce(periods, 'cassation', '2026-01-01'), undefined);
  });

  test('is the office’s own where both took effect on the same day, in whatever order they stand', () => {
    const both = [version(10, '2026-01-01'), version(7, '2026-01-01', 'office')];
    assert.equal(periodInForce(both, 'request_answer', '2026-02-01')?.days, 7);
    assert.equal(periodInForce(both.toReversed(), 'request_answer', '2026-02-01')?.days, 7);
  });
});

test('a key is one of the fifteen, and no property of an object', () => {
  assert.equal(isPeriodKey('request_answer'), true);
  for (const text of ['', 'REQUEST_ANSWER', 'toString', '__proto__']) assert.equal(isPeriodKey(text), false);
});
