import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintEventType } from '#domain/complaint/case-events.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintTaskId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Whom a silent unit's task is taken to: its head first, then the Sekretaris Daerah. */
export type EscalationLevel = 'unit_head' | 'regional_secretary';

/**
 * Records that the desk reminded a unit of an open task. Errors: those of `openComplaint`, `TASK_NOT_FOUND`,
 * `TASK_NOT_OPEN`.
 */
export async function chaseUnit(
  deps: ComplaintDeps,
  taskId: ComplaintTaskId,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return press(deps, taskId, 'complaint_unit_chased', {}, actor);
}

/**
 * Records that an open task was taken higher; the words for it stand on the page. Errors: those of `chaseUnit`.
 */
export async function escalateComplaint(
  deps: ComplaintDeps,
  command: { readonly taskId: ComplaintTaskId; readonly level: EscalationLevel },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return press(deps, command.taskId, 'complaint_escalated', { level: command.level }, actor);
}

async function press(
  deps: ComplaintDeps,
  taskId: ComplaintTaskId,
  type: ComplaintEventType,
  also: Readonly<Record<string, string>>,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await tx.complaints.findTask(taskId);
    if (task === null) return err({ code: 'TASK_NOT_FOUND' });
    const target = { complaintId: task.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    if (task.status !== 'open') return err({ code: 'TASK_NOT_OPEN' });
    const { ref, by } = opened.value;
    const unit = await tx.units.find(task.unitId);
    await tx.caseEvents.append([
      {
        ...ref,
        type,
        visibility: 'internal',
        actor: by,
        occurredAt: deps.clock.now(),
        payload: { taskId: task.id, unitId: task.unitId, unitName: unit?.name ?? '', ...also },
      },
    ]);
    return ok(null);
  });
}
