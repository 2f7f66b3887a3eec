import type { LoadedComplaint } from '#application/complaint/complaint-repository.ts';
import { tellComplaintOfficers } from '#application/complaint/tell-officers.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { ComplaintTask } from '#domain/complaint/complaint.ts';
import type { EscalationLevel, PressStage } from '#domain/complaint/press.ts';
import { asId, type ComplaintPressId, type OfficerId } from '#domain/shared/ids.ts';

/**
 * Takes one step against silence: a line that the reporter sees, mails through the outbox, and a task for a person
 * where no machine reaches whom it is for. False, and nothing written, where it was taken for this last day before.
 */
export async function pressTask(
  tx: Repositories,
  deps: Pick<Dependencies, 'clock' | 'ids' | 'facts'>,
  about: {
    readonly complaint: LoadedComplaint;
    readonly task: ComplaintTask;
    readonly stage: PressStage;
    readonly by: EventActor;
    readonly officerId: OfficerId | null;
  },
): Promise<boolean> {
  const { complaint, task, stage } = about;
  const now = deps.clock.now();
  const reminds = stage === 'reminder_before' || stage === 'reminder_due';
  const id = asId<ComplaintPressId>(deps.ids.next());
  const added = await tx.complaintPresses.add({
    id,
    taskId: task.id,
    complaintId: complaint.id,
    unitId: task.unitId,
    stage,
    dueOn: complaint.dueOn,
    pressedAt: now,
    pressedOn: deps.clock.dateOf(now),
    pressedBy: about.officerId,
    // Heads of units, the Sekda and the Bupati have no account: somebody writes to them.
    needsPerson: !reminds || !(await mailReaches(tx, deps, task)),
  });
  if (!added) return false;
  const unit = await tx.units.find(task.unitId);
  const reporters = [complaint, ...(await tx.complaints.mergedInto(complaint.id))];
  await tx.caseEvents.append(
    reporters.map((one) => ({
      caseKind: 'complaint' as const,
      caseId: one.id,
      type: reminds ? ('complaint_unit_reminded' as const) : ('complaint_escalated' as const),
      visibility: 'public' as const,
      actor: about.by,
      occurredAt: now,
      payload: {
        taskId: task.id,
        unitId: task.unitId,
        unitName: unit?.name ?? '',
        dueOn: complaint.dueOn,
        ...(!reminds && { level: stage satisfies EscalationLevel }),
      },
    })),
  );
  await tellComplaintOfficers(
    tx,
    reminds
      ? { complaintId: complaint.id, event: 'complaint_reminded', unitId: task.unitId, key: id }
      : { complaintId: complaint.id, event: 'complaint_escalated', unitId: null, key: id },
    now,
  );
  if (complaint.publishedAt !== null) await tx.settings.bumpPublicVersion();
  return true;
}

async function mailReaches(
  tx: Pick<Repositories, 'officers'>,
  { facts }: Pick<Dependencies, 'facts'>,
  task: ComplaintTask,
): Promise<boolean> {
  if (!facts.mailChannel) return false;
  return (await tx.officers.withRoles(['liaison_officer'], task.unitId)).length > 0;
}
