import {
  type DayKind,
  isPeriodKey,
  type PeriodKey,
  periodInForce,
  type RuleSource,
  type StatutoryPeriod,
} from '#domain/deadline/statutory-periods.ts';
import type { WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import { type LedgerRow, walkDays } from '#domain/deadline/working-days.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, isCivilDate } from '#domain/shared/temporal.ts';

/** A last day, with everything needed to explain it and to count it again. */
export type Deadline = {
  readonly periodKey: PeriodKey;
  readonly days: number;
  readonly dayKind: DayKind;
  /** Day 0: the day of receipt in the office's zone. */
  readonly startedOn: CivilDate;
  /** Day n; the deadline is met until the end of this day. */
  readonly dueOn: CivilDate;
  /** True while a year that was counted through has no decree yet. */
  readonly provisional: boolean;
  readonly legalBasis: string;
  readonly source: RuleSource;
  readonly ledger: readonly LedgerRow[];
};

export const deadlineErrorCodes = [
  'START_DATE_INVALID',
  'START_DATE_OUT_OF_RANGE',
  'PERIOD_UNKNOWN',
  'PERIOD_NOT_IN_FORCE',
] as const;
export type DeadlineErrorCode = (typeof deadlineErrorCodes)[number];
export type DeadlineError = { readonly code: DeadlineErrorCode };

export const EARLIEST_START: CivilDate = '2000-01-01';
export const LATEST_START: CivilDate = '2099-12-31';

/** What a count starts from. */
type DeadlineInput = {
  readonly calendar: WorkingCalendar;
  readonly period: StatutoryPeriod;
  readonly startedOn: CivilDate;
  /** Days on which the clock stood still. */
  readonly pausedDays?: ReadonlySet<CivilDate>;
};

/**
 * Opens a deadline: day 0 is `startedOn`, day 1 the next day that counts, due at the end of day n
 * (UU 14/2008 art. 22(7), 35–38; art. 50 in calendar days). Refuses a start that is no real date
 * (`START_DATE_INVALID`) or lies outside 2000–2099 (`START_DATE_OUT_OF_RANGE`).
 */
export function openDeadline({
  calendar,
  period,
  startedOn,
  pausedDays,
}: DeadlineInput): Result<Deadline, DeadlineError> {
  const refusal = startRefusal(startedOn);
  if (refusal !== undefined) return err(refusal);
  const { key: periodKey, days, dayKind, legalBasis, source } = period;
  const walk = walkDays(calendar, startedOn, days, dayKind, pausedDays);
  return ok({ periodKey, days, dayKind, startedOn, ...walk, legalBasis, source });
}

/** The rules as they stand: calendar and every version of every period. */
export type DeadlineRules = {
  readonly calendar: WorkingCalendar;
  readonly periods: readonly StatutoryPeriod[];
};

/**
 * Opens a deadline by its key, with the version of the period in force on `startedOn`. Refuses as
 * `openDeadline` does, a key that is none (`PERIOD_UNKNOWN`), and a start before the first version took
 * effect (`PERIOD_NOT_IN_FORCE`).
 */
export function openDeadlineByKey(
  { calendar, periods }: DeadlineRules,
  key: string,
  startedOn: CivilDate,
  pausedDays?: ReadonlySet<CivilDate>,
): Result<Deadline, DeadlineError> {
  const refusal = startRefusal(startedOn);
  if (refusal !== undefined) return err(refusal);
  if (!isPeriodKey(key)) return err({ code: 'PERIOD_UNKNOWN' });
  const period = periodInForce(periods, key, startedOn);
  if (period === undefined) return err({ code: 'PERIOD_NOT_IN_FORCE' });
  return openDeadline(
    pausedDays === undefined ? { calendar, period, startedOn } : { calendar, period, startedOn, pausedDays },
  );
}

/**
 * The extended deadline: counted again from the same day 0 with the longer period, so that the seven further
 * days follow day 10 directly (UU 14/2008 art. 22(8)); never the old date plus seven. Whether an extension is
 * allowed is the case's question, not the clock's.
 */
export function extendDeadline(
  deadline: Pick<Deadline, 'startedOn'>,
  input: Omit<DeadlineInput, 'startedOn'>,
): Result<Deadline, DeadlineError> {
  return openDeadline({ ...input, startedOn: deadline.startedOn });
}

function startRefusal(startedOn: string): DeadlineError | undefined {
  if (!isCivilDate(startedOn)) return { code: 'START_DATE_INVALID' };
  if (startedOn < EARLIEST_START || startedOn > LATEST_START) return { code: 'START_DATE_OUT_OF_RANGE' };
  return undefined;
}
