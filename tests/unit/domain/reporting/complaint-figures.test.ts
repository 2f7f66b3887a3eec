import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { complaintChannels } from '#domain/complaint/complaint.ts';
import { complaintStatuses } from '#domain/complaint/status.ts';
import { buildCalendar } from '#domain/deadline/working-calendar.ts';
import {
  complaintLedgers,
  type ReportedComplaint,
  tallyComplaints,
} from '#domain/reporting/complaint-tally.ts';
import { dailyAverages } from '#domain/reporting/daily-averages.ts';
import { namedPeriods, reportingPeriod } from '#domain/reporting/reporting-period.ts';
import { splitTime } from '#domain/reporting/time-split.ts';
import { median, type ReportedTask, slowestUnits, unitFigures } from '#domain/reporting/unit-figures.ts';
import { wholePercent } from '#domain/reporting/whole-percent.ts';
import { countWorkingDays } from '#domain/reporting/working-day-count.ts';

const today = '2026-11-25';
const calendar = buildCalendar({
  holidays: [{ on: '2026-11-18', kind: 'national', name: 'Hari libur', decree: 'SKB' }],
  decreedYears: [{ year: 2026, decree: 'SKB' }],
  policies: { jointLeaveIsWorkingDay: [] },
});
const days = countWorkingDays(calendar, '2026-11-01', today);

const report = (change: Partial<ReportedComplaint> = {}): ReportedComplaint => ({
  matterId: 'a',
  channel: 'web',
  inSp4n: false,
  receivedOn: '2026-11-02',
  status: 'handed_over',
  followedUp: false,
  reopened: false,
  dueOn: '2026-11-20',
  ...change,
});

describe('whole percents', () => {
  test('are rounded half up, as the office does', () => {
    assert.deepEqual(
      [wholePercent(8, 223), wholePercent(16, 197), wholePercent(1, 200), wholePercent(1, 201)],
      [4, 8, 1, 0],
    );
    assert.equal(wholePercent(0, 0), null);
  });

  test('lie within half a percent of the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(20_000), (whole, part) => {
        fc.pre(part <= whole);
        const percent = wholePercent(part, whole) ?? -1;
        assert.ok(2 * (100 * part - percent * whole) < whole && 2 * (percent * whole - 100 * part) <= whole);
      }),
    );
  });
});

describe('the tally of reports', () => {
  const reports = fc.array(
    fc.record({
      matterId: fc.nat(30).map(String),
      channel: fc.constantFrom(...complaintChannels),
      inSp4n: fc.boolean(),
      receivedOn: fc.constant('2026-11-02'),
      status: fc.constantFrom(...complaintStatuses),
      followedUp: fc.boolean(),
      reopened: fc.boolean(),
      dueOn: fc.constantFrom('2026-11-24', today, '2026-11-26'),
    }),
    { maxLength: 60 },
  );

  test('adds up: the books make all entries, unique reports are no more, every report is in one state', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const { unique, ledgers, entries } = tallyComplaints(all, today);
        const books = complaintLedgers.map((ledger) => ledgers[ledger]);
        assert.equal(
          books.reduce((sum, one) => sum + one.received, 0),
          entries,
        );
        assert.equal(unique.received, new Set(all.map(({ matterId }) => matterId)).size);
        assert.ok(unique.received <= entries);
        for (const one of [unique, ...books]) {
          assert.equal(one.received, one.followedUp + one.inProcess + one.endedWithoutAct);
          assert.ok(one.overdue + one.closed <= one.received);
        }
      }),
    );
  });

  test('passing on is no follow-up, however long ago', () => {
    const { unique } = tallyComplaints([report({ status: 'handed_over' })], today);
    assert.deepEqual([unique.followedUp, unique.inProcess, unique.overdue], [0, 1, 1]);
  });

  test('who waits for the reporter is not late, and one without an act that is over was not followed up', () => {
    const { unique } = tallyComplaints(
      [report({ matterId: 'a', status: 'on_hold' }), report({ matterId: 'b', status: 'archived' })],
      today,
    );
    assert.deepEqual(
      [unique.overdue, unique.inProcess, unique.endedWithoutAct, unique.followedUp],
      [0, 1, 1, 0],
    );
  });

  test('a WhatsApp report copied to SP4N stands in both books and counts once', () => {
    const { unique, ledgers, entries } = tallyComplaints(
      [report({ channel: 'whatsapp', inSp4n: true })],
      today,
    );
    assert.deepEqual(
      [unique.received, ledgers.whatsapp.received, ledgers.sp4n.received, entries],
      [1, 1, 1, 2],
    );
  });
});

