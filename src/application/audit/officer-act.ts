import type { AuditActor } from '#domain/audit/audit-entry.ts';
import { can, type Permission, type PermissionScope } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** An officer as the audit trail names one, with the first office held that allows the act. */
export function officerAct(actor: OfficerActor, permission: Permission, scope?: PermissionScope): AuditActor {
  const grant = actor.grants.find((one) => can({ ...actor, grants: [one] }, permission, scope));
  return { kind: 'officer', officerId: actor.officerId, role: grant?.role ?? null };
}
