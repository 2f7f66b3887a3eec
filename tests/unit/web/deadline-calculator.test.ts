import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decreedYearSeed, holidaySeed, jointLeavePolicySeed } from '#adapters/db/seed/holidays.ts';
import { statutoryPeriodSeed } from '#adapters/db/seed/statutory-periods.ts';
import { deadlineErrorCodes } from '#domain/deadline/deadline.ts';
import { periodKeys } from '#domain/deadline/statutory-periods.ts';
import { buildCalendar } from '#domain/deadline/working-calendar.ts';
import { deadlineErrorCopy, periodCopy } from '#i18n/deadline.ts';
import { deadlineJson } from '#web/deadline-json.ts';
import { calculatorState } from '#web/forms/deadline-calculator.ts';

const rules = {
  calendar: buildCalendar({
    holidays: holidaySeed,
    decreedYears: decreedYearSeed,
    policies: { jointLeaveIsWorkingDay: jointLeavePolicySeed },
  }),
  periods: statutoryPeriodSeed,
};
const state = (query: string) => calculatorState(rules, new URLSearchParams(query), '2026-11-25');
const refusal = (query: string) => {
  const outcome = state(query);
  return outcome.kind === 'refused' ? [outcome.refusal.field, outcome.refusal.code] : outcome.kind;
};

describe('the public calculator', () => {
  test('opens with today and the answer to a request, and counts nothing yet', () => {
    assert.deepEqual(state(''), { kind: 'blank', typed: { mulai: '2026-11-25', jenis: 'request_answer' } });
    assert.equal(state('utm=x').kind, 'blank');
  });

  test('counts every one of the fifteen periods from an address alone', () => {
    for (const key of periodKeys) assert.equal(state(`mulai=2026-11-25&jenis=${key}`).kind, 'counted', key);
  });

  test('takes the first of a name given twice and forgives spaces around it', () => {
    const outcome = state('mulai=+2026-03-09+&mulai=2020-01-01&jenis=request_answer&jenis=cassation');
    assert.equal(outcome.kind === 'counted' && outcome.deadline.dueOn, '2026-03-30');
  });

  test('says which field to mend, and keeps what was typed', () => {
    assert.deepEqual(refusal('jenis=request_answer'), ['mulai', 'START_DATE_INVALID']);
    assert.deepEqual(refusal('mulai=2026-02-30&jenis=request_answer'), ['mulai', 'START_DATE_INVALID']);
    assert.deepEqual(refusal('mulai=1999-12-31&jenis=request_answer'), ['mulai', 'START_DATE_OUT_OF_RANGE']);
    assert.deepEqual(refusal('mulai=2005-01-03&jenis=request_answer'), ['mulai', 'PERIOD_NOT_IN_FORCE']);
    assert.deepEqual(refusal('mulai=2026-03-09'), ['jenis', 'PERIOD_UNKNOWN']);
    assert.deepEqual(refusal('mulai=2026-03-09&jenis=constructor'), ['jenis', 'PERIOD_UNKNOWN']);
    assert.deepEqual(state('mulai=2026-02-30&jenis=x').typed, { mulai: '2026-02-30', jenis: 'x' });
  });

  test('repeats a mistyped date in its message, but no text that could mislead', () => {
    const message = (typed: string) => {
      const outcome = state(new URLSearchParams({ mulai: typed, jenis: 'request_answer' }).toString());
      return outcome.kind === 'refused' ? outcome.refusal.message : '';
    };
    assert.match(message('30/02/2026'), /^“30\/02\/2026” bukan tanggal/);
    for (const odd of ['', 'a'.repeat(31), '2026\u202e-03-09', '<b>2026</b>', 'x\u0000']) {
      assert.equal(message(odd), deadlineErrorCopy.START_DATE_INVALID);
    }
  });

  test('has words for every period and every refusal', () => {
    assert.deepEqual(Object.keys(periodCopy), [...periodKeys]);
    assert.deepEqual(Object.keys(deadlineErrorCopy).toSorted(), deadlineErrorCodes.toSorted());
  });
});

test('the JSON twin has exactly the published names, day by day', () => {
  const outcome = state('mulai=2026-12-23&jenis=complaint_verification');
  assert.ok(outcome.kind === 'counted');
  assert.deepEqual(JSON.parse(JSON.stringify(deadlineJson(outcome.deadline))), {
    started_on: '2026-12-23',
    period_key: 'complaint_verification',
    days: 3,
    day_kind: 'working',
    due_on: '2026-12-30',
    provisional: false,
    legal_basis: 'PermenPANRB 62/2018 (pedoman SP4N)',
    ledger: [
      { date: '2026-12-24', counted: false, reason: 'joint_leave' },
      { date: '2026-12-25', counted: false, reason: 'national' },
      { date: '2026-12-26', counted: false, reason: 'weekend' },
      { date: '2026-12-27', counted: false, reason: 'weekend' },
      { date: '2026-12-28', counted: true, reason: 'working' },
      { date: '2026-12-29', counted: true, reason: 'working' },
      { date: '2026-12-30', counted: true, reason: 'working' },
    ],
  });
});
