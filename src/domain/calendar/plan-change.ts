import { type CalendarChange, type HolidayKey, isSameHoliday } from '#domain/calendar/calendar-change.ts';
import {
  type CalendarIssue,
  FIRST_YEAR,
  firstOfEachRow,
  issuesOfRows,
  lastYear,
  missingFixedDays,
  yearOf,
} from '#domain/calendar/calendar-issues.ts';
import type { CalendarRules, Holiday } from '#domain/deadline/working-calendar.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, isCivilDate } from '#domain/shared/temporal.ts';

/** What somebody asks to be done to the calendar. */
export type CalendarCommand =
  | { readonly kind: 'add_holiday'; readonly holiday: Holiday }
  | { readonly kind: 'remove_holiday'; readonly holiday: HolidayKey; readonly decree: string }
  /** The whole list of a year: national holidays and joint leave. */
  | {
      readonly kind: 'enter_year';
      readonly year: number;
      readonly decree: string;
      readonly holidays: readonly Holiday[];
    }
  /** Rows of a file: further days of decreed years, and the whole list of any other year it speaks of. */
  | { readonly kind: 'import'; readonly holidays: readonly Holiday[] }
  | {
      readonly kind: 'change_policy';
      readonly jointLeaveIsWorkingDay: boolean;
      readonly effectiveFrom: CivilDate;
      readonly decree: string;
    };

/**
 * Turns a command into the rows that come and go, or says everything that is wrong with it. A policy holds from
 * tomorrow at the earliest, so that a case keeps the one it started with.
 */
export function planChange(
  rules: CalendarRules,
  command: CalendarCommand,
  today: CivilDate,
): Result<CalendarChange, readonly CalendarIssue[]> {
  switch (command.kind) {
    case 'add_holiday':
      return addOne(rules, command.holiday, today);
    case 'remove_holiday':
      return removeOne(rules, command);
    case 'enter_year':
      return enterYear(rules, command, today);
    case 'import':
      return importRows(rules, command.holidays, today);
    case 'change_policy':
      return changePolicy(rules, command, today);
  }
}

type Planned = Result<CalendarChange, readonly CalendarIssue[]>;

const none = { added: [], removed: [], years: [], policy: null } as const;

function addOne(rules: CalendarRules, holiday: Holiday, today: CivilDate): Planned {
  const issues = issuesOfRows([holiday], today);
  if (issues.length > 0) return err(issues);
  const year = yearOf(holiday.on);
  if (holiday.kind !== 'local' && !isDecreed(rules, year)) {
    return err([{ code: 'YEAR_NOT_DECREED', detail: String(year) }]);
  }
  if (rules.holidays.some((known) => isSameHoliday(known, holiday))) {
    return err([{ code: 'DUPLICATE_HOLIDAY' }]);
  }
  return ok({ ...none, kind: 'holiday_added', decree: holiday.decree, added: [holiday] });
}

function removeOne(
  rules: CalendarRules,
  { holiday, decree }: { readonly holiday: HolidayKey; readonly decree: string },
): Planned {
  if (decree.trim() === '') return err([{ code: 'DECREE_MISSING' }]);
  const known = rules.holidays.find((one) => isSameHoliday(one, holiday));
  if (known === undefined) return err([{ code: 'HOLIDAY_NOT_FOUND' }]);
  const left = rules.holidays.filter((one) => one !== known);
  const missing = missingFixedDays(left, yearOf(known.on));
  if (known.kind === 'national' && missing.includes(known.on)) {
    return err([{ code: 'FIXED_HOLIDAY_STAYS', detail: known.on }]);
  }
  const { on, kind, name } = known;
  return ok({ ...none, kind: 'holiday_removed', decree, removed: [{ on, kind, name }] });
}

