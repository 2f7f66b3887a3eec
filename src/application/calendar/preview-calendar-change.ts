import {
  type CalendarActor,
  mayChangeCalendar,
  seesCaseNumbers,
} from '#application/calendar/calendar-actor.ts';
import type { CalendarError } from '#application/calendar/calendar-error.ts';
import { recount } from '#application/calendar/recount.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { CalendarChange } from '#domain/calendar/calendar-change.ts';
import type { MovedDeadline } from '#domain/calendar/moved-deadlines.ts';
import { type CalendarCommand, planChange } from '#domain/calendar/plan-change.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** What would happen; `moved` null for who sees no case, and then the counts are all there is. */
export type CalendarPreview = {
  readonly change: CalendarChange;
  readonly version: string;
  readonly moved: readonly MovedDeadline[] | null;
  readonly movedCount: number;
  readonly remarkedCount: number;
};

/**
 * The dry run: every running deadline that the change would move, in two statements; nothing is changed. Errors:
 * `FORBIDDEN`, `CALENDAR_REFUSED` with what `planChange` refuses.
 */
export async function previewCalendarChange(
  deps: Pick<Dependencies, 'queries' | 'vault' | 'clock'>,
  command: CalendarCommand,
  actor: CalendarActor,
): Promise<Result<CalendarPreview, CalendarError>> {
  if (!mayChangeCalendar(actor)) return err({ code: 'FORBIDDEN' });
  const { calendar } = deps.queries;
  const rules = await calendar.rules();
  const planned = planChange(rules, command, deps.clock.today());
  if (!planned.ok) return err({ code: 'CALENDAR_REFUSED', issues: planned.error });
  const { moved, ...counted } = await recount(deps.vault, rules, planned.value, calendar.openDeadlines);
  return ok({ ...counted, moved: seesCaseNumbers(actor) ? moved.map(withoutRequester) : null });
}

/** A list of dates has no use for how the requesters are reached. */
function withoutRequester({ deadline, ...move }: MovedDeadline): MovedDeadline {
  const { deadlineId, caseKind, caseId, number, periodKey, startedOn, days, dayKind } = deadline;
  const { legalBasis, dueOn, provisional } = deadline;
  const core = { deadlineId, caseKind, caseId, number, periodKey, startedOn, days, dayKind };
  return { ...move, deadline: { ...core, legalBasis, dueOn, provisional } };
}
