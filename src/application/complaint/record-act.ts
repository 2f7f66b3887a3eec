import { turnClock } from '#application/complaint/complaint-clock.ts';
import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { tellComplaintOfficers } from '#application/complaint/tell-officers.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import { answerRefusal } from '#domain/complaint/answer-text.ts';
import { completionPeriod } from '#domain/complaint/clock.ts';
import type { ActSource, ComplaintAct, ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import {
  asId,
  type ComplaintActId,
  type ComplaintTaskId,
  type OfficerId,
  type StoredFileId,
} from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What a unit did, in its own words. */
export type ActStatement = {
  readonly kind: 'progress' | 'answer';
  readonly body: string;
  readonly actorName: string;
  readonly actorPosition: string;
  readonly files: readonly StoredFileId[];
};

export type RecordAct = ActStatement & {
  readonly taskId: ComplaintTaskId;
  /** `account`: the unit's own officer. Otherwise the desk enters what came in another way. */
  readonly source: Exclude<ActSource, 'task_link'>;
};

/**
 * A unit's officer says what was done, or the desk enters an answer that came by another way; the reporter sees it
 * and is told. Errors: those of `openComplaint`, `TASK_NOT_FOUND`, `TASK_NOT_OPEN`, `ANSWER_EMPTY`,
 * `ANSWER_ONLY_PASSES_ON`, `ANSWERER_NEEDED`, `UPLOAD_GONE`, `WRONG_STATUS`.
 */
export async function recordAct(
  deps: ComplaintDeps,
  command: RecordAct,
  actor: OfficerActor,
): Promise<Result<ComplaintActId, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await tx.complaints.findTask(command.taskId);
    if (task === null) return err({ code: 'TASK_NOT_FOUND' });
    const target = { complaintId: task.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.act', target);
    if (!opened.ok) return opened;
    // A unit speaks for itself only; the desk may enter for any.
    const forUnit = can(actor, 'complaint.act', { unitId: task.unitId });
    if (!forUnit) return err({ code: 'TASK_NOT_FOUND' });
    const written = await writeAct(tx, deps, task, command, {
      source: command.source,
      officerId: actor.officerId,
    });
    if (!written.ok) return written;
    const effective = await takeEffect(tx, deps, written.value, opened.value.by, actor.officerId);
    return effective.ok ? ok(written.value.id) : effective;
  });
}

/** Writes an act down with its files; it has no effect yet. */
export async function writeAct(
  tx: Repositories,
  deps: ComplaintDeps,
  task: ComplaintTask,
  statement: ActStatement,
  by: { readonly source: ActSource; readonly officerId: OfficerId | null },
): Promise<Result<ComplaintAct, ComplaintError>> {
  if (task.status !== 'open') return err({ code: 'TASK_NOT_OPEN' });
  const empty = answerRefusal(statement.body);
  if (empty !== null && (statement.kind === 'answer' || empty === 'ANSWER_EMPTY'))
    return err({ code: empty });
  if (statement.actorName.trim() === '') return err({ code: 'ANSWERER_NEEDED' });
  const act: ComplaintAct = {
    id: asId<ComplaintActId>(deps.ids.next()),
    taskId: task.id,
    complaintId: task.complaintId,
    unitId: task.unitId,
    kind: statement.kind,
    body: statement.body.trim(),
    source: by.source,
    actorName: statement.actorName.trim(),
    actorPosition: statement.actorPosition.trim(),
    officerId: by.officerId,
    actedAt: deps.clock.now(),
    confirmedAt: null,
    confirmedBy: null,
    rejectedAt: null,
  };
  await tx.complaints.addAct(act);
  if (statement.files.length > 0) {
    const adopted = await tx.storedFiles.adopt(statement.files, {
      purpose: 'complaint_act',
      ref: { caseKind: 'complaint', caseId: task.complaintId },
      itemId: asId(act.id),
      visibleToCitizen: false,
    });
    if (adopted !== statement.files.length) return err({ code: 'UPLOAD_GONE' });
  }
  return ok(act);
}

