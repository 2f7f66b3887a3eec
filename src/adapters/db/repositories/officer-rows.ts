import type { StoredOfficerSession } from '#application/ports/officer-session-store.ts';
import { type Role, type RoleGrant, roles } from '#domain/officer/role.ts';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

/** Rows of a left join on `officer_role` as grants, in the order of the roles; '' stands for the whole body. */
export function foldGrants(
  rows: readonly { readonly role: string | null; readonly unit_id: string | null }[],
): readonly RoleGrant[] {
  const grants = rows.flatMap(({ role, unit_id }) =>
    role !== null && isRole(role) ? [{ role, unitId: unitFromColumn(unit_id ?? '') }] : [],
  );
  return grants.sort(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || ((a.unitId ?? '') < (b.unitId ?? '') ? -1 : 1),
  );
}

export function unitFromColumn(unitId: string): UnitId | null {
  return unitId === '' ? null : asId<UnitId>(unitId);
}

export function sessionFromRow(row: {
  readonly id_hash: string;
  readonly officer_id: string;
  readonly stage: string;
  readonly device: string;
  readonly created_at: string;
  readonly expires_at: string;
}): StoredOfficerSession {
  return {
    idHash: row.id_hash,
    officerId: asId<OfficerId>(row.officer_id),
    stage: row.stage === 'full' ? 'full' : 'half',
    device: row.device,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
