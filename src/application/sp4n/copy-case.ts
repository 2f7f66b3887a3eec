import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { openComplaint } from '#application/complaint/open-complaint.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import { sp4nCaseOf } from '#application/sp4n/sp4n-case.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { Sp4nError } from '#domain/sp4n/errors.ts';
import { parseTrackingId } from '#domain/sp4n/tracking-id.ts';

export type CopyCase = {
  readonly complaintId: ComplaintId;
  /** The version of the link that the page was drawn from. */
  readonly version: number;
  /** What the officer brought back from SP4N-LAPOR!; '' asks the gateway to enter the report. */
  readonly trackingId: string;
};

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'queries' | 'sp4nGateway'>;

/**
 * A complaint born here stands in SP4N-LAPOR! too: keeps the tracking id that an officer pasted, or that the gateway
 * gave; corrects one that was mistyped. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `NOT_FOR_COPYING` (never handed over, or
 * born there), `TRACKING_ID_NEEDED`, `TRACKING_ID_INVALID`, `TRACKING_ID_TAKEN` with the other case's number,
 * `STALE_LINK`, `GATEWAY_UNAVAILABLE`.
 */
export async function copyCase(
  deps: Deps,
  command: CopyCase,
  actor: OfficerActor,
): Promise<Result<{ readonly trackingId: string }, Sp4nError>> {
  if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const given = await trackingIdOf(deps, command, actor);
  if (!given.ok) return given;
  const trackingId = given.value;
  return undoOnRefusal(deps.unitOfWork, (tx) => keep(tx, deps, { ...command, trackingId }, actor));
}

async function trackingIdOf(
  deps: Deps,
  command: CopyCase,
  actor: OfficerActor,
): Promise<Result<string, Sp4nError>> {
  if (command.trackingId.trim() !== '') {
    const typed = parseTrackingId(command.trackingId);
    return typed === null ? err({ code: 'TRACKING_ID_INVALID' }) : ok(typed);
  }
  const { complaints, sp4n, officeRules } = deps.queries;
  const scope = complaintScope(actor);
  const [view, link] = await Promise.all([
    complaints.officerComplaint(command.complaintId, scope),
    sp4n.link(command.complaintId, scope),
  ]);
  if (view === null) return err({ code: 'NOT_FOUND' });
  if (link === null || link.born === 'there') return err({ code: 'NOT_FOR_COPYING' });
  if (link.trackingId !== null) return err({ code: 'TRACKING_ID_NEEDED' });
  const { settings } = await officeRules();
  const answer = await deps.sp4nGateway.createFromCase(sp4nCaseOf(view, settings.officeName));
  if (answer.kind === 'needs_person') return err({ code: 'TRACKING_ID_NEEDED' });
  const made = answer.kind === 'done' ? parseTrackingId(answer.value.trackingId) : null;
  return made === null ? err({ code: 'GATEWAY_UNAVAILABLE' }) : ok(made);
}

async function keep(
  tx: Repositories,
  deps: Deps,
  { complaintId, version, trackingId }: CopyCase,
  actor: OfficerActor,
): Promise<Result<{ readonly trackingId: string }, Sp4nError>> {
  const opened = await openComplaint(tx, actor, 'complaint.handle', { complaintId, version: null });
  if (!opened.ok) return err({ code: opened.error.code === 'NOT_ALLOWED' ? 'NOT_ALLOWED' : 'NOT_FOUND' });
  const link = await tx.sp4n.find(complaintId);
  if (link === null || link.born === 'there') return err({ code: 'NOT_FOR_COPYING' });
  if (link.trackingId === trackingId) return ok({ trackingId });
  if (link.version !== version) return err({ code: 'STALE_LINK' });
  const now = deps.clock.now();
  const saved = await tx.sp4n.replace({
    ...link,
    trackingId,
    copiedAt: now,
    copiedBy: actor.officerId,
    // A report that is new there stands where a handed-over one stands: what came after is still to be told.
    statusCopied: 'handed_over',
    statusCopiedAt: now,
  });
  if (saved === 'stale') return err({ code: 'STALE_LINK' });
  if (saved === 'taken')
    return err({ code: 'TRACKING_ID_TAKEN', number: await holderOf(tx, trackingId, actor) });
  await tx.caseEvents.append([
    {
      ...opened.value.ref,
      type: 'sp4n_copied',
      visibility: 'internal',
      actor: opened.value.by,
      occurredAt: now,
      payload: { trackingId, previous: link.trackingId },
    },
  ]);
  return ok({ trackingId });
}

async function holderOf(tx: Repositories, trackingId: string, actor: OfficerActor): Promise<string> {
  const holder = await tx.sp4n.findByTracking(trackingId);
  if (holder === null) return '';
  const target = { complaintId: holder.complaintId, version: null };
  const opened = await openComplaint(tx, actor, 'complaint.handle', target);
  return opened.ok ? opened.value.complaint.number : '';
}
