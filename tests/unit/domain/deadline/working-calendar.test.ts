import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildCalendar, classifyDay, isDecreed } from '#domain/deadline/working-calendar.ts';
import { decreedRules, officeCalendar } from './calendars.ts';

describe('a decreed year', () => {
  test('an ordinary Monday is a working day', () => {
    assert.deepEqual(classifyDay(officeCalendar, '2026-03-09'), { working: true, reason: 'working' });
  });

  test('Saturday and Sunday are skipped as weekend, Friday and Monday are not', () => {
    assert.equal(classifyDay(officeCalendar, '2026-07-03').reason, 'working');
    assert.deepEqual(classifyDay(officeCalendar, '2026-07-04'), { working: false, reason: 'weekend' });
    assert.deepEqual(classifyDay(officeCalendar, '2026-07-05'), { working: false, reason: 'weekend' });
    assert.equal(classifyDay(officeCalendar, '2026-07-06').reason, 'working');
  });

  test('a national holiday and joint leave are skipped and name their decree', () => {
    assert.deepEqual(classifyDay(officeCalendar, '2026-03-19'), {
      working: false,
      reason: 'national',
      name: 'libur 2026-03-19',
      decree: 'SKB 1497/2/5 of 2025',
    });
    assert.equal(classifyDay(officeCalendar, '2026-03-20').reason, 'joint_leave');
  });

  test('a national holiday on a Saturday is named as the holiday that it is', () => {
    assert.equal(classifyDay(officeCalendar, '2026-03-21').reason, 'national');
  });

  test('18 August 2025, added by an amendment in mid-year, is joint leave', () => {
    assert.equal(classifyDay(officeCalendar, '2025-08-18').reason, 'joint_leave');
  });

  test('dates that wrong public lists call holidays are working days', () => {
    for (const date of ['2026-01-29', '2026-04-20', '2026-04-21']) {
      assert.equal(classifyDay(officeCalendar, date).working, true, date);
    }
  });
});

describe('a year without its decree', () => {
  test('skips the five fixed-date holidays and weekends, nothing else', () => {
    const skipped: string[] = [];
    for (let day = 1; day <= 365; day += 1) {
      const date = new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10);
      const { working, reason } = classifyDay(officeCalendar, date);
      if (!working && reason !== 'weekend') skipped.push(`${date} ${reason}`);
    }
    assert.deepEqual(skipped, [
      '2027-01-01 fixed',
      '2027-05-01 fixed',
      '2027-06-01 fixed',
      '2027-08-17 fixed',
      '2027-12-25 fixed',
    ]);
    assert.equal(isDecreed(officeCalendar, '2027-01-01'), false);
    assert.equal(isDecreed(officeCalendar, '2026-12-31'), true);
  });

  test('does not use national holidays or joint leave that were typed in before the decree', () => {
    const early = buildCalendar({
      ...decreedRules,
      holidays: [
        { on: '2027-03-10', kind: 'national', name: 'Idulfitri', decree: 'daftar tanpa sumber' },
        { on: '2027-03-11', kind: 'joint_leave', name: 'Cuti bersama', decree: 'daftar tanpa sumber' },
      ],
    });
    assert.equal(classifyDay(early, '2027-03-10').working, true);
    assert.equal(classifyDay(early, '2027-03-11').working, true);
  });

  test('does skip a local holiday, which stands on a decree of its own', () => {
    const withElection = buildCalendar({
      ...decreedRules,
      holidays: [{ on: '2027-03-10', kind: 'local', name: 'Pemilihan kepala desa', decree: 'Kepbup 1/2027' }],
    });
    assert.deepEqual(classifyDay(withElection, '2027-03-10'), {
      working: false,
      reason: 'local',
      name: 'Pemilihan kepala desa',
      decree: 'Kepbup 1/2027',
    });
  });
});

describe('joint leave', () => {
  const changing = buildCalendar({
    ...decreedRules,
    policies: {
      jointLeaveIsWorkingDay: [
        { value: true, effectiveFrom: '2026-03-01' },
        { value: false, effectiveFrom: '2000-01-01' },
      ],
    },
  });

  test('is not a working day unless the office set so', () => {
    assert.equal(classifyDay(officeCalendar, '2026-02-16').working, false);
  });

  test('follows the policy in force on the day from which the case is ruled', () => {
    assert.equal(classifyDay(changing, '2026-02-16').working, false);
    assert.equal(classifyDay(changing, '2026-03-18').working, true);
    assert.equal(classifyDay(changing, '2026-03-18', '2026-02-28').working, false);
    assert.equal(classifyDay(changing, '2026-03-18', '2026-03-01').working, true);
  });

  test('that counts as a working day still tells its name', () => {
    assert.deepEqual(classifyDay(changing, '2026-03-18'), {
      working: true,
      reason: 'working',
      name: 'cuti bersama 2026-03-18',
      decree: 'SKB 1497/2/5 of 2025',
    });
  });

  test('on a date that is also a national holiday stays a holiday under either policy', () => {
    const both = buildCalendar({
      ...decreedRules,
      holidays: [
        { on: '2026-07-07', kind: 'joint_leave', name: 'Cuti bersama', decree: 'SKB' },
        { on: '2026-07-07', kind: 'national', name: 'Libur', decree: 'SKB' },
      ],
      policies: { jointLeaveIsWorkingDay: [{ value: true, effectiveFrom: '2000-01-01' }] },
    });
    assert.equal(classifyDay(both, '2026-07-07').reason, 'national');
  });
});
