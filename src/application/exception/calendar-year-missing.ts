import type { ExceptionKind } from '#application/exception/exception-kind.ts';
import { missingYears } from '#domain/calendar/missing-years.ts';
import { daysLeft } from '#domain/deadline/working-days.ts';

/** A year whose decree on holidays is not entered: this one, and from 1 November the next. No statement. */
export const calendarYearMissing: ExceptionKind = {
  key: 'calendar_year_missing',
  permission: 'calendar.manage',
  load: async ({ clock }, _actor, { rules }) => {
    const today = clock.today();
    return missingYears(rules.calendar, today).map((year) => ({
      key: 'calendar_year_missing',
      id: String(year),
      daysLeft:
        String(year) <= today.slice(0, 4)
          ? 0
          : daysLeft(rules.calendar, 'working', today, `${year - 1}-12-31`),
      params: { year: String(year) },
      target: { kind: 'calendar', year: String(year) },
    }));
  },
};
