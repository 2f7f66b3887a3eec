import type { OpenCaseDeadline } from '#application/calendar/calendar-repository.ts';
import type { Vault } from '#application/ports/vault.ts';
import { type CalendarChange, changedRules, firstDayTouched } from '#domain/calendar/calendar-change.ts';
import { hasMoved, type MovedDeadline, movedDeadlines } from '#domain/calendar/moved-deadlines.ts';
import { buildCalendar, type CalendarRules } from '#domain/deadline/working-calendar.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** What a change does to the deadlines that run now. */
export type CalendarRecount = {
  readonly change: CalendarChange;
  readonly moved: readonly MovedDeadline<OpenCaseDeadline>[];
  readonly movedCount: number;
  readonly remarkedCount: number;
  /** Stands for the calendar, the change and every deadline it moves: another one, another list. */
  readonly version: string;
};

/** Counts the deadlines that a change could touch again. Reads nothing but the deadlines, changes nothing. */
export async function recount(
  vault: Pick<Vault, 'digest'>,
  rules: CalendarRules,
  change: CalendarChange,
  openDeadlines: (dueFrom: CivilDate) => Promise<readonly OpenCaseDeadline[]>,
): Promise<CalendarRecount> {
  const open = await openDeadlines(firstDayTouched(change));
  const moved = movedDeadlines(open, buildCalendar(rules), buildCalendar(changedRules(rules, change)));
  const movedCount = moved.filter(hasMoved).length;
  const list = moved.map(({ deadline, newDueOn, newProvisional }) => [
    deadline.deadlineId,
    deadline.dueOn,
    newDueOn,
    newProvisional,
  ]);
  return {
    change,
    moved,
    movedCount,
    remarkedCount: moved.length - movedCount,
    version: vault.digest('body', JSON.stringify([rules, change, list])),
  };
}
