import { type Role, type RoleGrant, roles, unitBoundRoles } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export const grantsErrorCodes = ['GRANTS_EMPTY', 'GRANT_NEEDS_UNIT', 'GRANT_IS_WHOLE_BODY'] as const;
export type GrantsErrorCode = (typeof grantsErrorCodes)[number];

/** Offices held for the whole body. */
export const wholeBodyRoles: readonly Role[] = roles.filter((role) => !unitBoundRoles.includes(role));

/** At least one office; each unit-bound office names its unit, each other one is for the whole body. Doubles fall out. */
export function checkGrants(grants: readonly RoleGrant[]): Result<readonly RoleGrant[], GrantsErrorCode> {
  const unique = [...new Map(grants.map((grant) => [`${grant.role} ${grant.unitId ?? ''}`, grant])).values()];
  if (unique.length === 0) return err('GRANTS_EMPTY');
  for (const grant of unique) {
    const bound = unitBoundRoles.includes(grant.role);
    if (bound && grant.unitId === null) return err('GRANT_NEEDS_UNIT');
    if (!bound && grant.unitId !== null) return err('GRANT_IS_WHOLE_BODY');
  }
  return ok(unique);
}

export function isAdministrator(grants: readonly RoleGrant[]): boolean {
  return grants.some((grant) => grant.role === 'administrator');
}
