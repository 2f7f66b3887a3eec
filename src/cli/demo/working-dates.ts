import type { OfficeRules } from '#application/ports/office-rules.ts';
import { openDeadlineByKey } from '#domain/deadline/deadline.ts';
import { classifyDay, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import { addCalendarDays, type CivilDate } from '#domain/shared/temporal.ts';

/** The first working day on or after a date. */
export function workingDayFrom(calendar: WorkingCalendar, date: CivilDate): CivilDate {
  let day = date;
  while (!classifyDay(calendar, day).working) day = addCalendarDays(day, 1);
  return day;
}

/** The n-th working day after a date (before it, where n is negative). */
export function workingDayAfter(calendar: WorkingCalendar, date: CivilDate, n: number): CivilDate {
  const step = n < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = addCalendarDays(day, step);
    if (classifyDay(calendar, day).working) left -= 1;
  }
  return day;
}

/** The latest day on or before `today` whose request is due, extended or not, on `due`; null where none is. */
export function receivedForDue(
  rules: OfficeRules,
  due: CivilDate,
  today: CivilDate,
  extended: boolean,
): CivilDate | null {
  const key = extended ? 'request_answer_extended' : 'request_answer';
  for (let back = 0; back < 60; back += 1) {
    const day = addCalendarDays(today, -back);
    if (dueOn(rules, key, day) === due) return day;
  }
  return null;
}

function dueOn(
  rules: OfficeRules,
  key: 'request_answer' | 'request_answer_extended',
  receivedOn: CivilDate,
): CivilDate {
  const opened = openDeadlineByKey(rules, key, receivedOn);
  if (!opened.ok) throw new Error(`no clock for ${receivedOn}: ${opened.error.code}`);
  return opened.value.dueOn;
}
