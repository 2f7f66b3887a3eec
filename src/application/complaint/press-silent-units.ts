import type { DuePress } from '#application/complaint/complaint-press-repository.ts';
import { pressTask } from '#application/complaint/press-task.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type PressStage, pressStages, pressWindow } from '#domain/complaint/press.ts';

const BATCH = 200;

/**
 * Reminds units of open tasks before and on their last day, and takes silent ones to the unit's head, the Sekretaris
 * Daerah and the Bupati, as the office's plan says. Finds what has not been done yet, so a run that was missed or
 * broken off is made up for by the next; a task goes up one step a day at most. How many steps were taken.
 */
export async function pressSilentUnits(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'facts'>,
): Promise<number> {
  let taken = 0;
  for (const stage of pressStages) {
    for (;;) {
      const due = await dueTasks(deps, stage);
      let now = 0;
      for (const one of due) if (await take(deps, stage, one)) now += 1;
      taken += now;
      if (due.length < BATCH || now === 0) break;
    }
  }
  return taken;
}

function dueTasks(
  { unitOfWork, clock }: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  stage: PressStage,
): Promise<readonly DuePress[]> {
  return unitOfWork.transaction(async (tx) => {
    const { calendar, settings } = await tx.officeRules.load();
    const today = clock.today();
    const window = pressWindow(stage, settings.escalation.days, calendar, today);
    return window === null ? [] : await tx.complaintPresses.due(stage, window, today, BATCH);
  });
}

function take(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'facts'>,
  stage: PressStage,
  { taskId, complaintId }: DuePress,
): Promise<boolean> {
  return deps.unitOfWork.transaction(async (tx) => {
    const task = await tx.complaints.findTask(taskId);
    const complaint = await tx.complaints.find(complaintId);
    // Since it was found the unit may have answered.
    if (task?.status !== 'open' || complaint === null) return false;
    if (complaint.status !== 'handed_over' && complaint.status !== 'in_progress') return false;
    return await pressTask(tx, deps, { complaint, task, stage, by: { kind: 'system' }, officerId: null });
  });
}
