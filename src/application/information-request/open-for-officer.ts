import type { Dependencies } from '#application/dependencies.ts';
import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { can, type Permission, type PermissionScope } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { standsIn } from '#domain/officer/stand-in.ts';
import type { InformationRequestId, OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A request that an officer may act on, with how the act is signed in its history. */
export type OpenedRequest = {
  readonly request: LoadedInformationRequest;
  readonly ref: CaseRef;
  readonly by: EventActor;
};

/**
 * Loads a request for an officer's act. `version` is the one the officer saw; null for acts that change nothing
 * others could have changed. Where the officer stands in for one who is away today, the act says so. Errors: `NOT_FOUND`, `NOT_ALLOWED` (also outside the officer's units), `STALE_CASE`.
 */
export async function openForOfficer(
  tx: Pick<Repositories, 'informationRequests' | 'absences'>,
  deps: Pick<Dependencies, 'clock'>,
  actor: OfficerActor,
  permission: Permission,
  target: { readonly requestId: InformationRequestId; readonly version: number | null },
): Promise<Result<OpenedRequest, InformationRequestError>> {
  const request = await tx.informationRequests.find(target.requestId);
  if (request === null) return err({ code: 'NOT_FOUND' });
  const scope = { unitId: request.unitId };
  if (!can(actor, permission, scope)) return err({ code: 'NOT_ALLOWED' });
  if (target.version !== null && target.version !== request.version) return err({ code: 'STALE_CASE' });
  return ok({
    request,
    ref: { caseKind: 'information_request', caseId: request.id },
    by: {
      kind: 'officer',
      officerId: actor.officerId,
      role: actingRole(actor, permission, scope),
      ...(await standingInFor(tx, deps, actor, request)),
    },
  });
}

/** For whom an act on the request is done, when its officer is away and this one stands in. */
export async function standingInFor(
  tx: Pick<Repositories, 'absences'>,
  deps: Pick<Dependencies, 'clock'>,
  actor: OfficerActor,
  { assigneeId, unitId }: Pick<LoadedInformationRequest, 'assigneeId' | 'unitId'>,
): Promise<{ readonly onBehalfOf?: OfficerId }> {
  if (assigneeId === null || assigneeId === actor.officerId) return {};
  const absent = await tx.absences.absentOfficer(assigneeId, deps.clock.today());
  return absent !== null && standsIn(actor, absent, unitId) ? { onBehalfOf: assigneeId } : {};
}

/** The office in which an officer acts: the first one held that allows it. */
function actingRole(actor: OfficerActor, permission: Permission, scope: PermissionScope): string {
  const grant = actor.grants.find((one) => can({ ...actor, grants: [one] }, permission, scope));
  return grant?.role ?? '';
}
