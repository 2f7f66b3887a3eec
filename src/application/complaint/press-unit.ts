import {
  type ComplaintDeps,
  type OpenedComplaint,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import { pressTask } from '#application/complaint/press-task.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { EscalationLevel } from '#domain/complaint/press.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintTaskId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Records that the desk reminded a unit of an open task; the reporter sees it. Errors: those of `openComplaint`,
 * `TASK_NOT_FOUND`, `TASK_NOT_OPEN`.
 */
export async function chaseUnit(
  deps: ComplaintDeps,
  taskId: ComplaintTaskId,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openTask(tx, taskId, actor);
    if (!opened.ok) return opened;
    const { task, ref, by } = opened.value;
    const now = deps.clock.now();
    const unit = await tx.units.find(task.unitId);
    await tx.complaintPresses.markTold(
      await tx.complaintPresses.remindersToTell(task.id),
      now,
      actor.officerId,
    );
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'complaint_unit_chased',
        visibility: 'public',
        actor: by,
        occurredAt: now,
        payload: { taskId: task.id, unitId: task.unitId, unitName: unit?.name ?? '' },
      },
    ]);
    return ok(null);
  });
}

/**
 * Takes an open task higher before the job does; the words for it wait in the exceptions inbox. Errors: those of
 * `chaseUnit`, `ALREADY_ESCALATED` (there for this last day).
 */
export async function escalateComplaint(
  deps: ComplaintDeps,
  command: { readonly taskId: ComplaintTaskId; readonly level: EscalationLevel },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openTask(tx, command.taskId, actor);
    if (!opened.ok) return opened;
    const { complaint, task, by } = opened.value;
    const pressed = await pressTask(tx, deps, {
      complaint,
      task,
      stage: command.level,
      by,
      officerId: actor.officerId,
    });
    return pressed ? ok(null) : err({ code: 'ALREADY_ESCALATED' });
  });
}

async function openTask(
  tx: Repositories,
  taskId: ComplaintTaskId,
  actor: OfficerActor,
): Promise<Result<OpenedComplaint & { readonly task: ComplaintTask }, ComplaintError>> {
  const task = await tx.complaints.findTask(taskId);
  if (task === null) return err({ code: 'TASK_NOT_FOUND' });
  const target = { complaintId: task.complaintId, version: null };
  const opened = await openComplaint(tx, actor, 'complaint.handle', target);
  if (!opened.ok) return opened;
  if (task.status !== 'open') return err({ code: 'TASK_NOT_OPEN' });
  return ok({ ...opened.value, task });
}
