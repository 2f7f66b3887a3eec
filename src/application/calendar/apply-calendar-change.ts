import { officerAct } from '#application/audit/officer-act.ts';
import { type CalendarActor, mayChangeCalendar, signedBy } from '#application/calendar/calendar-actor.ts';
import type { CalendarError } from '#application/calendar/calendar-error.ts';
import type { OpenCaseDeadline } from '#application/calendar/calendar-repository.ts';
import { type CalendarRecount, recount } from '#application/calendar/recount.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { tellRequesters } from '#application/notification/tell-requesters.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { hasMoved, type MovedDeadline } from '#domain/calendar/moved-deadlines.ts';
import { type CalendarCommand, planChange } from '#domain/calendar/plan-change.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { ComplaintEvent } from '#domain/complaint/case-events.ts';
import type { InformationRequestEvent } from '#domain/information-request/case-events.ts';
import { asId, type ComplaintId, type DeadlineId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type ApplyCalendarChange = {
  readonly command: CalendarCommand;
  /** The version that the dry run showed. */
  readonly version: string;
};

export type AppliedCalendarChange = Pick<CalendarRecount, 'change' | 'movedCount' | 'remarkedCount'>;

/** Events to an insert: far below what either database takes in one statement. */
const BATCH = 500;

/**
 * Changes the calendar and with it every running deadline that the dry run listed, in one transaction: dates of the
 * cases and their counts, a line in each case's history, a notice to each requester whose last day is another, and a
 * line in the calendar's history. Errors: `FORBIDDEN`, `CALENDAR_REFUSED`, `STALE_CALENDAR` when the calendar or
 * the list is no longer the one shown.
 */
export async function applyCalendarChange(
  deps: Pick<Dependencies, 'unitOfWork' | 'vault' | 'clock' | 'ids' | 'facts' | 'logger'>,
  { command, version }: ApplyCalendarChange,
  actor: CalendarActor,
): Promise<Result<AppliedCalendarChange, CalendarError>> {
  if (!mayChangeCalendar(actor)) return err({ code: 'FORBIDDEN' });
  const result = await deps.unitOfWork.transaction<Result<AppliedCalendarChange, CalendarError>>(
    async (tx) => {
      await tx.calendar.lock();
      const rules = await tx.calendar.rules();
      const planned = planChange(rules, command, deps.clock.today());
      if (!planned.ok) return err({ code: 'CALENDAR_REFUSED', issues: planned.error });
      const counted = await recount(deps.vault, rules, planned.value, tx.calendar.openDeadlines);
      if (counted.version !== version) return err({ code: 'STALE_CALENDAR' });
      await applyIn(tx, deps, counted, actor);
      const { change, movedCount, remarkedCount } = counted;
      return ok({ change, movedCount, remarkedCount });
    },
  );
  if (result.ok) {
    const { change, movedCount, remarkedCount } = result.value;
    deps.logger.info('calendar_changed', { code: change.kind, count: movedCount + remarkedCount });
  }
  return result;
}

async function applyIn(
  tx: Repositories,
  deps: Pick<Dependencies, 'clock' | 'ids' | 'facts' | 'vault'>,
  { change, moved, movedCount, remarkedCount }: CalendarRecount,
  actor: CalendarActor,
): Promise<void> {
  const now = deps.clock.now();
  await tx.calendar.write(change);
  await tx.settings.bumpPublicVersion();
  await tx.calendar.moveDeadlines(
    moved.map((move) => ({ ...move, newId: asId<DeadlineId>(deps.ids.next()) })),
    now,
  );
  await tx.openCaseCounts.addAll(moved.filter(hasMoved).filter(isCounted).flatMap(cellsOf));
  const by = signedBy(actor);
  const events = moved.map((move) => eventOf(move, change.decree, by, now));
  for (let at = 0; at < events.length; at += BATCH) await tx.caseEvents.append(events.slice(at, at + BATCH));
  await tellRequesters(tx, deps, moved.filter(hasMoved).flatMap(tidings), now);
  await tellReporters(tx, deps, moved.filter(hasMoved));
  const id = deps.ids.next();
  await tx.calendar.record({
    id,
    change,
    movedCount,
    remarkedCount,
    changedBy: actor.kind === 'operator' ? null : actor.officerId,
    changedAt: now,
  });
  await tx.audit.append([
    {
      at: now,
      actor: actor.kind === 'operator' ? { kind: 'system' } : officerAct(actor, 'calendar.manage'),
      action: 'calendar_changed',
      object: { kind: 'calendar', id },
      detail: { change: change.kind, decree: change.decree, moved: movedCount, remarked: remarkedCount },
    },
  ]);
}

function cellsOf({ deadline, newDueOn }: MovedDeadline<OpenCaseDeadline>) {
  const cell = { kind: deadline.caseKind, unitId: deadline.unitId };
  return [
    { ...cell, dueOn: deadline.dueOn, by: -1 },
    { ...cell, dueOn: newDueOn, by: 1 },
  ];
}

function tidings({ deadline, newDueOn }: MovedDeadline<OpenCaseDeadline>) {
  const { caseKind, caseId, requester, number, dueOn } = deadline;
  if (requester === null) return [];
  return [
    {
      ref: { caseKind, caseId },
      requester,
      template: 'deadline_moved',
      params: { number, dueOn: newDueOn, previousDueOn: dueOn },
    } as const,
  ];
}

/** A reporter is told of the last day to object; the office's own days stand on the page. */
async function tellReporters(
  tx: Repositories,
  deps: Pick<Dependencies, 'clock' | 'ids' | 'facts' | 'vault'>,
  moved: readonly MovedDeadline<OpenCaseDeadline>[],
): Promise<void> {
  for (const { deadline, newDueOn } of moved) {
    if (deadline.caseKind !== 'complaint' || deadline.periodKey !== 'complaint_reply_window') continue;
    const complaint = await tx.complaints.find(asId<ComplaintId>(deadline.caseId));
    if (complaint === null) continue;
    const params = { dueOn: newDueOn, previousDueOn: deadline.dueOn };
    await tellReporter(tx, deps, complaint, 'complaint_deadline_moved', params);
  }
}

/** Complaints are counted by their own index, not by cells. */
function isCounted({ deadline }: MovedDeadline<OpenCaseDeadline>): boolean {
  return deadline.caseKind !== 'complaint';
}

function eventOf(
  { deadline, newDueOn, newProvisional, changedDays }: MovedDeadline,
  decree: string,
  actor: EventActor,
  occurredAt: InstantText,
): InformationRequestEvent | ComplaintEvent {
  const { caseKind, caseId, periodKey, dueOn, provisional } = deadline;
  return {
    caseKind,
    caseId,
    type: 'deadline_recounted',
    visibility: 'public',
    actor,
    occurredAt,
    payload: {
      periodKey,
      previousDueOn: dueOn,
      dueOn: newDueOn,
      previouslyProvisional: provisional,
      provisional: newProvisional,
      decree,
      days: changedDays,
    },
  };
}
