import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { openComplaint } from '#application/complaint/open-complaint.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { Sp4nError } from '#domain/sp4n/errors.ts';
import type { Sp4nLink } from '#domain/sp4n/link.ts';

export type CopyStatus = {
  readonly complaintId: ComplaintId;
  readonly version: number;
  /** The status that the page showed: a newer one is to be copied anew. */
  readonly status: ComplaintStatus;
  /** The text that was pasted there, or that the gateway is to add. */
  readonly text: string;
  /** The officer says that it stands in SP4N-LAPOR!. */
  readonly doneByHand: boolean;
};

/**
 * What moved on here stands in SP4N-LAPOR! too, by hand or by the gateway. Errors: `NOT_FOUND`, `NOT_ALLOWED`,
 * `NOT_COPIED_YET` (no tracking id, or born there), `STALE_LINK` (copied already, or our status has moved on again),
 * `GATEWAY_UNAVAILABLE`.
 */
export async function copyStatus(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'queries' | 'sp4nGateway'>,
  command: CopyStatus,
  actor: OfficerActor,
): Promise<Result<null, Sp4nError>> {
  if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const seen = await deps.queries.sp4n.link(command.complaintId, complaintScope(actor));
  const refusal = seen === null ? { code: 'NOT_FOUND' as const } : refusalOf(seen, command);
  if (refusal !== null || seen?.trackingId == null) return err(refusal ?? { code: 'NOT_COPIED_YET' });
  if (!command.doneByHand) {
    const added = await deps.sp4nGateway.addFollowUp(seen.trackingId, command.text);
    if (added.kind !== 'done') return err({ code: 'GATEWAY_UNAVAILABLE' });
  }
  const there = await deps.sp4nGateway.getStatus(seen.trackingId);
  return undoOnRefusal<null, Sp4nError>(deps.unitOfWork, async (tx) => {
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.handle', target);
    if (!opened.ok) return err({ code: opened.error.code === 'NOT_ALLOWED' ? 'NOT_ALLOWED' : 'NOT_FOUND' });
    const link = await tx.sp4n.find(command.complaintId);
    const late = link === null ? { code: 'NOT_COPIED_YET' as const } : refusalOf(link, command);
    if (link === null || late !== null) return err(late ?? { code: 'NOT_COPIED_YET' });
    const now = deps.clock.now();
    const saved = await tx.sp4n.replace({
      ...link,
      statusCopied: command.status,
      statusCopiedAt: now,
      ...(there.kind === 'done' && { statusThere: there.value.status, statusThereAt: now }),
    });
    if (saved !== 'saved') return err({ code: 'STALE_LINK' });
    await tx.caseEvents.append([
      {
        ...opened.value.ref,
        type: 'sp4n_status_copied',
        visibility: 'internal',
        actor: opened.value.by,
        occurredAt: now,
        payload: { status: command.status, trackingId: link.trackingId },
      },
    ]);
    return ok(null);
  });
}

function refusalOf(link: Sp4nLink, command: CopyStatus): Sp4nError | null {
  if (link.trackingId === null || link.born === 'there') return { code: 'NOT_COPIED_YET' };
  const current = link.version === command.version && link.statusHere === command.status;
  return current ? null : { code: 'STALE_LINK' };
}

/** The acts of units that the reporter sees and that were not told there yet, oldest first. */
export function actsToTell(
  acts: OfficerComplaintView['acts'],
  { statusCopiedAt, copiedAt }: Sp4nLink,
): OfficerComplaintView['acts'] {
  // Copying the case tells nothing of what units did before it.
  const told = statusCopiedAt === copiedAt ? null : statusCopiedAt;
  return acts.filter((act) => act.confirmedAt !== null && (told === null || act.confirmedAt > told));
}
