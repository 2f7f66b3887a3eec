import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { NewAuditEntry } from '#domain/audit/audit-entry.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

const CASE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The entry for an identity that was asked for and not shown; an address that names no case leaves it empty. */
export function identityViewRefused(
  actor: OfficerActor,
  requestId: string,
  code: string,
  at: InstantText,
): NewAuditEntry {
  const by = officerAct(actor, 'information_request.see_identity');
  const role = actor.grants[0]?.role ?? null;
  return {
    at,
    actor: by.kind === 'officer' && by.role === null ? { ...by, role } : by,
    action: 'identity_view_refused',
    object: { kind: 'information_request', id: CASE_ID.test(requestId) ? requestId : '' },
    detail: { code },
  };
}

/** Notes that an officer who may not see identities asked for one, where the page itself refuses. */
export async function recordRefusedIdentityView(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: { readonly requestId: string; readonly code: 'NOT_ALLOWED' | 'NO_GRANT' },
  actor: OfficerActor,
): Promise<void> {
  const entry = identityViewRefused(actor, command.requestId, command.code, deps.clock.now());
  await deps.unitOfWork.transaction((tx) => tx.audit.append([entry]));
}
