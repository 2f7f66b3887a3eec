import { officerAct } from '#application/audit/officer-act.ts';
import { type ComplaintDeps, openComplaint } from '#application/complaint/open-complaint.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

const SHORTEST_REASON = 10;

/**
 * Takes no further reports from the phone or mailbox behind a complaint, or takes them again; the desk still may for
 * the person. Only a keyed fingerprint is kept. Errors: those of `openComplaint`, `NO_CONTACT`, `REASON_NEEDED`,
 * `WRONG_STATUS` (it is so already).
 */
export async function blockContact(
  deps: ComplaintDeps,
  command: { readonly complaintId: ComplaintId; readonly blocked: boolean; readonly reason: string },
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    const fingerprint = complaint.contactFingerprint;
    if (fingerprint === null) return err({ code: 'NO_CONTACT' });
    const reason = command.reason.trim();
    if ([...reason].length < SHORTEST_REASON) return err({ code: 'REASON_NEEDED' });
    const already = (await tx.complaints.findBlock(fingerprint)) !== null;
    if (already === command.blocked) return err({ code: 'WRONG_STATUS' });
    const now = deps.clock.now();
    if (command.blocked) {
      await tx.complaints.block({ fingerprint, reason, blockedAt: now, blockedBy: actor.officerId });
    } else {
      await tx.complaints.unblock(fingerprint);
    }
    await tx.caseEvents.append([
      {
        ...ref,
        type: command.blocked ? 'contact_blocked' : 'contact_unblocked',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { reason },
      },
    ]);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'complaint.handle'),
        action: command.blocked ? 'contact_blocked' : 'contact_unblocked',
        object: { kind: 'complaint', id: complaint.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
}
