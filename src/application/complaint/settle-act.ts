import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { takeEffect } from '#application/complaint/record-act.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintActId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type SettleAct = {
  readonly actId: ComplaintActId;
  readonly as: 'confirmed' | 'rejected';
  /** Why it was rejected; for officers. */
  readonly reason: string;
};

/**
 * The desk has read what a unit sent by task link: it becomes the answer, or goes no further and the unit is asked
 * again. Errors: those of `openComplaint`, `ACT_NOT_FOUND`, `ACT_ALREADY_CONFIRMED`, `REASON_NEEDED`, `WRONG_STATUS`.
 */
export async function settleAct(
  deps: ComplaintDeps,
  command: SettleAct,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const act = await tx.complaints.findAct(command.actId);
    if (act === null) return err({ code: 'ACT_NOT_FOUND' });
    const target = { complaintId: act.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const { ref, by } = opened.value;
    if (act.confirmedAt !== null || act.rejectedAt !== null) return err({ code: 'ACT_ALREADY_CONFIRMED' });
    if (command.as === 'confirmed') return await takeEffect(tx, deps, act, by, actor.officerId);
    if (command.reason.trim() === '') return err({ code: 'REASON_NEEDED' });
    const now = deps.clock.now();
    await tx.complaints.settleAct(act.id, { as: 'rejected', at: now, by: actor.officerId });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'complaint_act_rejected',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { actId: act.id, unitId: act.unitId, reason: command.reason.trim() },
      },
    ]);
    return ok(null);
  });
}
