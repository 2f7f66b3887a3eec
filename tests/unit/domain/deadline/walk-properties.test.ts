import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openDeadline } from '#domain/deadline/deadline.ts';
import { buildCalendar, classifyDay, type HolidayKind } from '#domain/deadline/working-calendar.ts';
import { workingDaysLeft } from '#domain/deadline/working-days.ts';
import { addCalendarDays } from '#domain/shared/temporal.ts';
import { periodOf } from './calendars.ts';

const kinds: readonly HolidayKind[] = ['national', 'joint_leave', 'local'];
const dateOf = (offset: number) => addCalendarDays('2025-01-01', offset);
const aStart = fc.integer({ min: 0, max: 729 }).map(dateOf);
const aLength = fc.integer({ min: 1, max: 100 });
const aCalendar = fc
  .record({
    holidays: fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(...kinds)), {
      maxLength: 60,
    }),
    decreed: fc.subarray([2025, 2026, 2027]),
    jointLeaveCounts: fc.boolean(),
  })
  .map(({ holidays, decreed, jointLeaveCounts }) =>
    buildCalendar({
      holidays: holidays.map(([offset, kind]) => ({
        on: dateOf(offset),
        kind,
        name: 'libur',
        decree: 'SKB',
      })),
      decreedYears: decreed.map((year) => ({ year, decree: 'SKB' })),
      policies: { jointLeaveIsWorkingDay: [{ value: jointLeaveCounts, effectiveFrom: '2000-01-01' }] },
    }),
  );
const aCount = fc.record({
  calendar: aCalendar,
  startedOn: aStart,
  days: aLength,
  pausedDays: fc.array(fc.integer({ min: 0, max: 200 })),
});
type Count = typeof aCount extends fc.Arbitrary<infer T> ? T : never;

function opened({ calendar, startedOn, days, pausedDays }: Count) {
  const paused = new Set(pausedDays.map((offset) => addCalendarDays(startedOn, offset)));
  const result = openDeadline({ calendar, period: periodOf(days), startedOn, pausedDays: paused });
  assert.ok(result.ok);
  return { ...result.value, paused };
}

const holds = (property: (count: Count) => void) =>
  fc.assert(fc.property(aCount, property), { numRuns: 300 });

describe('whatever the holidays, pauses and length', () => {
  test('the last day is a working day on which the clock ran', () => {
    holds((count) => {
      const { dueOn, paused } = opened(count);
      assert.equal(classifyDay(count.calendar, dueOn).working, true);
      assert.equal(paused.has(dueOn), false);
    });
  });

  test('the ledger counts exactly the days of the period, numbered from 1 without a gap', () => {
    holds((count) => {
      const { ledger } = opened(count);
      const numbers = ledger.flatMap((row) => (row.counted ? [row.dayNumber] : []));
      assert.deepEqual(
        numbers,
        Array.from({ length: count.days }, (_, index) => index + 1),
      );
    });
  });

  test('the ledger shows every date once, from the day after receipt to the last day', () => {
    holds((count) => {
      const { ledger, dueOn } = opened(count);
      ledger.forEach((row, index) => {
        assert.equal(row.date, addCalendarDays(count.startedOn, index + 1));
      });
      assert.equal(ledger.at(-1)?.date, dueOn);
    });
  });

  test('a later receipt or a longer period never gives an earlier last day', () => {
    holds((count) => {
      const { dueOn } = opened({ ...count, pausedDays: [] });
      const nextDay = addCalendarDays(count.startedOn, 1);
      assert.ok(opened({ ...count, pausedDays: [], startedOn: nextDay }).dueOn >= dueOn);
      assert.ok(opened({ ...count, pausedDays: [], days: count.days + 1 }).dueOn > dueOn);
    });
  });

  test('a pause never brings the last day forward', () => {
    holds((count) => {
      assert.ok(opened(count).dueOn >= opened({ ...count, pausedDays: [] }).dueOn);
    });
  });

  test('a date is final exactly when every year that was counted through is decreed', () => {
    holds((count) => {
      const { ledger, provisional } = opened(count);
      const years = new Set(ledger.map((row) => Number(row.date.slice(0, 4))));
      const undecreed = [...years].filter((year) => !count.calendar.decreeOfYear.has(year));
      assert.equal(provisional, undecreed.length > 0);
    });
  });

  test('on the day of receipt as many working days are left as the period has', () => {
    holds((count) => {
      const { dueOn } = opened({ ...count, pausedDays: [] });
      assert.equal(workingDaysLeft(count.calendar, count.startedOn, dueOn), count.days);
    });
  });
});
