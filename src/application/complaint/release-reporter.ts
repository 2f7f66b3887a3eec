import { officerAct } from '#application/audit/officer-act.ts';
import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintTaskId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

const SHORTEST_CONSENT = 10;

/**
 * Gives name and phone of a reporter who is not anonymous to one unit, for one task, with how the reporter consented.
 * It ends with the task. Errors: those of `openComplaint`, `TASK_NOT_FOUND`, `TASK_NOT_OPEN`, `NO_REPORTER` (also of
 * an anonymous one), `REASON_NEEDED`.
 */
export async function releaseReporter(
  deps: ComplaintDeps,
  command: { readonly taskId: ComplaintTaskId; readonly consent: string },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await tx.complaints.findTask(command.taskId);
    if (task === null) return err({ code: 'TASK_NOT_FOUND' });
    const target = { complaintId: task.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.see_reporter', target);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    if (task.status !== 'open') return err({ code: 'TASK_NOT_OPEN' });
    if (complaint.identityMode !== 'open' || complaint.sealedReporter === null) {
      return err({ code: 'NO_REPORTER' });
    }
    const consent = command.consent.trim();
    if ([...consent].length < SHORTEST_CONSENT) return err({ code: 'REASON_NEEDED' });
    const now = deps.clock.now();
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'reporter_released',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { taskId: task.id, unitId: task.unitId, consent },
      },
    ]);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'complaint.see_reporter'),
        action: 'reporter_released',
        object: { kind: 'complaint', id: complaint.id },
        detail: { unitId: task.unitId },
      },
    ]);
    return ok(null);
  });
}
