import { officerAct } from '#application/audit/officer-act.ts';
import { openComplaint } from '#application/complaint/open-complaint.ts';
import { unsealReporter } from '#application/complaint/reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { NewAuditEntry } from '#domain/audit/audit-entry.ts';
import type { Reporter } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Characters of a reason at least. */
const SHORTEST_REASON = 10;
const CASE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Opens a sealed reporter for one officer of the desk, for a reason that stays in the history. Refused views leave a
 * row in the audit trail too. Errors: those of `openComplaint`, `REASON_NEEDED`, `NO_REPORTER`.
 */
export async function viewReporter(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'vault'>,
  command: { readonly complaintId: ComplaintId; readonly reason: string },
  actor: OfficerActor,
): Promise<Result<Reporter, ComplaintError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const now = deps.clock.now();
    const refused = async (code: ComplaintError['code']) => {
      await tx.audit.append([reporterViewRefused(actor, command.complaintId, code, now)]);
      return err({ code });
    };
    const target = { complaintId: command.complaintId, version: null };
    const opened = await openComplaint(tx, actor, 'complaint.see_reporter', target);
    if (!opened.ok) return refused(opened.error.code);
    const { complaint, ref, by } = opened.value;
    const reason = command.reason.trim();
    if ([...reason].length < SHORTEST_REASON) return refused('REASON_NEEDED');
    if (complaint.sealedReporter === null) return refused('NO_REPORTER');
    const reporter = unsealReporter(deps, complaint);
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'reporter_viewed',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { reason },
      },
    ]);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'complaint.see_reporter'),
        action: 'reporter_viewed',
        object: { kind: 'complaint', id: complaint.id },
        detail: {},
      },
    ]);
    return ok(reporter);
  });
}

/** Notes that an officer who may not see reporters asked for one, where the page itself refuses. */
export async function recordRefusedReporterView(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  complaintId: string,
  actor: OfficerActor,
): Promise<void> {
  const entry = reporterViewRefused(actor, complaintId, 'NOT_ALLOWED', deps.clock.now());
  await deps.unitOfWork.transaction((tx) => tx.audit.append([entry]));
}

function reporterViewRefused(
  actor: OfficerActor,
  complaintId: string,
  code: string,
  at: InstantText,
): NewAuditEntry {
  const by = officerAct(actor, 'complaint.see_reporter');
  const role = actor.grants[0]?.role ?? null;
  return {
    at,
    actor: by.kind === 'officer' && by.role === null ? { ...by, role } : by,
    action: 'reporter_view_refused',
    object: { kind: 'complaint', id: CASE_ID.test(complaintId) ? complaintId : '' },
    detail: { code },
  };
}
