import { turnClock } from '#application/complaint/complaint-clock.ts';
import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { tellComplaintOfficers } from '#application/complaint/tell-officers.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintTaskId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

const SHORTEST_REASON = 5;

/**
 * "Bukan kami": a unit sends a task back to the desk, with a reason that the citizen never sees; with no unit left the
 * complaint is the desk's again. Errors: those of `openComplaint`, `TASK_NOT_FOUND`, `TASK_NOT_OPEN`, `REASON_NEEDED`,
 * `WRONG_STATUS`.
 */
export async function returnTask(
  deps: ComplaintDeps,
  command: { readonly taskId: ComplaintTaskId; readonly reason: string },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await tx.complaints.findTask(command.taskId);
    if (task === null) return err({ code: 'TASK_NOT_FOUND' });
    const opened = await openComplaint(tx, actor, 'complaint.act', {
      complaintId: task.complaintId,
      version: null,
    });
    if (!opened.ok) return opened;
    return await returnTaskIn(tx, deps, task, command.reason, opened.value.by);
  });
}

/** The same by a task link, whose holder has no account. */
export async function returnTaskIn(
  tx: Repositories,
  deps: ComplaintDeps,
  task: ComplaintTask,
  reason: string,
  by: EventActor,
): Promise<Result<null, ComplaintError>> {
  if (task.status !== 'open') return err({ code: 'TASK_NOT_OPEN' });
  if ([...reason.trim()].length < SHORTEST_REASON) return err({ code: 'REASON_NEEDED' });
  const complaint = await tx.complaints.find(task.complaintId);
  if (complaint === null) return err({ code: 'NOT_FOUND' });
  const now = deps.clock.now();
  const ref = { caseKind: 'complaint', caseId: complaint.id } as const;
  await tx.complaints.changeTask(task.id, { status: 'returned', endedAt: now, returnReason: reason.trim() });
  await tx.complaints.revokeTaskLinks(task.id, now);
  const others = (await tx.complaints.tasksOf(complaint.id)).filter(
    (one) => one.id !== task.id && one.status === 'open',
  );
  if (others.length === 0) {
    const status = nextComplaintStatus(complaint.status, 'return_to_desk');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const clock = await turnClock(tx, deps, ref, {
      key: 'complaint_verification',
      from: deps.clock.dateOf(now),
      met: false,
    });
    const changed = await tx.complaints.change(complaint.id, complaint.version, {
      status,
      unitId: null,
      ...clock,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
  } else if (complaint.unitId === task.unitId) {
    await tx.complaints.change(complaint.id, complaint.version, { unitId: others[0]?.unitId ?? null });
  }
  if (complaint.topic !== null) {
    await tx.complaints.learn(complaint.topic, complaint.place.regionCode, task.unitId, -1);
  }
  await tx.caseEvents.append([
    {
      ...ref,
      type: 'complaint_returned',
      visibility: 'internal',
      actor: by,
      occurredAt: now,
      payload: { taskId: task.id, unitId: task.unitId, reason: reason.trim() },
    },
  ]);
  await tellComplaintOfficers(
    tx,
    { complaintId: complaint.id, event: 'complaint_returned', unitId: null, key: task.id },
    now,
  );
  return ok(null);
}
