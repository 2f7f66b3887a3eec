import { isSameHoliday } from '#domain/calendar/calendar-change.ts';
import { fixedHolidayDays, type Holiday } from '#domain/deadline/working-calendar.ts';
import { type CivilDate, isCivilDate } from '#domain/shared/temporal.ts';

export const calendarIssueCodes = [
  'DATE_INVALID',
  'DATE_OUT_OF_RANGE',
  'NAME_MISSING',
  'DECREE_MISSING',
  'DUPLICATE_HOLIDAY',
  'DUPLICATE_IN_LIST',
  'YEAR_NOT_DECREED',
  'YEAR_OUT_OF_RANGE',
  'OTHER_YEAR',
  'LOCAL_IN_YEAR_LIST',
  'YEAR_LIST_INCOMPLETE',
  'FIXED_HOLIDAY_STAYS',
  'HOLIDAY_NOT_FOUND',
  'POLICY_NOT_AHEAD',
  'NOTHING_NEW',
] as const;
export type CalendarIssueCode = (typeof calendarIssueCodes)[number];

/** What is wrong; `row` is the place in the list of holidays, `detail` a year or dates that the words name. */
export type CalendarIssue = {
  readonly code: CalendarIssueCode;
  readonly row?: number;
  readonly detail?: string;
};

export const FIRST_YEAR = 2000;
/** A decree speaks of the next year; one more leaves room, and a slip of the finger is caught. */
const YEARS_AHEAD = 2;

/** What is wrong with rows by themselves, each with its place in the list. */
export function issuesOfRows(holidays: readonly Holiday[], today: CivilDate): readonly CalendarIssue[] {
  if (holidays.length === 0) return [{ code: 'NOTHING_NEW' }];
  return holidays.flatMap((holiday, row) => {
    const issues: CalendarIssue[] = [];
    if (!isCivilDate(holiday.on)) issues.push({ code: 'DATE_INVALID', row });
    else if (yearOf(holiday.on) < FIRST_YEAR || yearOf(holiday.on) > lastYear(today)) {
      issues.push({ code: 'DATE_OUT_OF_RANGE', row, detail: `${FIRST_YEAR}:${lastYear(today)}` });
    }
    if (holiday.name.trim() === '') issues.push({ code: 'NAME_MISSING', row });
    if (holiday.decree.trim() === '') issues.push({ code: 'DECREE_MISSING', row });
    if (holidays.slice(0, row).some((earlier) => isSameHoliday(earlier, holiday))) {
      issues.push({ code: 'DUPLICATE_IN_LIST', row });
    }
    return issues;
  });
}

/** One issue a row, in the order of the rows; what is not of a row comes first. */
export function firstOfEachRow(issues: readonly CalendarIssue[]): readonly CalendarIssue[] {
  return issues
    .filter((issue, at) => issues.findIndex(({ row }) => row === issue.row) === at)
    .toSorted((a, b) => (a.row ?? -1) - (b.row ?? -1));
}

/** A year's list without one of the days that never move is cut short or of another year. */
export function missingFixedDays(holidays: readonly Holiday[], year: number): readonly CivilDate[] {
  return fixedHolidayDays
    .map((day) => `${year}-${day}`)
    .filter((on) => !holidays.some((holiday) => holiday.kind === 'national' && holiday.on === on));
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

export const lastYear = (today: CivilDate): number => yearOf(today) + YEARS_AHEAD;
