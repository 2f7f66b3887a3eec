import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extendDeadline, openDeadline, openDeadlineByKey } from '#domain/deadline/deadline.ts';
import { buildCalendar } from '#domain/deadline/working-calendar.ts';
import { decreedRules, officeCalendar, periodOf } from './calendars.ts';

function opened(
  startedOn: string,
  days = 10,
  pausedDays: readonly string[] = [],
  calendar = officeCalendar,
  dayKind: 'working' | 'calendar' = 'working',
) {
  const period = periodOf(days, dayKind);
  const result = openDeadline({ calendar, period, startedOn, pausedDays: new Set(pausedDays) });
  assert.ok(result.ok);
  return result.value;
}

describe('the ledger', () => {
  test('tells for each day whether it counted, and which decree skipped it', () => {
    const rows = opened('2026-05-13', 2).ledger.map((row) => [
      row.date,
      row.counted,
      row.reason,
      row.dayNumber,
    ]);
    assert.deepEqual(rows, [
      ['2026-05-14', false, 'national', undefined],
      ['2026-05-15', false, 'joint_leave', undefined],
      ['2026-05-16', false, 'weekend', undefined],
      ['2026-05-17', false, 'weekend', undefined],
      ['2026-05-18', true, 'working', 1],
      ['2026-05-19', true, 'working', 2],
    ]);
    assert.equal(opened('2026-05-13', 2).ledger[0]?.decree, 'SKB 1497/2/5 of 2025');
  });

  test('carries the article, the length and the start beside the last day', () => {
    const { periodKey, days, dayKind, startedOn, legalBasis, source } = opened('2026-05-13');
    assert.deepEqual(
      { periodKey, days, dayKind, startedOn, legalBasis, source },
      {
        periodKey: 'request_answer',
        days: 10,
        dayKind: 'working',
        startedOn: '2026-05-13',
        legalBasis: 'pasal uji',
        source: 'law',
      },
    );
  });
});

describe('the turn of the year', () => {
  test('a request of 20 December 2026 gets a provisional last day', () => {
    const deadline = opened('2026-12-20');
    assert.equal(deadline.provisional, true);
    assert.equal(deadline.dueOn, '2027-01-06');
    assert.deepEqual(
      deadline.ledger.flatMap((row) =>
        row.counted || row.reason === 'weekend' ? [] : [[row.date, row.reason]],
      ),
      [
        ['2026-12-24', 'joint_leave'],
        ['2026-12-25', 'national'],
        ['2027-01-01', 'fixed'],
      ],
    );
  });

  test('a count that ends on 31 December 2026 is final, one day more is provisional', () => {
    assert.equal(opened('2026-12-28', 3).dueOn, '2026-12-31');
    assert.equal(opened('2026-12-28', 3).provisional, false);
    assert.equal(opened('2026-12-28', 4).provisional, true);
  });

  test('the last day moves and becomes final once the decree of 2027 is entered', () => {
    const entered = buildCalendar({
      ...decreedRules,
      holidays: [
        ...decreedRules.holidays,
        { on: '2027-01-01', kind: 'national', name: 'Tahun Baru', decree: 'SKB 2027' },
        { on: '2027-01-05', kind: 'national', name: 'Isra Mikraj', decree: 'SKB 2027' },
      ],
      decreedYears: [...decreedRules.decreedYears, { year: 2027, decree: 'SKB 2027' }],
    });
    const deadline = opened('2026-12-20', 10, [], entered);
    assert.equal(deadline.provisional, false);
    assert.equal(deadline.dueOn, '2027-01-07');
  });

  test('calendar days do not depend on a decree and are never provisional', () => {
    const deadline = opened('2026-12-25', 14, [], officeCalendar, 'calendar');
    assert.equal(deadline.dueOn, '2027-01-08');
    assert.equal(deadline.provisional, false);
    assert.ok(deadline.ledger.every((row) => row.counted && row.reason === 'calendar'));
  });
});

describe('a paused clock', () => {
  test('skips the paused days, shows them as paused, and goes on with the next day number', () => {
    const deadline = opened('2026-07-06', 3, ['2026-07-08', '2026-07-09']);
    assert.deepEqual(
      deadline.ledger.map((row) => [row.date, row.reason, row.dayNumber]),
      [
        ['2026-07-07', 'working', 1],
        ['2026-07-08', 'paused', undefined],
        ['2026-07-09', 'paused', undefined],
        ['2026-07-10', 'working', 2],
        ['2026-07-11', 'weekend', undefined],
        ['2026-07-12', 'weekend', undefined],
        ['2026-07-13', 'working', 3],
      ],
    );
  });

  test('paused weekends gain nobody a day', () => {
    assert.equal(opened('2026-07-06', 10, ['2026-07-11', '2026-07-12']).dueOn, opened('2026-07-06').dueOn);
  });
});