describe('daily means', () => {
  test('divide what came on working days by working days, and name the peak of a day off', () => {
    const came = ['2026-11-16', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-22', '2026-11-22'];
    const averages = dailyAverages(came, { from: '2026-11-16', to: '2026-11-22' }, '2026-01-05', days);
    assert.deepEqual(
      [averages?.calendarDays, averages?.workingDays, averages?.daysOff, averages?.perWorkingDay],
      [7, 4, 3, 0.75],
    );
    assert.deepEqual([averages?.perDayOff, averages?.peakOnDaysOff], [1, { on: '2026-11-22', count: 2 }]);
  });

  test('of a channel begin with its first report, and there is none before it', () => {
    const period = { from: '2026-11-01', to: '2026-11-20' };
    assert.equal(dailyAverages(['2026-11-19'], period, '2026-11-19', days)?.calendarDays, 2);
    assert.equal(dailyAverages([], period, '2026-11-21', days), null);
    assert.equal(dailyAverages([], period, null, days), null);
  });
});

describe('units', () => {
  const task = (change: Partial<ReportedTask>): ReportedTask => ({
    unitId: 'u',
    unitName: 'Dinas',
    status: 'answered',
    handedOverOn: '2026-11-02',
    firstActOn: '2026-11-03',
    overdue: false,
    split: { desk: 1, unit: 2, reporter: 3 },
    ...change,
  });

  test('the median is the middle value, or between the two', () => {
    assert.deepEqual([median([9, 1, 4]), median([4, 1]), median([7]), median([])], [4, 2.5, 7, null]);
    fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 1 }), (values) => {
        const middle = median(values) ?? -1;
        const half = values.length / 2;
        assert.ok(values.filter((value) => value < middle).length <= half);
        assert.ok(values.filter((value) => value > middle).length <= half);
      }),
    );
  });

  test('one that never acts is slow by the days it has been silent', () => {
    const [silent] = unitFigures(
      [task({ status: 'open', firstActOn: null, overdue: true })],
      today,
      days.between,
    );
    assert.deepEqual([silent?.median, silent?.open, silent?.late], [16, 1, 1]);
  });

  test('"bukan kami" and what was taken back say nothing about a unit', () => {
    assert.deepEqual(
      unitFigures([task({ status: 'returned' }), task({ status: 'cancelled' })], today, days.between),
      [],
    );
  });

  test('the slowest stand first, ties by what is late', () => {
    const units = unitFigures(
      [
        task({ unitId: 'fast', unitName: 'Cepat' }),
        task({ unitId: 'slow', unitName: 'Lambat', firstActOn: '2026-11-12' }),
        task({ unitId: 'late', unitName: 'Terlambat', status: 'open', overdue: true }),
      ],
      today,
      days.between,
    );
    assert.deepEqual(
      slowestUnits(units, 2).map(({ unitName }) => unitName),
      ['Lambat', 'Terlambat'],
    );
  });
});

describe('whom a complaint waited for', () => {
  const split = (...events: Parameters<typeof splitTime>[1]) =>
    splitTime('2026-11-02', events, '2026-11-13', days.between);

  test('desk until hand-over, unit until its answer, then the reporter until the end', () => {
    assert.deepEqual(
      split(
        { type: 'complaint_handed_over', on: '2026-11-03' },
        { type: 'complaint_answered', on: '2026-11-06' },
        { type: 'complaint_closed', on: '2026-11-10' },
      ),
      { desk: 1, unit: 3, reporter: 2 },
    );
  });

  test('a question to the reporter is the reporter’s time, "bukan kami" the desk’s, a reopening the unit’s', () => {
    assert.deepEqual(
      split(
        { type: 'complaint_put_on_hold', on: '2026-11-03' },
        { type: 'complaint_resumed', on: '2026-11-04' },
        { type: 'complaint_handed_over', on: '2026-11-04' },
        { type: 'complaint_returned', on: '2026-11-05' },
        { type: 'complaint_handed_over', on: '2026-11-06' },
        { type: 'complaint_answered', on: '2026-11-09' },
        { type: 'complaint_reopened', on: '2026-11-10' },
      ),
      { desk: 2, unit: 5, reporter: 2 },
    );
  });

  test('with two units it waits for a unit until both have answered, and answers after a merger are another’s', () => {
    assert.deepEqual(
      split(
        { type: 'complaint_handed_over', on: '2026-11-02' },
        { type: 'complaint_handed_over', on: '2026-11-02' },
        { type: 'complaint_answered', on: '2026-11-03' },
        { type: 'complaint_merged', on: '2026-11-05' },
        { type: 'complaint_answered', on: '2026-11-06' },
      ),
      { desk: 0, unit: 3, reporter: 0 },
    );
  });
});

describe('periods', () => {
  test('end with today at the latest, and are refused in words when they are none', () => {
    assert.deepEqual(reportingPeriod('2026-01-01', '2026-12-31', today), {
      ok: true,
      value: { from: '2026-01-01', to: today },
    });
    const codeOf = (from: string, to: string) => {
      const found = reportingPeriod(from, to, today);
      return found.ok ? null : found.error.code;
    };
    assert.equal(codeOf('2026-02-30', '2026-03-01'), 'PERIOD_DATE');
    assert.equal(codeOf('2026-03-02', '2026-03-01'), 'PERIOD_ORDER');
    assert.equal(codeOf('2027-03-02', '2027-03-03'), 'PERIOD_FUTURE');
    assert.equal(codeOf('1990-01-01', '2026-03-01'), 'PERIOD_LONG');
  });

  test('last week is Monday to Sunday, last month from first to last', () => {
    const named = new Map(namedPeriods(today).map(({ name, from, to }) => [name, [from, to]]));
    assert.deepEqual(named.get('last_week'), ['2026-11-16', '2026-11-22']);
    assert.deepEqual(named.get('last_month'), ['2026-10-01', '2026-10-31']);
    assert.deepEqual(named.get('last_year'), ['2025-01-01', '2025-12-31']);
  });
});
