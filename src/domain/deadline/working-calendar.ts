import { dayNumberOf, isWeekendDay } from '#domain/deadline/day-number.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

export type HolidayKind = 'national' | 'joint_leave' | 'local';

/** One dated holiday; it always names the decree that makes it one. */
export type Holiday = {
  readonly on: CivilDate;
  readonly kind: HolidayKind;
  readonly name: string;
  readonly decree: string;
};

/** A year whose national holidays and joint leave have been decreed and entered. */
export type DecreedYear = { readonly year: number; readonly decree: string };

/** Whether joint leave counts as a working day, for cases started on or after a day (office setting). */
export type JointLeavePolicy = { readonly value: boolean; readonly effectiveFrom: CivilDate };

/** The calendar as it is stored. */
export type CalendarRules = {
  readonly holidays: readonly Holiday[];
  readonly decreedYears: readonly DecreedYear[];
  readonly policies: { readonly jointLeaveIsWorkingDay: readonly JointLeavePolicy[] };
};

type DayReason = 'working' | 'weekend' | 'national' | 'joint_leave' | 'local' | 'fixed';

/** Why a day counts or does not; `name` and `decree` are there for days that a decree speaks of. */
export type DayClass = {
  readonly working: boolean;
  readonly reason: DayReason;
  readonly name?: string;
  readonly decree?: string;
};

/** The calendar prepared for walking: look-ups by date and by year. Made by `buildCalendar`. */
export type WorkingCalendar = {
  readonly holidayOn: ReadonlyMap<CivilDate, Holiday>;
  readonly decreeOfYear: ReadonlyMap<number, string>;
  readonly jointLeavePolicies: readonly JointLeavePolicy[];
};

const rank: Record<HolidayKind, number> = { national: 3, local: 2, joint_leave: 1 };

/** Holidays whose date never moves (month and day); all that is known of a year without its decree. */
const fixedHolidays: ReadonlyMap<string, string> = new Map([
  ['01-01', 'Tahun Baru Masehi'],
  ['05-01', 'Hari Buruh Internasional'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Proklamasi Kemerdekaan'],
  ['12-25', 'Kelahiran Yesus Kristus (Natal)'],
]);

/** Month and day of each holiday that a year's decree always holds. */
export const fixedHolidayDays: readonly string[] = [...fixedHolidays.keys()];

const WORKING: DayClass = { working: true, reason: 'working' };
const WEEKEND: DayClass = { working: false, reason: 'weekend' };

/**
 * Prepares stored rules for walking. In a year without its decree national holidays and joint leave do not
 * apply yet, even if somebody typed them in; a local holiday stands on a decree of its own and does.
 */
export function buildCalendar(rules: CalendarRules): WorkingCalendar {
  const decreeOfYear = new Map(rules.decreedYears.map(({ year, decree }) => [year, decree]));
  const holidayOn = new Map<CivilDate, Holiday>();
  for (const holiday of rules.holidays) {
    if (holiday.kind !== 'local' && !decreeOfYear.has(yearOf(holiday.on))) continue;
    const known = holidayOn.get(holiday.on);
    if (known === undefined || rank[holiday.kind] > rank[known.kind]) holidayOn.set(holiday.on, holiday);
  }
  const jointLeavePolicies = rules.policies.jointLeaveIsWorkingDay.toSorted((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0,
  );
  return { holidayOn, decreeOfYear, jointLeavePolicies };
}

/**
 * Whether offices work on a day, and why not. `ruledOn` is the day whose policy on joint leave applies: a
 * case passes its start, so that it keeps the rule it started with; by default the day itself.
 */
export function classifyDay(calendar: WorkingCalendar, date: CivilDate, ruledOn: CivilDate = date): DayClass {
  const holiday = calendar.holidayOn.get(date);
  if (holiday !== undefined && holiday.kind !== 'joint_leave') return skippedBy(holiday);
  const fixedName = isDecreed(calendar, date) ? undefined : fixedHolidays.get(date.slice(5));
  if (fixedName !== undefined) return { working: false, reason: 'fixed', name: fixedName };
  if (holiday !== undefined && !jointLeaveIsWorkingDay(calendar, ruledOn)) return skippedBy(holiday);
  if (isWeekendDay(dayNumberOf(date))) return WEEKEND;
  if (holiday === undefined) return WORKING;
  return { working: true, reason: 'working', name: holiday.name, decree: holiday.decree };
}

/** True when the year of a date has its decree; a count through a year without one is provisional. */
export function isDecreed(calendar: WorkingCalendar, date: CivilDate): boolean {
  return calendar.decreeOfYear.has(yearOf(date));
}

function skippedBy(holiday: Holiday): DayClass {
  return { working: false, reason: holiday.kind, name: holiday.name, decree: holiday.decree };
}

/**
 * The office's policy on joint leave for cases started on a day. None in force yet means non-working, since
 * offices are closed by the decree on joint leave.
 */
export function jointLeaveIsWorkingDay(calendar: WorkingCalendar, on: CivilDate): boolean {
  return calendar.jointLeavePolicies.findLast((policy) => policy.effectiveFrom <= on)?.value ?? false;
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}
