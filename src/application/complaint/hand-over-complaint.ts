import { type Classification, classifyIn } from '#application/complaint/classify-complaint.ts';
import { turnClock } from '#application/complaint/complaint-clock.ts';
import {
  type ComplaintDeps,
  type ComplaintTarget,
  type OpenedComplaint,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import { tellComplaintOfficers } from '#application/complaint/tell-officers.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { Unit } from '#application/settings/unit-repository.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintTaskId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type HandOverComplaint = ComplaintTarget & {
  /** One or more units; the first answers for the whole. */
  readonly unitIds: readonly UnitId[];
  /** For the units; the citizen never sees it. */
  readonly note: string;
  /** Said in the same step, where the desk has not classified it before. */
  readonly classification?: Classification;
};

/**
 * Gives a complaint to the units that can do something about it: a line the citizen sees, a clock for each, and
 * mails to their liaison officers (law.md §9.3). Errors: those of `openComplaint` and `classifyComplaint`,
 * `WRONG_STATUS`, `UNKNOWN_UNIT`, `UNIT_IS_REPORTED`, `UNIT_HAS_TASK`, `TITLE_NEEDED`, `TOPIC_NEEDED`,
 * `INSPECTORATE_NEEDED` (a report about conduct goes to the Inspektorat alone).
 */
export async function handOverComplaint(
  deps: ComplaintDeps,
  command: HandOverComplaint,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const seen = await openComplaint(tx, actor, 'complaint.handle', command);
    if (!seen.ok) return seen;
    const { classification } = command;
    const opened =
      classification === undefined ? seen : await classifyIn(tx, deps, seen.value, classification);
    if (!opened.ok) return opened;
    const units = await unitsFor(tx, opened.value, command.unitIds);
    if (!units.ok) return units;
    return await handOver(tx, deps, opened.value, units.value, command.note, actor);
  });
}

async function unitsFor(
  tx: Repositories,
  { complaint, tasks }: OpenedComplaint,
  ids: readonly UnitId[],
): Promise<Result<readonly Unit[], ComplaintError>> {
  if (complaint.title === null) return err({ code: 'TITLE_NEEDED' });
  if (complaint.topic === null) return err({ code: 'TOPIC_NEEDED' });
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return err({ code: 'UNKNOWN_UNIT' });
  const { settings } = await tx.officeRules.load();
  if (complaint.supervision && wanted.some((id) => id !== settings.inspectorateUnitId)) {
    return err({ code: 'INSPECTORATE_NEEDED' });
  }
  const units: Unit[] = [];
  for (const id of wanted) {
    if (id === complaint.aboutUnitId) return err({ code: 'UNIT_IS_REPORTED' });
    if (tasks.some((task) => task.unitId === id && task.status === 'open'))
      return err({ code: 'UNIT_HAS_TASK' });
    const unit = await tx.units.find(id);
    if (unit === null || unit.archivedAt !== null) return err({ code: 'UNKNOWN_UNIT' });
    units.push(unit);
  }
  return ok(units);
}

async function handOver(
  tx: Repositories,
  deps: ComplaintDeps,
  { complaint, tasks, ref, by }: OpenedComplaint,
  units: readonly Unit[],
  note: string,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  const status = nextComplaintStatus(complaint.status, 'hand_over');
  const [first] = units;
  if (status === null || first === undefined) return err({ code: 'WRONG_STATUS' });
  const now = deps.clock.now();
  const clock =
    complaint.status === 'in_progress'
      ? { dueOn: complaint.dueOn, dueProvisional: complaint.dueProvisional }
      : await turnClock(tx, deps, ref, {
          key: 'complaint_first_answer',
          from: deps.clock.dateOf(now),
          met: complaint.status === 'received',
        });
  const leads = tasks.some((task) => task.unitId === complaint.unitId && task.status === 'open');
  const changed = await tx.complaints.change(complaint.id, complaint.version, {
    status,
    ...clock,
    ...(!leads && { unitId: first.id }),
    ...(complaint.handedOverAt === null && { handedOverAt: now }),
  });
  if (!changed) return err({ code: 'STALE_CASE' });
  for (const unit of units) {
    const task: ComplaintTask = {
      id: asId<ComplaintTaskId>(deps.ids.next()),
      complaintId: complaint.id,
      unitId: unit.id,
      status: 'open',
      note,
      handedOverAt: now,
      handedOverBy: actor.officerId,
      firstActAt: null,
      endedAt: null,
      returnReason: null,
    };
    await tx.complaints.addTask(task);
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'complaint_handed_over',
        visibility: 'public',
        actor: by,
        occurredAt: now,
        payload: { taskId: task.id, unitId: unit.id, unitName: unit.name, dueOn: clock.dueOn },
      },
    ]);
    await tellComplaintOfficers(
      tx,
      { complaintId: complaint.id, event: 'complaint_handed_over', unitId: unit.id, key: task.id },
      now,
    );
    if (complaint.topic !== null) {
      await tx.complaints.learn(complaint.topic, complaint.place.regionCode, unit.id, 1);
    }
  }
  await tellReporter(tx, deps, complaint, 'complaint_handed_over');
  return ok(null);
}
