import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { type ActStatement, announceUnconfirmed, writeAct } from '#application/complaint/record-act.ts';
import { returnTaskIn } from '#application/complaint/return-task.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintTask } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintTaskId, type TaskLinkId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

export const TASK_LINK_DAYS = 14;

/**
 * Makes a link by which a unit answers one task without an account; an earlier link of the task ends. The secret is
 * shown once. Errors: those of `openComplaint`, `TASK_NOT_FOUND`, `TASK_NOT_OPEN`.
 */
export async function makeTaskLink(
  deps: ComplaintDeps,
  taskId: ComplaintTaskId,
  actor: OfficerActor,
): Promise<Result<{ readonly url: string; readonly expiresAt: InstantText }, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await tx.complaints.findTask(taskId);
    if (task === null) return err({ code: 'TASK_NOT_FOUND' });
    const target = { complaintId: task.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    if (task.status !== 'open') return err({ code: 'TASK_NOT_OPEN' });
    const now = deps.clock.now();
    const expiresAt = Temporal.Instant.from(now)
      .add({ hours: TASK_LINK_DAYS * 24 })
      .toString({ smallestUnit: 'millisecond' });
    const token = deps.ids.secret();
    await tx.complaints.revokeTaskLinks(task.id, now);
    await tx.complaints.addTaskLink({
      id: asId<TaskLinkId>(deps.ids.next()),
      tokenHash: deps.vault.digest('task_link', token),
      taskId: task.id,
      createdAt: now,
      createdBy: actor.officerId,
      expiresAt,
      revokedAt: null,
      openedAt: null,
    });
    const { ref, by } = opened.value;
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'task_link_made',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { taskId: task.id, unitId: task.unitId, expiresAt },
      },
    ]);
    return ok({ url: `${deps.facts.baseUrl}/tugas/${token}`, expiresAt });
  });
}

/** Ends a task's links at once. Errors: those of `openComplaint`, `TASK_NOT_FOUND`. */
export async function revokeTaskLink(
  deps: ComplaintDeps,
  taskId: ComplaintTaskId,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await tx.complaints.findTask(taskId);
    if (task === null) return err({ code: 'TASK_NOT_FOUND' });
    const target = { complaintId: task.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const now = deps.clock.now();
    if ((await tx.complaints.revokeTaskLinks(task.id, now)) === 0) return ok(null);
    const { ref, by } = opened.value;
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'task_link_revoked',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { taskId: task.id, unitId: task.unitId },
      },
    ]);
    return ok(null);
  });
}

/** The task that a link opens; null when it is unknown, expired, revoked, or the task has ended. Leaves no trace. */
export async function lookUpTask(
  tx: Pick<Repositories, 'complaints'>,
  deps: Pick<ComplaintDeps, 'vault' | 'clock'>,
  token: string,
): Promise<{ readonly task: ComplaintTask; readonly linkId: TaskLinkId } | null> {
  const link = await tx.complaints.findTaskLink(deps.vault.digest('task_link', token), deps.clock.now());
  if (link === null) return null;
  const task = await tx.complaints.findTask(link.taskId);
  return task === null || task.status !== 'open' ? null : { task, linkId: link.id };
}

/** The same when the unit does something by it; that the link was used is noted. */
export async function taskOfLink(
  tx: Pick<Repositories, 'complaints'>,
  deps: Pick<ComplaintDeps, 'vault' | 'clock'>,
  token: string,
): Promise<ComplaintTask | null> {
  const found = await lookUpTask(tx, deps, token);
  if (found === null) return null;
  await tx.complaints.markTaskLinkOpened(found.linkId, deps.clock.now());
  return found.task;
}

/**
 * A unit says by its link what it did; the desk confirms before the reporter sees it. With the key of its form, one
 * that is sent again is the same statement. Errors: `LINK_NOT_VALID` and those of `writeAct`.
 */
export async function answerByTaskLink(
  deps: ComplaintDeps,
  token: string,
  statement: ActStatement,
  idempotencyKey = '',
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await taskOfLink(tx, deps, token);
    if (task === null) return err({ code: 'LINK_NOT_VALID' });
    if (idempotencyKey !== '') {
      const { claimed } = await tx.idempotency.claim({
        keyHash: deps.vault.digest('idempotency', JSON.stringify([task.id, idempotencyKey, statement.body])),
        scope: 'task_act',
        bodyHash: '',
        caseId: task.complaintId,
        createdAt: deps.clock.now(),
      });
      if (!claimed) return ok(null);
    }
    const written = await writeAct(tx, deps, task, statement, { source: 'task_link', officerId: null });
    if (!written.ok) return written;
    await announceUnconfirmed(tx, deps, written.value);
    return ok(null);
  });
}

/** "Bukan kami" by a link. Errors: `LINK_NOT_VALID` and those of `returnTask`. */
export async function returnByTaskLink(
  deps: ComplaintDeps,
  token: string,
  reason: string,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const task = await taskOfLink(tx, deps, token);
    if (task === null) return err({ code: 'LINK_NOT_VALID' });
    return await returnTaskIn(tx, deps, task, reason, { kind: 'system' });
  });
}
