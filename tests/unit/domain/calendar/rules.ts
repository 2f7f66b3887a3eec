import type { CalendarRules, Holiday } from '#domain/deadline/working-calendar.ts';

export const DECREE_2026 = 'SKB 2026';

const fixedNames = [
  ['01-01', 'Tahun Baru'],
  ['05-01', 'Hari Buruh'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Proklamasi Kemerdekaan'],
  ['12-25', 'Natal'],
] as const;

/** The five days whose date never moves, as one decree's national holidays of a year. */
export function fixedDaysOf(year: number, decree: string): readonly Holiday[] {
  return fixedNames.map(([day, name]) => ({ on: `${year}-${day}`, kind: 'national', name, decree }));
}

/** 2026 decreed with its fixed days only; joint leave not counted. */
export const rules2026: CalendarRules = {
  holidays: fixedDaysOf(2026, DECREE_2026),
  decreedYears: [{ year: 2026, decree: DECREE_2026 }],
  policies: { jointLeaveIsWorkingDay: [{ value: false, effectiveFrom: '2000-01-01' }] },
};