function enterYear(
  rules: CalendarRules,
  command: { readonly year: number; readonly decree: string; readonly holidays: readonly Holiday[] },
  today: CivilDate,
): Planned {
  const { year, decree, holidays } = command;
  if (year < FIRST_YEAR || year > lastYear(today) || !Number.isInteger(year)) {
    return err([{ code: 'YEAR_OUT_OF_RANGE', detail: `${FIRST_YEAR}:${lastYear(today)}` }]);
  }
  if (decree.trim() === '') return err([{ code: 'DECREE_MISSING' }]);
  const issues = [
    ...issuesOfRows(holidays, today),
    ...holidays.flatMap((holiday, row): readonly CalendarIssue[] => {
      if (holiday.kind === 'local') return [{ code: 'LOCAL_IN_YEAR_LIST', row }];
      if (!isCivilDate(holiday.on) || yearOf(holiday.on) === year) return [];
      return [{ code: 'OTHER_YEAR', row, detail: String(year) }];
    }),
  ];
  if (issues.length > 0) return err(firstOfEachRow(issues));
  const missing = missingFixedDays(holidays, year);
  if (missing.length > 0) return err([{ code: 'YEAR_LIST_INCOMPLETE', detail: missing.join(' ') }]);
  const known = rules.holidays.filter(({ on, kind }) => kind !== 'local' && yearOf(on) === year);
  const added = holidays.filter((holiday) => !known.some((one) => isUnchanged(one, holiday)));
  const removed = known
    .filter((one) => !holidays.some((holiday) => isUnchanged(one, holiday)))
    .map(({ on, kind, name }) => ({ on, kind, name }));
  const sameDecree = rules.decreedYears.some((one) => one.year === year && one.decree === decree);
  if (sameDecree && added.length === 0 && removed.length === 0) return err([{ code: 'NOTHING_NEW' }]);
  return ok({ ...none, kind: 'year_entered', decree, added, removed, years: [{ year, decree }] });
}

function importRows(rules: CalendarRules, holidays: readonly Holiday[], today: CivilDate): Planned {
  const issues = [...issuesOfRows(holidays, today)];
  holidays.forEach((holiday, row) => {
    const known = rules.holidays.find((one) => isSameHoliday(one, holiday));
    if (known !== undefined && known.decree !== holiday.decree)
      issues.push({ code: 'DUPLICATE_HOLIDAY', row });
  });
  if (issues.length > 0) return err(firstOfEachRow(issues));
  const added = holidays.filter((holiday) => !rules.holidays.some((known) => isSameHoliday(known, holiday)));
  if (added.length === 0) return err([{ code: 'NOTHING_NEW' }]);
  const decreedByFile = added.filter(({ on, kind }) => kind !== 'local' && !isDecreed(rules, yearOf(on)));
  const years = [...new Set(decreedByFile.map(({ on }) => yearOf(on)))].toSorted((a, b) => a - b);
  const whole = [...rules.holidays, ...added];
  const incomplete = years.flatMap((year) => missingFixedDays(whole, year));
  if (incomplete.length > 0) return err([{ code: 'YEAR_LIST_INCOMPLETE', detail: incomplete.join(' ') }]);
  return ok({
    ...none,
    kind: 'holidays_imported',
    decree: decreesOf(added),
    added,
    years: years.map((year) => ({
      year,
      decree: decreesOf(decreedByFile.filter(({ on }) => yearOf(on) === year)),
    })),
  });
}

function changePolicy(
  rules: CalendarRules,
  command: Extract<CalendarCommand, { kind: 'change_policy' }>,
  today: CivilDate,
): Planned {
  const { jointLeaveIsWorkingDay: value, effectiveFrom, decree } = command;
  const issues: CalendarIssue[] = [];
  if (!isCivilDate(effectiveFrom)) issues.push({ code: 'DATE_INVALID' });
  else if (effectiveFrom <= today) issues.push({ code: 'POLICY_NOT_AHEAD' });
  else if (yearOf(effectiveFrom) > lastYear(today)) issues.push({ code: 'DATE_OUT_OF_RANGE' });
  if (decree.trim() === '') issues.push({ code: 'DECREE_MISSING' });
  if (issues.length > 0) return err(issues);
  const inForce = rules.policies.jointLeaveIsWorkingDay
    .filter((policy) => policy.effectiveFrom <= effectiveFrom)
    .reduce((latest, policy) => (policy.effectiveFrom > latest.effectiveFrom ? policy : latest), {
      value: false,
      effectiveFrom: '',
    });
  if (inForce.value === value) return err([{ code: 'NOTHING_NEW' }]);
  return ok({ ...none, kind: 'joint_leave_policy_changed', decree, policy: { value, effectiveFrom } });
}

function isUnchanged(a: Holiday, b: Holiday): boolean {
  return a.on === b.on && a.kind === b.kind && a.name === b.name && a.decree === b.decree;
}

function decreesOf(holidays: readonly Holiday[]): string {
  return [...new Set(holidays.map(({ decree }) => decree.trim()))].join('; ');
}

function isDecreed(rules: CalendarRules, year: number): boolean {
  return rules.decreedYears.some((decreed) => decreed.year === year);
}
