import { stopClock, turnClock } from '#application/complaint/complaint-clock.ts';
import {
  type ComplaintDeps,
  type ComplaintTarget,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { isOpenComplaint } from '#domain/complaint/status.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * "Gabung": one matter told by several people. Each keeps number and code and gets the news of the first; acts are
 * counted once, reports all. Errors: those of `openComplaint`, `MERGE_TARGET_NOT_FOUND`, `MERGE_TARGET_IS_ITSELF`,
 * `MERGE_TARGET_CLOSED`, `WRONG_STATUS` (also of one into which others were merged).
 */
export async function mergeComplaint(
  deps: ComplaintDeps,
  command: ComplaintTarget & { readonly intoNumber: string },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.handle', command);
    if (!opened.ok) return opened;
    const { complaint, tasks, ref, by } = opened.value;
    const named = await tx.complaints.findByNumber(command.intoNumber);
    if (named === null) return err({ code: 'MERGE_TARGET_NOT_FOUND' });
    if (named.id === complaint.id) return err({ code: 'MERGE_TARGET_IS_ITSELF' });
    const into = await openComplaint(tx, actor, 'complaint.handle', { complaintId: named.id, version: null });
    if (!into.ok) return err({ code: 'MERGE_TARGET_NOT_FOUND' });
    const target = into.value.complaint;
    if (!isOpenComplaint(target.status)) return err({ code: 'MERGE_TARGET_CLOSED' });
    const status = nextComplaintStatus(complaint.status, 'merge');
    const others = await tx.complaints.mergedInto(complaint.id);
    if (status === null || others.length > 0) return err({ code: 'WRONG_STATUS' });
    const now = deps.clock.now();
    for (const task of tasks.filter((one) => one.status === 'open')) {
      await tx.complaints.changeTask(task.id, { status: 'cancelled', endedAt: now });
      await tx.complaints.revokeTaskLinks(task.id, now);
    }
    await stopClock(tx, ref, now, false);
    const changed = await tx.complaints.change(complaint.id, complaint.version, {
      status,
      mergedIntoId: target.id,
      closedAt: now,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    const line = { actor: by, occurredAt: now, type: 'complaint_merged' } as const;
    await tx.caseEvents.append([
      { ...ref, ...line, visibility: 'public', payload: {} },
      { ...ref, ...line, visibility: 'internal', payload: { intoId: target.id, intoNumber: target.number } },
      {
        ...into.value.ref,
        ...line,
        visibility: 'internal',
        payload: { fromId: complaint.id, fromNumber: complaint.number },
      },
    ]);
    await tellReporter(tx, deps, complaint, 'complaint_merged');
    return ok(null);
  });
}

/** Takes a merged complaint out again. Errors: those of `openComplaint`, `WRONG_STATUS`. */
export async function unmergeComplaint(
  deps: ComplaintDeps,
  command: ComplaintTarget,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.handle', command);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    const status = nextComplaintStatus(complaint.status, 'unmerge');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const now = deps.clock.now();
    const clock = await turnClock(tx, deps, ref, {
      key: 'complaint_verification',
      from: deps.clock.dateOf(now),
      met: false,
    });
    const changed = await tx.complaints.change(complaint.id, complaint.version, {
      status,
      mergedIntoId: null,
      closedAt: null,
      unitId: null,
      ...clock,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    await tx.caseEvents.append([
      { ...ref, type: 'complaint_unmerged', visibility: 'public', actor: by, occurredAt: now, payload: {} },
    ]);
    return ok(null);
  });
}
