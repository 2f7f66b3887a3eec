import { officerAct } from '#application/audit/officer-act.ts';
import { type ComplaintTarget, openComplaint } from '#application/complaint/open-complaint.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

const SHORTEST_PERSON_CHECK = 10;

/**
 * Gives a reporter who lost the code a new one. The old code, the receipt's link, links in mails and open sessions
 * end. Of a report without identity nobody can say who the reporter is: there it is refused. Errors: those of
 * `openComplaint`, `NO_REPORTER`, `PERSON_CHECK_NEEDED` (how the person was checked).
 */
export async function reissueComplaintCode(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'vault' | 'attempts'>,
  command: ComplaintTarget & { readonly personCheck: string },
  actor: OfficerActor,
): Promise<
  Result<{ readonly number: string; readonly code: string; readonly linkSecret: string }, ComplaintError>
> {
  const reissued = await undoOnRefusal<
    { readonly number: string; readonly code: string; readonly linkSecret: string },
    ComplaintError
  >(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.see_reporter', command);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    if (complaint.sealedReporter === null) return err({ code: 'NO_REPORTER' });
    const personCheck = command.personCheck.trim();
    if ([...personCheck].length < SHORTEST_PERSON_CHECK) return err({ code: 'PERSON_CHECK_NEEDED' });
    const generation = complaint.codeGeneration + 1;
    const seed = `complaint:${complaint.id}:${generation}`;
    const code = deps.vault.accessCode(seed);
    const linkSecret = deps.vault.linkSecret(seed);
    const changed = await tx.complaints.change(complaint.id, complaint.version, {
      secrets: {
        codeDigest: deps.vault.digest('access_code', code),
        codeGeneration: generation,
        linkDigest: deps.vault.digest('link_secret', linkSecret),
      },
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    const now = deps.clock.now();
    await tx.caseAccess.revokeAll(ref, now);
    const line = { ...ref, type: 'access_code_reissued', actor: by, occurredAt: now } as const;
    await tx.caseEvents.append([
      { ...line, visibility: 'public', payload: { generation } },
      { ...line, visibility: 'internal', payload: { personCheck } },
    ]);
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'complaint.see_reporter'),
        action: 'access_code_reissued',
        object: { kind: 'complaint', id: complaint.id },
        detail: { generation },
      },
    ]);
    return ok({ number: complaint.number, code, linkSecret });
  });
  if (reissued.ok) await deps.attempts.clear('case_code', reissued.value.number);
  return reissued;
}