/** From here on the reporter sees the act: clocks, status, history, notices, also of complaints merged into this one. */
export async function takeEffect(
  tx: Repositories,
  deps: ComplaintDeps,
  act: ComplaintAct,
  by: EventActor,
  confirmedBy: OfficerId,
): Promise<Result<null, ComplaintError>> {
  const complaint = await tx.complaints.find(act.complaintId);
  const task = await tx.complaints.findTask(act.taskId);
  if (complaint === null || task === null) return err({ code: 'NOT_FOUND' });
  const now = deps.clock.now();
  const ref: CaseRef = { caseKind: 'complaint', caseId: complaint.id };
  if (!(await tx.complaints.settleAct(act.id, { as: 'confirmed', at: now, by: confirmedBy }))) {
    return err({ code: 'ACT_ALREADY_CONFIRMED' });
  }
  const files = await tx.storedFiles.ofCase(ref, 'complaint_act');
  await tx.storedFiles.markVisible(files.filter((file) => file.itemId === act.id).map((file) => file.id));
  await tx.complaints.changeTask(task.id, {
    ...(task.firstActAt === null && { firstActAt: act.actedAt }),
    ...(act.kind === 'answer' && { status: 'answered', endedAt: now }),
  });
  if (act.kind === 'answer') await tx.complaints.revokeTaskLinks(task.id, now);
  const open = (await tx.complaints.tasksOf(complaint.id)).filter((one) => one.status === 'open');
  const answered = act.kind === 'answer' && open.length === 0;
  const status = nextComplaintStatus(complaint.status, answered ? 'answer' : 'record_act');
  if (status === null) return err({ code: 'WRONG_STATUS' });
  const first = complaint.firstActAt === null;
  const changed = await tx.complaints.change(complaint.id, complaint.version, {
    status,
    ...(first && { firstActAt: act.actedAt }),
    ...(answered
      ? await waitForReporter(tx, deps, ref, now)
      : first || complaint.status === 'handed_over'
        ? await turnClock(tx, deps, ref, {
            key: completionPeriod(complaint),
            from: complaint.receivedOn,
            met: true,
          })
        : {}),
  });
  if (!changed) return err({ code: 'STALE_CASE' });
  const unit = await tx.units.find(act.unitId);
  const type = act.kind === 'answer' ? 'complaint_answered' : 'complaint_act_recorded';
  const reporters = [complaint, ...(await tx.complaints.mergedInto(complaint.id))];
  await tx.caseEvents.append(
    reporters.map((one) => ({
      caseKind: 'complaint' as const,
      caseId: one.id,
      type,
      visibility: 'public' as const,
      actor: by,
      occurredAt: now,
      payload: { actId: act.id, unitId: act.unitId, unitName: unit?.name ?? '' },
    })),
  );
  for (const one of reporters) {
    await tellReporter(tx, deps, one, answered ? 'complaint_answered' : 'complaint_progress');
  }
  if (complaint.publishedAt !== null) await tx.settings.bumpPublicVersion();
  return ok(null);
}

/** No clock runs for the office; the reporter has until `closesOn` to object. */
async function waitForReporter(tx: Repositories, deps: ComplaintDeps, ref: CaseRef, now: InstantText) {
  const window = await turnClock(tx, deps, ref, {
    key: 'complaint_reply_window',
    from: deps.clock.dateOf(now),
    met: true,
  });
  return { answeredAt: now, closesOn: window.dueOn };
}

/** An act came by a task link: the desk looks at it before the reporter does. */
export async function announceUnconfirmed(
  tx: Repositories,
  deps: ComplaintDeps,
  act: ComplaintAct,
): Promise<void> {
  const now = deps.clock.now();
  await tx.caseEvents.append([
    {
      caseKind: 'complaint',
      caseId: act.complaintId,
      type: 'complaint_act_received',
      visibility: 'internal',
      actor: { kind: 'system' },
      occurredAt: now,
      payload: { actId: act.id, unitId: act.unitId, kind: act.kind },
    },
  ]);
  await tellComplaintOfficers(
    tx,
    { complaintId: act.complaintId, event: 'complaint_act_received', unitId: null, key: act.id },
    now,
  );
}
