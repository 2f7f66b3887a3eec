import type { Role, RoleGrant } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { assertNever } from '#domain/shared/result.ts';

/**
 * Every action an officer can be allowed, with the roles that may (law.md §1, docs/permissions.md).
 * Deny by default: an action without a role here is nobody's.
 */
export const permissions = {
  'information_request.read': ['desk_officer', 'unit_ppid', 'chief_ppid', 'superior_officer', 'auditor'],
  'information_request.assign': ['desk_officer', 'chief_ppid'],
  'information_request.note': ['desk_officer', 'unit_ppid', 'chief_ppid', 'superior_officer'],
  'information_request.message': ['desk_officer', 'unit_ppid', 'chief_ppid'],
  'information_request.prepare': ['desk_officer', 'unit_ppid', 'chief_ppid'],
  'information_request.extend': ['desk_officer', 'chief_ppid'],
  'information_request.respond': ['desk_officer', 'chief_ppid'],
  'information_request.see_identity': ['desk_officer', 'chief_ppid', 'superior_officer'],
  'information_request.check_identity': ['desk_officer', 'chief_ppid'],
  'information_request.reissue_code': ['desk_officer', 'chief_ppid'],
  'complaint.read': ['complaint_desk', 'liaison_officer', 'superior_officer', 'auditor'],
  'complaint.register': ['complaint_desk', 'desk_officer'],
  'complaint.handle': ['complaint_desk'],
  'complaint.act': ['complaint_desk', 'liaison_officer'],
  'complaint.see_reporter': ['complaint_desk'],
  'complaint.report': ['complaint_desk', 'superior_officer', 'auditor', 'chief_ppid'],
  'notice.tell': ['desk_officer', 'chief_ppid'],
  'public_document.draft': ['desk_officer', 'unit_ppid', 'chief_ppid'],
  'public_document.publish': ['chief_ppid', 'unit_ppid'],
  'public_document.withdraw': ['chief_ppid', 'unit_ppid'],
  'exemption.read': ['desk_officer', 'unit_ppid', 'chief_ppid', 'superior_officer', 'auditor'],
  'exemption.decide': ['chief_ppid'],
  'compliance.read': ['desk_officer', 'unit_ppid', 'chief_ppid', 'superior_officer', 'auditor'],
  'compliance.confirm': ['unit_ppid', 'chief_ppid'],
  'compliance.manage': ['chief_ppid'],
  'officer.manage': ['administrator'],
  'unit.manage': ['administrator'],
  'settings.manage': ['administrator', 'chief_ppid'],
  'calendar.manage': ['administrator', 'chief_ppid'],
  'audit.read': ['chief_ppid', 'auditor', 'administrator'],
  'audit.read_identity_views': ['chief_ppid', 'superior_officer', 'auditor'],
  'exception.read': [
    'desk_officer',
    'unit_ppid',
    'chief_ppid',
    'superior_officer',
    'complaint_desk',
    'administrator',
  ],
  'exception.retry': ['desk_officer', 'chief_ppid', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Anyone with offices: an officer who acts, or one who is asked about. */
export type GrantHolder = { readonly grants: readonly RoleGrant[] };

/** What an action is done to: the unit that the object belongs to, if any. */
export type PermissionScope = { readonly unitId: UnitId | null };

/**
 * The one answer to "may this officer do this to that" (deny by default).
 * A grant for the whole body covers every unit; a grant for one unit covers that unit's objects only.
 */
export function can(actor: GrantHolder, permission: Permission, scope?: PermissionScope): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return actor.grants.some((grant) => {
    if (!allowed.includes(grant.role)) return false;
    if (grant.unitId === null || scope === undefined) return true;
    return grant.unitId === scope.unitId;
  });
}

/** Units to which a permission is limited: `'all'`, or the list of units (possibly empty: none at all). */
export function unitsFor(actor: GrantHolder, permission: Permission): 'all' | readonly UnitId[] {
  const allowed: readonly Role[] = permissions[permission];
  const grants = actor.grants.filter((grant) => allowed.includes(grant.role));
  if (grants.some((grant) => grant.unitId === null)) return 'all';
  return grants.flatMap((grant) => (grant.unitId === null ? [] : [grant.unitId]));
}

/** The role's name as people in the office say it. */
export function roleLabel(role: Role): string {
  switch (role) {
    case 'desk_officer':
      return 'Petugas layanan informasi';
    case 'unit_ppid':
      return 'PPID pelaksana';
    case 'chief_ppid':
      return 'PPID';
    case 'superior_officer':
      return 'Atasan PPID';
    case 'liaison_officer':
      return 'Pejabat penghubung';
    case 'complaint_desk':
      return 'Petugas pengaduan';
    case 'auditor':
      return 'Pemantau';
    case 'administrator':
      return 'Administrator';
    default:
      return assertNever(role);
  }
}
