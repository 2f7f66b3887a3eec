import { stopClock, turnClock } from '#application/complaint/complaint-clock.ts';
import type { LoadedComplaint } from '#application/complaint/complaint-repository.ts';
import type { ComplaintDeps } from '#application/complaint/open-complaint.ts';
import { tellComplaintOfficers } from '#application/complaint/tell-officers.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintEventType } from '#domain/complaint/case-events.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { type ComplaintMove, nextComplaintStatus } from '#domain/complaint/transitions.ts';
import { asId, type ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * A message from the reporter; it takes up again what was on hold. With the key of its form, one that is sent again is
 * the same message. Errors: `NOT_FOUND`, `BODY_NEEDED`.
 */
export async function sendReporterMessage(
  deps: ComplaintDeps,
  ref: CaseRef,
  message: { readonly body: string; readonly idempotencyKey: string },
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, (tx) => sendReporterMessageIn(tx, deps, ref, message));
}

/** The same inside a transaction that does more, such as taking a message of a chat. */
export async function sendReporterMessageIn(
  tx: Repositories,
  deps: ComplaintDeps,
  ref: CaseRef,
  message: { readonly body: string; readonly idempotencyKey: string },
): Promise<Result<null, ComplaintError>> {
  const complaint = await own(tx, ref);
  if (complaint === null) return err({ code: 'NOT_FOUND' });
  const body = message.body.trim();
  if (body === '') return err({ code: 'BODY_NEEDED' });
  if (!(await firstTime(tx, deps, complaint, message.idempotencyKey, body))) return ok(null);
  return await takeReporterMessage(tx, deps, complaint, body);
}

/** The same inside a transaction that does more, such as reading a chat. Errors: `STALE_CASE`. */
export async function takeReporterMessage(
  tx: Repositories,
  deps: ComplaintDeps,
  complaint: LoadedComplaint,
  body: string,
): Promise<Result<null, ComplaintError>> {
  await say(tx, deps, complaint, body);
  if (nextComplaintStatus(complaint.status, 'resume') === null) return ok(null);
  const ref: CaseRef = { caseKind: 'complaint', caseId: complaint.id };
  const clock = await turnClock(tx, deps, ref, {
    key: 'complaint_verification',
    from: deps.clock.dateOf(deps.clock.now()),
    met: false,
  });
  return await change(tx, deps, complaint, 'resume', 'complaint_resumed', clock);
}

/**
 * "Ya, sudah": the reporter ends an answered complaint, with marks from 1 to 5 if wanted. Errors: `NOT_FOUND`,
 * `WRONG_STATUS`, `RATING_INVALID`, `STALE_CASE`.
 */
export async function closeByReporter(
  deps: ComplaintDeps,
  ref: CaseRef,
  rating: number | null,
): Promise<Result<null, ComplaintError>> {
  if (rating !== null && !(Number.isInteger(rating) && rating >= 1 && rating <= 5)) {
    return err({ code: 'RATING_INVALID' });
  }
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const complaint = await own(tx, ref);
    if (complaint === null) return err({ code: 'NOT_FOUND' });
    const closed = await change(tx, deps, complaint, 'close', 'complaint_closed', {
      closedAt: deps.clock.now(),
      closesOn: null,
      rating,
    });
    if (closed.ok) await tx.deadlines.meet(ref, deps.clock.now());
    if (closed.ok && complaint.publishedAt !== null) await tx.settings.bumpPublicVersion();
    return closed;
  });
}

/**
 * "Belum": the answer did not settle it; the units that answered have it again. Open until the last day for it.
 * Errors: `NOT_FOUND`, `REASON_NEEDED`, `WRONG_STATUS`, `REOPEN_TOO_LATE`, `STALE_CASE`.
 */
