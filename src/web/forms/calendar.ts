import { z } from 'zod';
import { holidayKinds } from '#domain/calendar/calendar-change.ts';
import type { CalendarIssue } from '#domain/calendar/calendar-issues.ts';
import { MAX_DECREE, readHolidayList } from '#domain/calendar/holiday-list.ts';
import type { CalendarCommand } from '#domain/calendar/plan-change.ts';
import type { HolidayKind } from '#domain/deadline/working-calendar.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { type CalendarWay, calendarIssueText, calendarWays, holidayListIssueText } from '#i18n/calendar.ts';
import {
  choice,
  type FieldErrors,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
  wholeNumber,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const calendarFormSpec: FormSpec = {
  scope: 'calendar',
  files: [{ name: 'holiday_list', rule: uploadRules.holiday_list, maxFiles: 1 }],
};

export const jointLeaveChoices = ['not_working', 'working'] as const;

/** What is wrong with a line of a list, in words. */
export type LineError = { readonly line: number; readonly message: string };

/** A command, with the line of each of its holidays where they came as a list. */
export type ParsedCalendarForm = { readonly command: CalendarCommand; readonly lines: readonly number[] };
export type CalendarFormErrors = { readonly fields: FieldErrors; readonly lines: readonly LineError[] };

const decree = { decree: requiredLine({ max: MAX_DECREE, min: 3 }) };
const holidayKey = {
  date: requiredDate(),
  kind: choice(holidayKinds),
  name: requiredLine({ max: 120 }),
};
const holidaySchema = z.object({ ...holidayKey, ...decree });
const yearSchema = z.object({
  year: wholeNumber({ min: 2000, max: 2099 }),
  ...decree,
  list: requiredText({ max: 60_000 }),
});
const policySchema = z.object({
  joint_leave: choice(jointLeaveChoices),
  effective_from: requiredDate(),
  ...decree,
});

export function isCalendarWay(text: string | undefined): text is CalendarWay {
  return text !== undefined && Object.hasOwn(calendarWays, text);
}

/** True for a code of a kind of holiday. */
export function isHolidayKind(text: string): text is HolidayKind {
  return holidayKinds.some((kind) => kind === text);
}

/** Reads one of the calendar's forms; `fileText` is the uploaded list, null where none came. */
export function parseCalendarForm(
  way: CalendarWay,
  fields: FormFields,
  fileText: string | null,
): Result<ParsedCalendarForm, CalendarFormErrors> {
  switch (way) {
    case 'libur':
    case 'hapus':
      return parseHoliday(way, fields);
    case 'tahun':
      return parseYear(fields);
    case 'berkas':
      return fileText === null ? refused({ holiday_list: 'REQUIRED' }) : parseFile(fileText);
    case 'cuti-bersama':
      return parsePolicy(fields);
  }
}

/** Issues of the domain beside the field they belong to, or beside their line. */
export function calendarFormErrors(
  way: CalendarWay,
  issues: readonly CalendarIssue[],
  lines: readonly number[],
): CalendarFormErrors {
  const listField = way === 'berkas' ? 'holiday_list' : 'list';
  const ofLines = issues.flatMap((issue) => {
    const line = issue.row === undefined ? undefined : lines[issue.row];
    return line === undefined ? [] : [{ line, message: calendarIssueText(issue) }];
  });
  const fields = new Map<string, string>(ofLines.length > 0 ? [[listField, 'LINES_WRONG']] : []);
  for (const { code, row, detail } of issues) {
    if (row !== undefined && lines[row] !== undefined) continue;
    const field = fieldOfIssue(way, code);
    if (!fields.has(field)) fields.set(field, detail === undefined ? code : `${code}:${detail}`);
  }
  return { fields: Object.fromEntries(fields), lines: ofLines };
}

function fieldOfIssue(way: CalendarWay, code: CalendarIssue['code']): string {
  switch (code) {
    case 'DECREE_MISSING':
      return 'decree';
    case 'NAME_MISSING':
      return 'name';
    case 'POLICY_NOT_AHEAD':
      return 'effective_from';
    case 'YEAR_OUT_OF_RANGE':
      return 'year';
    case 'YEAR_LIST_INCOMPLETE':
      return way === 'berkas' ? 'holiday_list' : 'list';
    case 'DATE_INVALID':
    case 'DATE_OUT_OF_RANGE':
    case 'YEAR_NOT_DECREED':
    case 'DUPLICATE_HOLIDAY':
      return way === 'cuti-bersama' ? 'effective_from' : 'date';
    default:
      return '';
  }
}

type Parsed = Result<ParsedCalendarForm, CalendarFormErrors>;

function refused(fields: FieldErrors): Parsed {
  return err({ fields, lines: [] });
}

function parseHoliday(way: 'libur' | 'hapus', form: FormFields): Parsed {
  const parsed = parseForm(holidaySchema, form);
  if (!parsed.ok) return refused(parsed.error);
  const { date: on, kind, name, decree: basis } = parsed.value;
  return ok({
    command:
      way === 'libur'
        ? { kind: 'add_holiday', holiday: { on, kind, name, decree: basis } }
        : { kind: 'remove_holiday', holiday: { on, kind, name }, decree: basis },
    lines: [],
  });
}

function parseYear(form: FormFields): Parsed {
  const parsed = parseForm(yearSchema, form);
  if (!parsed.ok) return refused(parsed.error);
  const { year, decree: basis, list } = parsed.value;
  const listed = readList(list, 'list', basis);
  if (!listed.ok) return listed;
  const { holidays, lines } = listed.value;
  return ok({ command: { kind: 'enter_year', year, decree: basis, holidays }, lines });
}

function parseFile(text: string): Parsed {
  const listed = readList(text, 'holiday_list');
  if (!listed.ok) return listed;
  const { holidays, lines } = listed.value;
  return ok({ command: { kind: 'import', holidays }, lines });
}

function parsePolicy(form: FormFields): Parsed {
  const parsed = parseForm(policySchema, form);
  if (!parsed.ok) return refused(parsed.error);
  const { joint_leave, effective_from: effectiveFrom, decree: basis } = parsed.value;
  const jointLeaveIsWorkingDay = joint_leave === 'working';
  return ok({
    command: { kind: 'change_policy', jointLeaveIsWorkingDay, effectiveFrom, decree: basis },
    lines: [],
  });
}

function readList(text: string, field: string, basis?: string) {
  const read = readHolidayList(text, basis);
  if (!read.ok) {
    const lines = read.error.map((issue) => ({ line: issue.line, message: holidayListIssueText(issue) }));
    return err({ fields: { [field]: 'LINES_WRONG' }, lines });
  }
  return ok({
    holidays: read.value.map(({ on, kind, name, decree: own }) => ({ on, kind, name, decree: own })),
    lines: read.value.map(({ line }) => line),
  });
}
