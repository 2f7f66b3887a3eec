import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type PressStage, pressWindow } from '#domain/complaint/press.ts';
import { buildCalendar } from '#domain/deadline/working-calendar.ts';

const calendar = buildCalendar({
  holidays: [{ on: '2026-12-25', kind: 'national', name: 'Natal', decree: 'SKB' }],
  decreedYears: [{ year: 2026, decree: 'SKB' }],
  policies: { jointLeaveIsWorkingDay: [] },
});
const days = { reminder: 1, unitHead: 1, regionalSecretary: 3, regent: 5 };

const calls = (stage: PressStage, today: string, dueOn: string, plan = days): boolean => {
  const window = pressWindow(stage, plan, calendar, today);
  return window !== null && (window.from === null || window.from <= dueOn) && dueOn <= window.to;
};

describe('steps against silence', () => {
  test('a unit is reminded one working day before: on Friday for Monday, not at the weekend', () => {
    // 30 November 2026 is a Monday.
    assert.equal(calls('reminder_before', '2026-11-26', '2026-11-30'), false);
    assert.equal(calls('reminder_before', '2026-11-27', '2026-11-30'), true);
    assert.equal(calls('reminder_before', '2026-11-28', '2026-11-30'), false);
    assert.equal(calls('reminder_before', '2026-11-30', '2026-11-30'), false);
  });

  test('and again on the last day, or at the first run after it', () => {
    assert.equal(calls('reminder_due', '2026-11-27', '2026-11-30'), false);
    assert.equal(calls('reminder_due', '2026-11-30', '2026-11-30'), true);
    assert.equal(calls('reminder_due', '2027-01-04', '2026-11-30'), true);
  });

  test('the way up begins when the working days after the last day have begun', () => {
    // Wednesday 23 December; the 25th is Christmas, then a weekend.
    assert.equal(calls('unit_head', '2026-12-23', '2026-12-23'), false);
    assert.equal(calls('unit_head', '2026-12-24', '2026-12-23'), true);
    assert.equal(calls('regional_secretary', '2026-12-28', '2026-12-23'), false);
    assert.equal(calls('regional_secretary', '2026-12-29', '2026-12-23'), true);
    assert.equal(calls('regent', '2026-12-30', '2026-12-23'), false);
    assert.equal(calls('regent', '2026-12-31', '2026-12-23'), true);
    assert.equal(calls('unit_head', '2026-12-25', '2026-12-23'), false, 'nobody acts on a holiday');
  });

  test('a step that the office left out is never due', () => {
    const none = { reminder: 0, unitHead: 0, regionalSecretary: 0, regent: 0 };
    for (const stage of ['reminder_before', 'unit_head', 'regional_secretary', 'regent'] as const) {
      assert.equal(calls(stage, '2027-06-01', '2026-11-30', none), false, stage);
    }
    assert.equal(calls('reminder_due', '2026-11-30', '2026-11-30', none), true);
  });
});
