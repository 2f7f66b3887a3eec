import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { openDeadline } from '#domain/deadline/deadline.ts';
import { fixtures, officeCalendar, periodOf } from './calendars.ts';

const LONGEST = 60;
const FIRST = '2025-01-01';
const LAST = '2026-12-31';
/** Ends of walks reach into 2027, of which only these are known. */
const fixedIn2027 = ['2027-01-01', '2027-05-01', '2027-06-01', '2027-08-17', '2027-12-25'];
const closedDays = [...fixtures.flatMap((year) => [...year.national, ...year.joint_leave]), ...fixedIn2027];

/** Second count: a flat array of flags by day number, advanced one index at a time. */
function flagArrayCount(): (startedOn: string, days: number) => string {
  const origin = Date.UTC(2025, 0, 1) / 864e5;
  const open = new Uint8Array(365 * 2 + 400);
  for (let index = 0; index < open.length; index += 1) {
    const weekday = new Date((origin + index) * 864e5).getUTCDay();
    open[index] = weekday === 0 || weekday === 6 ? 0 : 1;
  }
  for (const date of closedDays) open[Date.parse(date) / 864e5 - origin] = 0;
  return (startedOn, days) => {
    let index = Date.parse(startedOn) / 864e5 - origin;
    for (let left = days; left > 0; ) {
      index += 1;
      left -= open[index] ?? 0;
    }
    return new Date((origin + index) * 864e5).toISOString().slice(0, 10);
  };
}

/** Third count: the list of all working days, entered by binary search and read off by position. */
function workingDayListCount(): (startedOn: string, days: number) => string {
  const closed = new Set(closedDays);
  const list: string[] = [];
  const end = Temporal.PlainDate.from('2027-12-31');
  let day = Temporal.PlainDate.from(FIRST);
  while (Temporal.PlainDate.compare(day, end) <= 0) {
    if (day.dayOfWeek <= 5 && !closed.has(day.toString())) list.push(day.toString());
    day = day.add({ days: 1 });
  }
  return (startedOn, days) => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? '') > startedOn) high = middle;
      else low = middle + 1;
    }
    return list[low + days - 1] ?? 'beyond the list';
  };
}

test('three counts that share no code name the same last day for every start of 2025 and 2026 and 1 to 60 days', () => {
  const second = flagArrayCount();
  const third = workingDayListCount();
  let compared = 0;
  let start = Temporal.PlainDate.from(FIRST);
  for (; start.toString() <= LAST; start = start.add({ days: 1 })) {
    const startedOn = start.toString();
    for (let days = 1; days <= LONGEST; days += 1) {
      const first = openDeadline({ calendar: officeCalendar, period: periodOf(days), startedOn });
      assert.ok(first.ok);
      const expected = second(startedOn, days);
      assert.equal(first.value.dueOn, expected, `${startedOn} + ${days}: engine and flag array`);
      assert.equal(third(startedOn, days), expected, `${startedOn} + ${days}: list and flag array`);
      compared += 1;
    }
  }
  assert.equal(compared, 730 * LONGEST);
});
