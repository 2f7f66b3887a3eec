import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Characters at least that say how the person was checked. */
export const SHORTEST_PERSON_CHECK = 10;

export type ReissueAccessCode = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  /** How the desk made sure that this is the requester. */
  readonly personCheck: string;
};

export type ReissuedCode = {
  readonly number: string;
  readonly code: string;
  readonly linkSecret: string;
};

/**
 * Gives a requester who lost the code a new one, at the desk. The old code, the receipt's link, links in mails
 * and open sessions end. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`, `EVIDENCE_NEEDED` (how the person was
 * checked is missing).
 */
export async function reissueAccessCode(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'vault' | 'attempts'>,
  command: ReissueAccessCode,
  actor: OfficerActor,
): Promise<Result<ReissuedCode, InformationRequestError>> {
  const reissued = await undoOnRefusal<ReissuedCode, InformationRequestError>(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.reissue_code', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const personCheck = command.personCheck.trim();
    if ([...personCheck].length < SHORTEST_PERSON_CHECK) return err({ code: 'EVIDENCE_NEEDED' });
    const generation = request.codeGeneration + 1;
    const seed = `request:${request.id}:${generation}`;
    const code = deps.vault.accessCode(seed);
    const linkSecret = deps.vault.linkSecret(seed);
    const changed = await tx.informationRequests.change(request.id, request.version, {
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
        actor: officerAct(actor, 'information_request.reissue_code', { unitId: request.unitId }),
        action: 'access_code_reissued',
        object: { kind: 'information_request', id: request.id },
        detail: { generation },
      },
    ]);
    return ok({ number: request.number, code, linkSecret });
  });
  if (reissued.ok) await deps.attempts.clear('case_code', reissued.value.number);
  return reissued;
}
