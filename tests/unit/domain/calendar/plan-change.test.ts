import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changedRules, firstDayTouched } from '#domain/calendar/calendar-change.ts';
import { type CalendarCommand, planChange } from '#domain/calendar/plan-change.ts';
import type { CalendarRules, Holiday } from '#domain/deadline/working-calendar.ts';
import { fixedDaysOf, rules2026 } from './rules.ts';

const today = '2026-07-20';
const leave18: Holiday = {
  on: '2026-08-18',
  kind: 'joint_leave',
  name: 'Cuti bersama Proklamasi',
  decree: 'SKB perubahan 2026',
};

function planned(command: CalendarCommand, rules: CalendarRules = rules2026) {
  const result = planChange(rules, command, today);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function codes(command: CalendarCommand, rules: CalendarRules = rules2026): readonly string[] {
  const result = planChange(rules, command, today);
  assert.ok(!result.ok, 'expected a refusal');
  return result.error.map(({ code, row }) => (row === undefined ? code : `${row}:${code}`));
}

const adding = (change: Partial<Holiday>): CalendarCommand => ({
  kind: 'add_holiday',
  holiday: { ...leave18, ...change },
});

describe('adding a holiday', () => {
  test('a day with a name and a decree is added and is the first day that can move a deadline', () => {
    const change = planned(adding({}));
    assert.deepEqual(change.added, [leave18]);
    assert.equal(firstDayTouched(change), '2026-08-18');
    assert.equal(changedRules(rules2026, change).holidays.length, rules2026.holidays.length + 1);
  });
  test('a day that does not exist, too far away, without name or without decree is refused', () => {
    assert.deepEqual(codes(adding({ on: '2026-02-30' })), ['0:DATE_INVALID']);
    assert.deepEqual(codes(adding({ on: '2062-08-18' })), ['0:DATE_OUT_OF_RANGE']);
    assert.deepEqual(codes(adding({ on: '1999-12-31' })), ['0:DATE_OUT_OF_RANGE']);
    assert.deepEqual(codes(adding({ name: ' ', decree: '' })), ['0:NAME_MISSING', '0:DECREE_MISSING']);
  });
  test('a national holiday of a year without its decree needs that decree first; a local one does not', () => {
    assert.deepEqual(codes(adding({ on: '2027-03-26', kind: 'national' })), ['YEAR_NOT_DECREED']);
    assert.deepEqual(codes(adding({ on: '2027-03-26' })), ['YEAR_NOT_DECREED']);
    assert.equal(planned(adding({ on: '2027-04-18', kind: 'local' })).added.length, 1);
  });
  test('the same day, kind and name is not entered twice, however its name is written', () => {
    const rules = changedRules(rules2026, planned(adding({})));
    assert.deepEqual(codes(adding({ name: 'CUTI  BERSAMA proklamasi' }), rules), ['DUPLICATE_HOLIDAY']);
    assert.equal(planned(adding({ kind: 'local' }), rules).added.length, 1);
  });
});

describe('removing a holiday', () => {
  test('goes with a decree, and only where the holiday is', () => {
    const rules = changedRules(rules2026, planned(adding({})));
    const change = planned({ kind: 'remove_holiday', holiday: leave18, decree: 'SKB pencabutan' }, rules);
    assert.deepEqual(changedRules(rules, change), rules2026);
    assert.deepEqual(codes({ kind: 'remove_holiday', holiday: leave18, decree: 'SKB' }), [
      'HOLIDAY_NOT_FOUND',
    ]);
    assert.deepEqual(codes({ kind: 'remove_holiday', holiday: leave18, decree: ' ' }, rules), [
      'DECREE_MISSING',
    ]);
  });
  test('17 August and the other days that never move stay', () => {
    const holiday = { on: '2026-08-17', kind: 'national', name: 'Proklamasi Kemerdekaan' } as const;
    assert.deepEqual(codes({ kind: 'remove_holiday', holiday, decree: 'SKB' }), ['FIXED_HOLIDAY_STAYS']);
  });
});

describe("entering a year's decree", () => {
  const decree = 'SKB 2027';
  const holidays: readonly Holiday[] = [
    ...fixedDaysOf(2027, decree),
    { on: '2027-03-10', kind: 'national', name: 'Idulfitri', decree },
  ];
  test('the whole list makes the year known', () => {
    const change = planned({ kind: 'enter_year', year: 2027, decree, holidays });
    assert.deepEqual(change.years, [{ year: 2027, decree }]);
    assert.equal(change.added.length, 6);
    assert.equal(firstDayTouched(change), '2027-01-01');
  });
  test('a list without one of the days that never move is not whole', () => {
    const cut = holidays.filter(({ on }) => on !== '2027-08-17');
    assert.deepEqual(codes({ kind: 'enter_year', year: 2027, decree, holidays: cut }), [
      'YEAR_LIST_INCOMPLETE',
    ]);
  });
  test('local days and days of another year do not stand in it', () => {
    const wrong: readonly Holiday[] = [
      ...holidays,
      { on: '2027-04-18', kind: 'local', name: 'Hari jadi', decree: 'SK Bupati' },
      { on: '2026-12-24', kind: 'joint_leave', name: 'Cuti bersama', decree },
    ];
    assert.deepEqual(codes({ kind: 'enter_year', year: 2027, decree, holidays: wrong }), [
      '6:LOCAL_IN_YEAR_LIST',
      '7:OTHER_YEAR',
    ]);
  });
  test('entered anew, a list takes the place of the old one and leaves local days', () => {
    const local: Holiday = { on: '2027-04-18', kind: 'local', name: 'Hari jadi', decree: 'SK Bupati' };
    const first = changedRules(rules2026, planned({ kind: 'enter_year', year: 2027, decree, holidays }));
    const rules = { ...first, holidays: [...first.holidays, local] };
    const amended = holidays.map((one) => (one.name === 'Idulfitri' ? { ...one, on: '2027-03-11' } : one));
    const change = planned({ kind: 'enter_year', year: 2027, decree, holidays: amended }, rules);
    assert.deepEqual(
      [change.removed.map(({ on }) => on), change.added.map(({ on }) => on)],
      [['2027-03-10'], ['2027-03-11']],
    );
    assert.ok(changedRules(rules, change).holidays.includes(local));
    assert.deepEqual(codes({ kind: 'enter_year', year: 2027, decree, holidays }, rules), ['NOTHING_NEW']);
  });
  test('a year out of range or without its decree is refused', () => {
    assert.deepEqual(codes({ kind: 'enter_year', year: 2072, decree, holidays }), ['YEAR_OUT_OF_RANGE']);
    assert.deepEqual(codes({ kind: 'enter_year', year: 2027, decree: '', holidays }), ['DECREE_MISSING']);
  });
});

describe('importing a list', () => {
  const decree = 'SKB 2027';
  test('adds what is new, knows what is there, and takes a new year only whole', () => {
    const known = rules2026.holidays.slice(0, 2);
    assert.deepEqual(planned({ kind: 'import', holidays: [...known, leave18] }).added, [leave18]);
    assert.deepEqual(codes({ kind: 'import', holidays: known }), ['NOTHING_NEW']);
    const whole = planned({ kind: 'import', holidays: [leave18, ...fixedDaysOf(2027, decree)] });
    assert.deepEqual(whole.years, [{ year: 2027, decree }]);
    assert.equal(whole.decree, 'SKB perubahan 2026; SKB 2027');
    const cut = fixedDaysOf(2027, decree).slice(1);
    assert.deepEqual(codes({ kind: 'import', holidays: cut }), ['YEAR_LIST_INCOMPLETE']);
  });
  test('says what is wrong with each row', () => {
    const other = { ...rules2026.holidays[0], decree: 'SKB lain' } as Holiday;
    const holidays = [leave18, leave18, other, { ...leave18, on: '2026-13-01' }];
    assert.deepEqual(codes({ kind: 'import', holidays }), [
      '1:DUPLICATE_IN_LIST',
      '2:DUPLICATE_HOLIDAY',
      '3:DATE_INVALID',
    ]);
  });
});

describe('changing the policy on joint leave', () => {
  const change = (effectiveFrom: string, counts = true): CalendarCommand => ({
    kind: 'change_policy',
    jointLeaveIsWorkingDay: counts,
    effectiveFrom,
    decree: 'Perbup 12/2026',
  });
  test('holds from tomorrow at the earliest, so that no case changes its rule', () => {
    assert.deepEqual(planned(change('2026-07-21')).policy, { value: true, effectiveFrom: '2026-07-21' });
    assert.deepEqual(codes(change(today)), ['POLICY_NOT_AHEAD']);
    assert.deepEqual(codes(change('2026-07-32')), ['DATE_INVALID']);
    assert.deepEqual(codes(change('2027-01-01', false)), ['NOTHING_NEW']);
  });
});
