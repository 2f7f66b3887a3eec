import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CalendarChange, changedRules, firstDayTouched } from '#domain/calendar/calendar-change.ts';
import { missingYears } from '#domain/calendar/missing-years.ts';
import { movedDeadlines, type OpenDeadline } from '#domain/calendar/moved-deadlines.ts';
import { buildCalendar, type CalendarRules, type HolidayKind } from '#domain/deadline/working-calendar.ts';
import { walkDays } from '#domain/deadline/working-days.ts';
import { asId } from '#domain/shared/ids.ts';
import { addCalendarDays, type CivilDate } from '#domain/shared/temporal.ts';
import { fixedDaysOf, rules2026 } from './rules.ts';

let made = 0;

/** A running deadline as the old calendar counted it. */
function running(rules: CalendarRules, startedOn: CivilDate, days = 10): OpenDeadline {
  made += 1;
  const { dueOn, provisional } = walkDays(buildCalendar(rules), startedOn, days, 'working');
  return {
    deadlineId: asId(`tenggat-${made}`),
    caseKind: 'information_request',
    caseId: asId(`kasus-${made}`),
    number: `PI-2026-${String(made).padStart(6, '0')}`,
    periodKey: 'request_answer',
    startedOn,
    days,
    dayKind: 'working',
    legalBasis: 'UU 14/2008 Pasal 22',
    dueOn,
    provisional,
  };
}

const nothing = { kind: 'holidays_imported', decree: 'SKB', removed: [], years: [], policy: null } as const;
const moved = (open: readonly OpenDeadline[], rules: CalendarRules, change: CalendarChange) =>
  movedDeadlines(open, buildCalendar(rules), buildCalendar(changedRules(rules, change)));

describe('deadlines that move with the calendar', () => {
  const added18: CalendarChange = {
    ...nothing,
    added: [{ on: '2026-08-18', kind: 'joint_leave', name: 'Cuti bersama', decree: 'SKB perubahan' }],
  };
  test('18 August moves what runs over it by one working day and nothing else', () => {
    const open = ['2026-07-31', '2026-08-03', '2026-08-04', '2026-08-17', '2026-08-18'].map((day) =>
      running(rules2026, day),
    );
    assert.deepEqual(
      moved(open, rules2026, added18).map(({ deadline, newDueOn, changedDays }) => [
        deadline.startedOn,
        deadline.dueOn,
        newDueOn,
        changedDays.map(({ on, counts }) => `${on} ${counts}`),
      ]),
      [
        ['2026-08-03', '2026-08-18', '2026-08-19', ['2026-08-18 false']],
        ['2026-08-04', '2026-08-19', '2026-08-20', ['2026-08-18 false']],
        ['2026-08-17', '2026-08-31', '2026-09-01', ['2026-08-18 false']],
      ],
    );
  });
  test('the last day itself becoming a holiday moves the deadline', () => {
    const open = [running(rules2026, '2026-08-03')];
    assert.equal(open[0]?.dueOn, '2026-08-18');
    assert.equal(moved(open, rules2026, added18)[0]?.newDueOn, '2026-08-19');
  });
  test("a year's decree turns a provisional date firm, and moves it where a holiday stands in the way", () => {
    const decree = 'SKB 2027';
    const change: CalendarChange = {
      ...nothing,
      added: [
        ...fixedDaysOf(2027, decree),
        { on: '2027-01-05', kind: 'national', name: 'Isra Mikraj', decree },
      ],
      years: [{ year: 2027, decree }],
    };
    const open = [running(rules2026, '2026-12-18'), running(rules2026, '2026-12-22')];
    assert.deepEqual(
      open.map(({ dueOn, provisional }) => [dueOn, provisional]),
      [
        ['2027-01-05', true],
        ['2027-01-07', true],
      ],
    );
    assert.deepEqual(
      moved(open, rules2026, change).map(({ newDueOn, newProvisional }) => [newDueOn, newProvisional]),
      [
        ['2027-01-06', false],
        ['2027-01-08', false],
      ],
    );
  });
  test('a policy that holds from a later day moves no case that runs', () => {
    const rules = changedRules(rules2026, added18);
    const open = [running(rules, '2026-08-05'), running(rules, '2026-08-12')];
    const policy = { value: true, effectiveFrom: '2026-08-13' };
    assert.deepEqual(moved(open, rules, { ...nothing, added: [], policy }), []);
  });

  const kinds: readonly HolidayKind[] = ['national', 'joint_leave', 'local'];
  const aHoliday = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom(...kinds))
    .map(([offset, kind]) => ({
      on: addCalendarDays('2026-01-01', offset),
      kind,
      name: `libur ${offset}`,
      decree: 'SKB',
    }));
  const aRules = fc
    .record({ holidays: fc.array(aHoliday, { maxLength: 40 }), decreed: fc.subarray([2026, 2027]) })
    .map(
      ({ holidays, decreed }): CalendarRules => ({
        holidays,
        decreedYears: decreed.map((year) => ({ year, decree: 'SKB' })),
        policies: { jointLeaveIsWorkingDay: [] },
      }),
    );
  test('what is listed, applied to the open deadlines, is what counting them all again gives', () => {
    fc.assert(
      fc.property(
        aRules,
        fc.array(aHoliday, { maxLength: 5 }),
        fc.subarray([2026, 2027]),
        fc.array(fc.integer({ min: 0, max: 420 }), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        (rules, added, years, starts, removing) => {
          const change: CalendarChange = {
            ...nothing,
            added,
            removed: removing ? rules.holidays.slice(0, 3) : [],
            years: years.map((year) => ({ year, decree: 'SKB baru' })),
          };
          const open = starts.map((offset) => running(rules, addCalendarDays('2026-01-01', offset), 17));
          const list = moved(open, rules, change);
          const after = buildCalendar(changedRules(rules, change));
          const first = firstDayTouched(change);
          for (const deadline of open) {
            const listed = list.find((one) => one.deadline === deadline);
            const counted = walkDays(after, deadline.startedOn, deadline.days, 'working');
            assert.equal(listed?.newDueOn ?? deadline.dueOn, counted.dueOn);
            assert.equal(listed?.newProvisional ?? deadline.provisional, counted.provisional);
            assert.equal(listed === undefined || listed.deadline.dueOn >= first, true);
            if (listed !== undefined && listed.newDueOn !== deadline.dueOn)
              assert.ok(listed.changedDays.length > 0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a decree that is missing', () => {
  const known = buildCalendar(rules2026);
  test("next year's is asked for from 1 November, this year's always", () => {
    assert.deepEqual(missingYears(known, '2026-10-31'), []);
    assert.deepEqual(missingYears(known, '2026-11-01'), [2027]);
    assert.deepEqual(missingYears(known, '2027-01-01'), [2027]);
    assert.deepEqual(missingYears(known, '2027-12-31'), [2027, 2028]);
  });
});
