import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decreedYearSeed, holidaySeed, jointLeavePolicySeed } from '#adapters/db/seed/holidays.ts';
import { statutoryPeriodSeed } from '#adapters/db/seed/statutory-periods.ts';
import { buildCalendar, classifyDay } from '#domain/deadline/working-calendar.ts';
import { fixtures } from './calendars.ts';

const seededDates = (year: number, kind: string) =>
  holidaySeed.filter((day) => day.kind === kind && day.on.startsWith(String(year))).map((day) => day.on);

describe('the holidays loaded at first start', () => {
  test('are the dates of the decrees of 2025 and 2026, no more and no fewer', () => {
    for (const { year, national, joint_leave } of fixtures) {
      assert.deepEqual(seededDates(year, 'national').toSorted(), national);
      assert.deepEqual(seededDates(year, 'joint_leave').toSorted(), joint_leave);
    }
    assert.deepEqual(
      fixtures.map((year) => [year.national.length, year.joint_leave.length]),
      [
        [17, 11],
        [17, 8],
      ],
    );
    assert.equal(holidaySeed.length, 17 + 11 + 17 + 8);
  });

  test('each name their decree, 18 August 2025 the amending one', () => {
    assert.ok(
      holidaySeed.every((day) => day.decree.startsWith('SKB 3 Menteri Nomor ') && day.name.length > 5),
    );
    assert.match(
      holidaySeed.find((day) => day.on === '2025-08-18')?.decree ?? '',
      /933, 1, dan 3 Tahun 2025/,
    );
  });

  test('declare 2025 and 2026 decreed and leave 2027 open', () => {
    assert.deepEqual(
      decreedYearSeed.map((entry) => entry.year),
      [2025, 2026],
    );
  });

  test('treat joint leave as days that do not count', () => {
    const calendar = buildCalendar({
      holidays: holidaySeed,
      decreedYears: decreedYearSeed,
      policies: { jointLeaveIsWorkingDay: jointLeavePolicySeed },
    });
    assert.equal(classifyDay(calendar, '2026-12-24').working, false);
  });
});

describe('the periods loaded at first start', () => {
  test('are the fifteen periods with their lengths', () => {
    assert.deepEqual(Object.fromEntries(statutoryPeriodSeed.map((period) => [period.key, period.days])), {
      request_answer: 10,
      request_answer_extended: 17,
      objection_filing: 30,
      objection_decision: 30,
      dispute_filing: 14,
      dispute_start: 14,
      dispute_end: 100,
      court_filing: 14,
      cassation: 14,
      complaint_verification: 3,
      complaint_first_answer: 5,
      complaint_reply_window: 10,
      complaint_information: 5,
      complaint_ordinary: 14,
      complaint_supervision: 60,
    });
    assert.equal(statutoryPeriodSeed.length, 15);
  });

  test('run in working days, cassation alone in calendar days', () => {
    const inCalendarDays = statutoryPeriodSeed.filter((period) => period.dayKind === 'calendar');
    assert.deepEqual(
      inCalendarDays.map((period) => period.key),
      ['cassation'],
    );
  });

  test('each cite the act they stand on', () => {
    assert.ok(
      statutoryPeriodSeed.every((period) =>
        /^(UU 14\/2008 Pasal|PermenPANRB 62\/2018)/.test(period.legalBasis),
      ),
    );
  });
});
