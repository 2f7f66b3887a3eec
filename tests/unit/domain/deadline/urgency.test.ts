import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type BucketBoundaries,
  bucketBoundaries,
  type Urgency,
  urgencies,
  urgencyOf,
} from '#domain/deadline/urgency.ts';
import { daysLeft, workingDaysLeft } from '#domain/deadline/working-days.ts';
import { addCalendarDays, civilDateOf } from '#domain/shared/temporal.ts';
import { officeCalendar } from './calendars.ts';

const zone = 'Asia/Jakarta';
const bucketAt = (instant: string, dueOn: string | null) =>
  urgencyOf(dueOn, bucketBoundaries(officeCalendar, civilDateOf(instant, zone)));

/** What a query says of a row, written as the comparisons of dates that it makes. */
const comparisons: Record<Urgency, (dueOn: string | null, at: BucketBoundaries) => boolean> = {
  late: (dueOn, { today }) => dueOn !== null && dueOn < today,
  today: (dueOn, { today }) => dueOn === today,
  soon: (dueOn, { today, soonUntil }) => dueOn !== null && dueOn > today && dueOn <= soonUntil,
  later: (dueOn, { soonUntil }) => dueOn !== null && dueOn > soonUntil,
  not_running: (dueOn) => dueOn === null,
};

describe('midnight in the office', () => {
  test('a case due on 30 March is due today until 23:59:59 WIB and late from 00:00:00 WIB', () => {
    assert.equal(bucketAt('2026-03-29T16:59:59.999Z', '2026-03-30'), 'soon');
    assert.equal(bucketAt('2026-03-29T17:00:00.000Z', '2026-03-30'), 'today');
    assert.equal(bucketAt('2026-03-30T16:59:59.000Z', '2026-03-30'), 'today');
    assert.equal(bucketAt('2026-03-30T16:59:59.999Z', '2026-03-30'), 'today');
    assert.equal(bucketAt('2026-03-30T17:00:00.000Z', '2026-03-30'), 'late');
  });

  test('a request sent at 23:59:59 WIB is received that day, one of 00:00:00 the next', () => {
    assert.equal(civilDateOf('2026-03-09T16:59:59.000Z', zone), '2026-03-09');
    assert.equal(civilDateOf('2026-03-09T17:00:00.000Z', zone), '2026-03-10');
  });

  test('a case passes from later to soon at midnight, when three working days are left', () => {
    assert.equal(bucketAt('2026-07-06T16:59:59.000Z', '2026-07-10'), 'later');
    assert.equal(bucketAt('2026-07-06T17:00:00.000Z', '2026-07-10'), 'soon');
  });
});

describe('the five buckets', () => {
  test('put every row in exactly one of them, the same by rule and by comparing dates', () => {
    const aDate = fc.integer({ min: 0, max: 800 }).map((offset) => addCalendarDays('2025-01-01', offset));
    fc.assert(
      fc.property(aDate, fc.option(aDate), fc.integer({ min: 1, max: 10 }), (today, dueOn, soonDays) => {
        const boundaries = bucketBoundaries(officeCalendar, today, soonDays);
        const holding = urgencies.filter((bucket) => comparisons[bucket](dueOn, boundaries));
        assert.deepEqual(holding, [urgencyOf(dueOn, boundaries)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('soon means one to three working days left, on every day of 2026', () => {
    for (let offset = 0; offset < 365; offset += 1) {
      const today = addCalendarDays('2026-01-01', offset);
      const boundaries = bucketBoundaries(officeCalendar, today, 3);
      for (let ahead = 1; ahead < 20; ahead += 1) {
        const dueOn = addCalendarDays(today, ahead);
        const left = workingDaysLeft(officeCalendar, today, dueOn);
        assert.equal(urgencyOf(dueOn, boundaries), left <= 3 ? 'soon' : 'later', `${today} → ${dueOn}`);
      }
    }
  });

  test('the office can choose how many working days count as soon', () => {
    assert.equal(bucketBoundaries(officeCalendar, '2026-07-06', 1).soonUntil, '2026-07-07');
    assert.equal(bucketBoundaries(officeCalendar, '2026-07-06', 5).soonUntil, '2026-07-13');
  });

  test('holidays lengthen the stretch of dates that is soon', () => {
    assert.equal(bucketBoundaries(officeCalendar, '2026-03-16', 3).soonUntil, '2026-03-26');
  });
});

describe('days left', () => {
  test('four are left from 24 to 30 March 2026, none on the day itself', () => {
    assert.equal(workingDaysLeft(officeCalendar, '2026-03-24', '2026-03-30'), 4);
    assert.equal(workingDaysLeft(officeCalendar, '2026-03-30', '2026-03-30'), 0);
  });

  test('are negative by the working days that have gone since', () => {
    assert.equal(workingDaysLeft(officeCalendar, '2026-04-07', '2026-04-02'), -2);
  });

  test('are never nought on another day than the last one', () => {
    assert.equal(workingDaysLeft(officeCalendar, '2026-04-04', '2026-04-02'), -1);
    assert.equal(workingDaysLeft(officeCalendar, '2026-04-04', '2026-04-05'), 1);
  });

  test('are counted in calendar days where the period runs in them', () => {
    assert.equal(daysLeft(officeCalendar, 'calendar', '2026-03-13', '2026-03-27'), 14);
    assert.equal(daysLeft(officeCalendar, 'working', '2026-03-13', '2026-03-27'), 5);
    assert.equal(daysLeft(officeCalendar, 'calendar', '2026-03-29', '2026-03-27'), -2);
  });
});
