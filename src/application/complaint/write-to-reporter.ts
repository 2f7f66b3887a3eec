import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A message to the reporter; it is no answer: the clock goes on. Errors: those of `openComplaint`, `BODY_NEEDED`. */
export async function writeToReporter(
  deps: ComplaintDeps,
  command: { readonly complaintId: ComplaintId; readonly body: string },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    if (command.body.trim() === '') return err({ code: 'BODY_NEEDED' });
    const { complaint, ref, by } = opened.value;
    const now = deps.clock.now();
    const id = deps.ids.next();
    await tx.caseTexts.addMessage({
      ...ref,
      id,
      direction: 'from_office',
      officerId: actor.officerId,
      body: command.body.trim(),
      createdAt: now,
    });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'office_message_sent',
        visibility: 'public',
        actor: by,
        occurredAt: now,
        payload: { messageId: id },
      },
    ]);
    await tellReporter(tx, deps, complaint, 'complaint_message');
    return ok(null);
  });
}

/** A note for officers, or a line of the call log ("ditelepon, tidak diangkat"). Errors: those of `openComplaint`, `BODY_NEEDED`. */
export async function noteOnComplaint(
  deps: ComplaintDeps,
  command: { readonly complaintId: ComplaintId; readonly body: string; readonly call: boolean },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.act', target);
    if (!opened.ok) return opened;
    if (command.body.trim() === '') return err({ code: 'BODY_NEEDED' });
    const { ref, by } = opened.value;
    const now = deps.clock.now();
    const id = deps.ids.next();
    const { officerId } = actor;
    await tx.caseTexts.addNote({ ...ref, id, officerId, body: command.body.trim(), createdAt: now });
    await tx.caseEvents.append([
      {
        ...ref,
        type: command.call ? 'call_logged' : 'note_written',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { noteId: id },
      },
    ]);
    return ok(null);
  });
}
