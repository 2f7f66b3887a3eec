import type { CalendarIssue } from '#domain/calendar/calendar-issues.ts';

export type CalendarError =
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'CALENDAR_REFUSED'; readonly issues: readonly CalendarIssue[] }
  /** The calendar, or the list of deadlines that move, is no longer the one that was shown. */
  | { readonly code: 'STALE_CALENDAR' };