describe('an extension', () => {
  test('keeps the receipt as day 0 and the first ten days as they were', () => {
    const first = opened('2026-03-09');
    const extended = extendDeadline(first, { calendar: officeCalendar, period: periodOf(17) });
    assert.ok(extended.ok);
    assert.equal(extended.value.startedOn, '2026-03-09');
    assert.deepEqual(extended.value.ledger.slice(0, first.ledger.length), first.ledger);
    assert.equal(extended.value.dueOn, '2026-04-09');
  });

  test('still skips the days on which the clock was paused before', () => {
    const pausedDays = new Set(['2026-07-08', '2026-07-09']);
    const extended = extendDeadline(
      { startedOn: '2026-07-06' },
      { calendar: officeCalendar, period: periodOf(17), pausedDays },
    );
    assert.ok(extended.ok);
    assert.equal(extended.value.dueOn, '2026-07-31');
  });
});

describe('a case keeps the rule it started with', () => {
  test('joint leave made a working day in the middle of a count changes later cases only', () => {
    const changing = buildCalendar({
      ...decreedRules,
      policies: { jointLeaveIsWorkingDay: [{ value: true, effectiveFrom: '2026-03-10' }] },
    });
    assert.equal(opened('2026-03-09', 10, [], changing).dueOn, '2026-03-30');
    assert.equal(opened('2026-03-13', 10, [], changing).dueOn, '2026-03-30');
  });
});

describe('a start that cannot be counted from', () => {
  const refusalOf = (startedOn: string) => {
    const result = openDeadline({ calendar: officeCalendar, period: periodOf(10), startedOn });
    return result.ok ? 'accepted' : result.error.code;
  };

  test('is refused when it is no real date', () => {
    const notDates = [
      '',
      '2026-02-29',
      '2026-13-01',
      '2026-3-9',
      '09-03-2026',
      '2026-03-09T00:00',
      '+02026-03-09',
      'x',
    ];
    for (const text of notDates) assert.equal(refusalOf(text), 'START_DATE_INVALID', text);
  });

  test('is refused outside 2000 to 2099', () => {
    assert.equal(refusalOf('1999-12-31'), 'START_DATE_OUT_OF_RANGE');
    assert.equal(refusalOf('2100-01-01'), 'START_DATE_OUT_OF_RANGE');
    assert.equal(refusalOf('2000-01-01'), 'accepted');
    assert.equal(refusalOf('2099-12-31'), 'accepted');
    assert.equal(refusalOf('2028-02-29'), 'accepted');
  });

  test('a period without days is a broken table, not a refusal', () => {
    for (const days of [0, -1, 1.5, Number.NaN]) assert.throws(() => opened('2026-03-09', days), RangeError);
  });
});

describe('a deadline opened by its key', () => {
  const rules = {
    calendar: officeCalendar,
    periods: [
      { ...periodOf(10), effectiveFrom: '2010-04-30' },
      { ...periodOf(8), effectiveFrom: '2026-06-01' },
    ],
  };
  const outcomeOf = (key: string, startedOn: string) => {
    const result = openDeadlineByKey(rules, key, startedOn);
    return result.ok ? result.value.days : result.error.code;
  };

  test('takes the period in force on the day of receipt, also when it changes before the last day', () => {
    assert.equal(outcomeOf('request_answer', '2026-05-29'), 10);
    assert.equal(outcomeOf('request_answer', '2026-06-01'), 8);
  });

  test('is refused for a key that is none and for a day before the act took effect', () => {
    assert.equal(outcomeOf('permohonan', '2026-05-29'), 'PERIOD_UNKNOWN');
    assert.equal(outcomeOf('__proto__', '2026-05-29'), 'PERIOD_UNKNOWN');
    assert.equal(outcomeOf('request_answer', '2010-04-29'), 'PERIOD_NOT_IN_FORCE');
    assert.equal(outcomeOf('cassation', '2026-05-29'), 'PERIOD_NOT_IN_FORCE');
    assert.equal(outcomeOf('request_answer', 'besok'), 'START_DATE_INVALID');
  });

  test('leaves out the days on which the clock was paused', () => {
    const result = openDeadlineByKey(rules, 'request_answer', '2026-07-06', new Set(['2026-07-07']));
    assert.equal(result.ok && result.value.dueOn, '2026-07-17');
    assert.equal(result.ok && result.value.ledger[0]?.reason, 'paused');
  });
});
