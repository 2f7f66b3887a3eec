import { readFileSync } from 'node:fs';
import type { StatutoryPeriod } from '#domain/deadline/statutory-periods.ts';
import {
  buildCalendar,
  type CalendarRules,
  type Holiday,
  type WorkingCalendar,
} from '#domain/deadline/working-calendar.ts';

export type HolidayFixture = {
  readonly year: number;
  readonly decree: string;
  readonly national: readonly string[];
  readonly joint_leave: readonly string[];
};

/** The dates of one decree as typed from the decree, independent of the product's reference data. */
export function holidayFixture(year: 2025 | 2026): HolidayFixture {
  const file = new URL(`../../../fixtures/holidays-${year}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export const fixtures = [holidayFixture(2025), holidayFixture(2026)];

export const decreedRules: CalendarRules = {
  holidays: fixtures.flatMap(({ decree, national, joint_leave }) => [
    ...national.map((on): Holiday => ({ on, kind: 'national', name: `libur ${on}`, decree })),
    ...joint_leave.map((on): Holiday => ({ on, kind: 'joint_leave', name: `cuti bersama ${on}`, decree })),
  ]),
  decreedYears: fixtures.map(({ year, decree }) => ({ year, decree })),
  policies: { jointLeaveIsWorkingDay: [] },
};

/** 2025 and 2026 decreed, joint leave not counted. */
export const officeCalendar: WorkingCalendar = buildCalendar(decreedRules);

/** A period for counting `days` days. */
export function periodOf(days: number, dayKind: 'working' | 'calendar' = 'working'): StatutoryPeriod {
  return {
    key: 'request_answer',
    days,
    dayKind,
    legalBasis: 'pasal uji',
    effectiveFrom: '2000-01-01',
    source: 'law',
  };
}
