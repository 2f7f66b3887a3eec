import type { CalendarChange, CalendarChangeKind } from '#domain/calendar/calendar-change.ts';
import type { MovedDeadline, OpenDeadline } from '#domain/calendar/moved-deadlines.ts';
import type { CalendarRules } from '#domain/deadline/working-calendar.ts';
import type { Requester } from '#domain/information-request/information-request.ts';
import type { DeadlineId, OfficerId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** A running deadline with whom its move concerns; a reporter's contact stays sealed with the complaint. */
export type OpenCaseDeadline = OpenDeadline & {
  readonly unitId: UnitId | null;
  readonly requester: Pick<Requester, 'email' | 'phone' | 'doNotNotify'> | null;
};

/** One line of the calendar's own history. */
export type CalendarChangeRecord = {
  readonly id: string;
  readonly change: CalendarChange;
  /** Deadlines whose last day is another. */
  readonly movedCount: number;
  /** Deadlines whose last day stayed and whose mark "sementara" changed. */
  readonly remarkedCount: number;
  /** Null: by a command on the server. */
  readonly changedBy: OfficerId | null;
  readonly changedAt: InstantText;
};

/** A line of the calendar's history, as a page shows it. */
export type CalendarChangeView = {
  readonly id: string;
  readonly kind: CalendarChangeKind;
  readonly decree: string;
  readonly change: CalendarChange;
  readonly movedCount: number;
  readonly remarkedCount: number;
  readonly officerName: string | null;
  readonly changedAt: InstantText;
};

export type CalendarRepository = {
  /**
   * First statement of a change: waits for whoever is counting by the calendar, and lets nobody begin to until
   * the transaction ends, so that no case slips through with a date of the old one.
   */
  readonly lock: () => Promise<void>;
  /** The calendar as it is stored; one statement. */
  readonly rules: () => Promise<CalendarRules>;
  /** Running deadlines of open cases due on or after a day, earliest first of each kind; two statements. */
  readonly openDeadlines: (dueFrom: CivilDate) => Promise<readonly OpenCaseDeadline[]>;
  /** Writes the rows of a change; at most one statement for each kind of row. */
  readonly write: (change: CalendarChange) => Promise<void>;
  /**
   * Supersedes each deadline with one of the new date under `newId` and gives its case that date; some statements
   * for each new date and each five hundred, none for a single case.
   */
  readonly moveDeadlines: (
    moved: readonly (MovedDeadline<OpenCaseDeadline> & { readonly newId: DeadlineId })[],
    at: InstantText,
  ) => Promise<void>;
  readonly record: (entry: CalendarChangeRecord) => Promise<void>;
};

/** The read side. */
export type CalendarQueries = Pick<CalendarRepository, 'rules' | 'openDeadlines'> & {
  /** The last changes, newest first; one statement. */
  readonly changes: (limit: number) => Promise<readonly CalendarChangeView[]>;
};
