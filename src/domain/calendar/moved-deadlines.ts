import { civilDateOfDayNumber, dayNumberOf } from '#domain/deadline/day-number.ts';
import type { DayKind, PeriodKey } from '#domain/deadline/statutory-periods.ts';
import { classifyDay, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import { walkDays } from '#domain/deadline/working-days.ts';
import type { CaseKind } from '#domain/shared/case-kind.ts';
import type { CaseId, DeadlineId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** A running deadline as it is stored: the length and kind of days it started with, and its last day. */
export type OpenDeadline = {
  readonly deadlineId: DeadlineId;
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly number: string;
  readonly periodKey: PeriodKey;
  readonly startedOn: CivilDate;
  readonly days: number;
  readonly dayKind: DayKind;
  readonly legalBasis: string;
  readonly dueOn: CivilDate;
  readonly provisional: boolean;
};

/** A day on the way of a deadline that counted and no longer does, or the other way round. */
export type ChangedDay = { readonly on: CivilDate; readonly name: string; readonly counts: boolean };

export type MovedDeadline<T extends OpenDeadline = OpenDeadline> = {
  readonly deadline: T;
  readonly newDueOn: CivilDate;
  readonly newProvisional: boolean;
  /** The days that moved it, in order; empty where only the mark "sementara" changes. */
  readonly changedDays: readonly ChangedDay[];
};

type Recount = Omit<MovedDeadline, 'deadline'>;

/**
 * The deadlines whose last day, or mark "sementara", is another by the new calendar: each is counted again from
 * its day 0 with the length it started with, and by the policy on joint leave of that day.
 */
export function movedDeadlines<T extends OpenDeadline>(
  open: readonly T[],
  before: WorkingCalendar,
  after: WorkingCalendar,
): readonly MovedDeadline<T>[] {
  const counted = new Map<string, Recount>();
  return open.flatMap((deadline) => {
    const key = [deadline.startedOn, deadline.days, deadline.dayKind, deadline.dueOn].join(' ');
    const recount = counted.get(key) ?? recounted(deadline, before, after);
    counted.set(key, recount);
    const same = recount.newDueOn === deadline.dueOn && recount.newProvisional === deadline.provisional;
    return same ? [] : [{ deadline, ...recount }];
  });
}

/** True where the last day itself is another, so that the requester has to be told. */
export function hasMoved({ deadline, newDueOn }: MovedDeadline): boolean {
  return deadline.dueOn !== newDueOn;
}

function recounted(
  { startedOn, days, dayKind, dueOn }: OpenDeadline,
  before: WorkingCalendar,
  after: WorkingCalendar,
): Recount {
  const walk = walkDays(after, startedOn, days, dayKind);
  return {
    newDueOn: walk.dueOn,
    newProvisional: walk.provisional,
    changedDays:
      dayKind === 'calendar' || walk.dueOn === dueOn
        ? []
        : changedDays({ before, after, startedOn, until: walk.dueOn > dueOn ? walk.dueOn : dueOn }),
  };
}

function changedDays(span: {
  readonly before: WorkingCalendar;
  readonly after: WorkingCalendar;
  readonly startedOn: CivilDate;
  readonly until: CivilDate;
}): readonly ChangedDay[] {
  const { before, after, startedOn, until } = span;
  const changed: ChangedDay[] = [];
  const last = dayNumberOf(until);
  for (let dayNumber = dayNumberOf(startedOn) + 1; dayNumber <= last; dayNumber += 1) {
    const on = civilDateOfDayNumber(dayNumber);
    const was = classifyDay(before, on, startedOn);
    const is = classifyDay(after, on, startedOn);
    if (was.working !== is.working) changed.push({ on, name: is.name ?? was.name ?? '', counts: is.working });
  }
  return changed;
}