export async function reopenComplaint(
  deps: ComplaintDeps,
  ref: CaseRef,
  reason: string,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const complaint = await own(tx, ref);
    if (complaint === null) return err({ code: 'NOT_FOUND' });
    if (reason.trim() === '') return err({ code: 'REASON_NEEDED' });
    const now = deps.clock.now();
    const today = deps.clock.dateOf(now);
    if (complaint.status === 'closed') return err({ code: 'REOPEN_TOO_LATE' });
    if (complaint.status === 'answered' && complaint.closesOn !== null && today > complaint.closesOn) {
      return err({ code: 'REOPEN_TOO_LATE' });
    }
    const answered = (await tx.complaints.tasksOf(complaint.id)).filter((task) => task.status === 'answered');
    for (const task of answered) await tx.complaints.changeTask(task.id, { status: 'open', endedAt: null });
    const clock = await turnClock(tx, deps, ref, { key: 'complaint_first_answer', from: today, met: false });
    const reopened = await change(tx, deps, complaint, 'reopen', 'complaint_reopened', {
      ...clock,
      closesOn: null,
      answeredAt: null,
      reopenedCount: complaint.reopenedCount + 1,
    });
    if (!reopened.ok) return reopened;
    await say(tx, deps, complaint, reason.trim());
    for (const unitId of [null, ...answered.map((task) => task.unitId)]) {
      await tellComplaintOfficers(
        tx,
        {
          complaintId: complaint.id,
          event: 'complaint_reopened',
          unitId,
          key: `${complaint.id}:${complaint.reopenedCount + 1}:${unitId ?? ''}`,
        },
        now,
      );
    }
    if (complaint.publishedAt !== null) await tx.settings.bumpPublicVersion();
    return ok(null);
  });
}

/** The reporter takes the complaint back. Errors: `NOT_FOUND`, `WRONG_STATUS`, `STALE_CASE`. */
export async function withdrawComplaint(
  deps: ComplaintDeps,
  ref: CaseRef,
  reason: string,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const complaint = await own(tx, ref);
    if (complaint === null) return err({ code: 'NOT_FOUND' });
    const now = deps.clock.now();
    const withdrawn = await change(tx, deps, complaint, 'withdraw', 'complaint_withdrawn', { closedAt: now });
    if (!withdrawn.ok) return withdrawn;
    await stopClock(tx, ref, now, false);
    for (const task of await tx.complaints.tasksOf(complaint.id)) {
      if (task.status !== 'open') continue;
      await tx.complaints.changeTask(task.id, { status: 'cancelled', endedAt: now });
      await tx.complaints.revokeTaskLinks(task.id, now);
    }
    if (reason.trim() !== '') await say(tx, deps, complaint, reason.trim());
    return ok(null);
  });
}

async function own(tx: Repositories, ref: CaseRef): Promise<LoadedComplaint | null> {
  return ref.caseKind === 'complaint' ? await tx.complaints.find(asId<ComplaintId>(ref.caseId)) : null;
}

async function change(
  tx: Repositories,
  deps: ComplaintDeps,
  complaint: LoadedComplaint,
  move: ComplaintMove,
  type: ComplaintEventType,
  columns: Parameters<Repositories['complaints']['change']>[2],
): Promise<Result<null, ComplaintError>> {
  const status = nextComplaintStatus(complaint.status, move);
  if (status === null) return err({ code: 'WRONG_STATUS' });
  const changed = await tx.complaints.change(complaint.id, complaint.version, { ...columns, status });
  if (!changed) return err({ code: 'STALE_CASE' });
  await tx.caseEvents.append([
    {
      caseKind: 'complaint',
      caseId: complaint.id,
      type,
      visibility: 'public',
      actor: { kind: 'citizen' },
      occurredAt: deps.clock.now(),
      payload: {},
    },
  ]);
  return ok(null);
}

async function firstTime(
  tx: Repositories,
  deps: ComplaintDeps,
  complaint: LoadedComplaint,
  key: string,
  body: string,
): Promise<boolean> {
  if (key === '') return true;
  const { claimed } = await tx.idempotency.claim({
    keyHash: deps.vault.digest('idempotency', JSON.stringify([complaint.id, key, body])),
    scope: 'citizen_message',
    bodyHash: '',
    caseId: complaint.id,
    createdAt: deps.clock.now(),
  });
  return claimed;
}

async function say(
  tx: Repositories,
  deps: ComplaintDeps,
  complaint: LoadedComplaint,
  body: string,
): Promise<void> {
  const now = deps.clock.now();
  const id = deps.ids.next();
  const ref: CaseRef = { caseKind: 'complaint', caseId: complaint.id };
  await tx.caseTexts.addMessage({
    ...ref,
    id,
    direction: 'from_citizen',
    officerId: null,
    body,
    createdAt: now,
  });
  await tx.caseEvents.append([
    {
      ...ref,
      type: 'citizen_message_received',
      visibility: 'public',
      actor: { kind: 'citizen' },
      occurredAt: now,
      payload: { messageId: id },
    },
  ]);
  await tellComplaintOfficers(
    tx,
    { complaintId: complaint.id, event: 'complaint_message', unitId: null, key: id },
    now,
  );
}
