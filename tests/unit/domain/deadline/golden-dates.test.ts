import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { statutoryPeriodSeed } from '#adapters/db/seed/statutory-periods.ts';
import { extendDeadline, openDeadline } from '#domain/deadline/deadline.ts';
import { type PeriodKey, periodInForce, type StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';
import { buildCalendar, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import { addCalendarDays } from '#domain/shared/temporal.ts';
import { decreedRules, officeCalendar } from './calendars.ts';

const jointLeaveCounted = buildCalendar({
  ...decreedRules,
  policies: { jointLeaveIsWorkingDay: [{ value: true, effectiveFrom: '2000-01-01' }] },
});

function seeded(key: PeriodKey, on: string): StatutoryPeriod {
  const period = periodInForce(statutoryPeriodSeed, key, on);
  assert.ok(period, `${key} is seeded`);
  return period;
}

function lastDay(key: PeriodKey, startedOn: string, calendar: WorkingCalendar = officeCalendar): string {
  const opened = openDeadline({ calendar, period: seeded(key, startedOn), startedOn });
  assert.ok(opened.ok);
  return opened.value.dueOn;
}

const vectors = [
  {
    received: '2026-03-09',
    tenth: '2026-03-30',
    seventeenth: '2026-04-09',
    jointLeaveCounted: '2026-03-24',
    sixDayWeek: '2026-03-27',
    calendarDays: '2026-03-19',
  },
  {
    received: '2026-03-13',
    tenth: '2026-04-06',
    seventeenth: '2026-04-15',
    jointLeaveCounted: '2026-03-30',
    sixDayWeek: '2026-04-01',
    calendarDays: '2026-03-23',
  },
  {
    received: '2026-03-21',
    tenth: '2026-04-08',
    seventeenth: '2026-04-17',
    jointLeaveCounted: '2026-04-06',
    sixDayWeek: '2026-04-06',
    calendarDays: '2026-03-31',
  },
  {
    received: '2026-05-11',
    tenth: '2026-05-29',
    seventeenth: '2026-06-10',
    jointLeaveCounted: '2026-05-26',
    sixDayWeek: '2026-05-25',
    calendarDays: '2026-05-21',
  },
  {
    received: '2026-06-12',
    tenth: '2026-06-29',
    seventeenth: '2026-07-08',
    jointLeaveCounted: '2026-06-29',
    sixDayWeek: '2026-06-25',
    calendarDays: '2026-06-22',
  },
  {
    received: '2026-08-14',
    tenth: '2026-09-01',
    seventeenth: '2026-09-10',
    jointLeaveCounted: '2026-09-01',
    sixDayWeek: '2026-08-28',
    calendarDays: '2026-08-24',
  },
] as const;

for (const vector of vectors) {
  describe(`a request received on ${vector.received}`, () => {
    test(`is to be answered by ${vector.tenth}, and by ${vector.seventeenth} once extended`, () => {
      assert.equal(lastDay('request_answer', vector.received), vector.tenth);
      const extended = extendDeadline(
        { startedOn: vector.received },
        { calendar: officeCalendar, period: seeded('request_answer_extended', vector.received) },
      );
      assert.ok(extended.ok);
      assert.equal(extended.value.dueOn, vector.seventeenth);
    });

    test('is not counted in calendar days, nor with Saturdays', () => {
      const tenth = lastDay('request_answer', vector.received);
      assert.notEqual(tenth, vector.calendarDays);
      assert.equal(addCalendarDays(vector.received, 10), vector.calendarDays);
      assert.notEqual(tenth, vector.sixDayWeek);
    });

    test(`would be due on ${vector.jointLeaveCounted} in an office that counts joint leave as working days`, () => {
      assert.equal(lastDay('request_answer', vector.received, jointLeaveCounted), vector.jointLeaveCounted);
    });

    test('is never extended to seven calendar days after the tenth day', () => {
      assert.notEqual(lastDay('request_answer_extended', vector.received), addCalendarDays(vector.tenth, 7));
    });
  });
}

describe('the objection chain', () => {
  test('an unanswered request of 2026-03-09 can be objected to until 2026-05-13', () => {
    assert.equal(lastDay('objection_filing', lastDay('request_answer', '2026-03-09')), '2026-05-13');
  });

  test('an objection received on 2026-04-10 is to be decided by 2026-05-29', () => {
    assert.equal(lastDay('objection_decision', '2026-04-10'), '2026-05-29');
  });

  test('when it stays without a decision, the Information Commission can be asked until 2026-06-22', () => {
    assert.equal(lastDay('dispute_filing', lastDay('objection_decision', '2026-04-10')), '2026-06-22');
  });
});

describe('cassation', () => {
  test('runs fourteen calendar days, holidays and weekends included', () => {
    assert.equal(lastDay('cassation', '2026-03-13'), '2026-03-27');
    assert.notEqual(lastDay('court_filing', '2026-03-13'), '2026-03-27');
  });
});

describe('receipt outside office days', () => {
  test('a request of a Saturday, of the Sunday after it and of the Friday before has the same last day', () => {
    assert.equal(lastDay('request_answer', '2026-07-03'), '2026-07-17');
    assert.equal(lastDay('request_answer', '2026-07-04'), '2026-07-17');
    assert.equal(lastDay('request_answer', '2026-07-05'), '2026-07-17');
    assert.equal(lastDay('request_answer', '2026-07-06'), '2026-07-20');
  });
});
