import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civilDateOfDayNumber, dayNumberOf, isWeekendDay } from '#domain/deadline/day-number.ts';

test('day numbers and dates turn into each other for every day of 1899 to 2101, leap days and weekends right', () => {
  for (let number = Date.UTC(1899, 0, 1) / 864e5; number <= Date.UTC(2101, 11, 31) / 864e5; number += 1) {
    const day = new Date(number * 864e5);
    const date = day.toISOString().slice(0, 10);
    if (civilDateOfDayNumber(number) !== date) assert.equal(civilDateOfDayNumber(number), date);
    if (dayNumberOf(date) !== number) assert.equal(dayNumberOf(date), number, date);
    const weekend = day.getUTCDay() % 6 === 0;
    if (isWeekendDay(number) !== weekend) assert.equal(isWeekendDay(number), weekend, date);
  }
});
