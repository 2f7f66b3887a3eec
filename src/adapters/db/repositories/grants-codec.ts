import { isRole, unitFromColumn } from '#adapters/db/repositories/officer-rows.ts';
import type { RoleGrant } from '#domain/officer/role.ts';

/** Grants as kept in an invitation: a list of `[role, unit]`, '' for the whole body. */
export function grantsToText(grants: readonly RoleGrant[]): string {
  return JSON.stringify(grants.map((grant) => [grant.role, grant.unitId ?? '']));
}

/** @throws when the text was not written by `grantsToText`. */
export function grantsFromText(text: string): readonly RoleGrant[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) throw new Error('grants of an invitation are not a list');
  return parsed.map((pair: unknown) => {
    const [role, unitId]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    if (typeof role !== 'string' || typeof unitId !== 'string' || !isRole(role)) {
      throw new Error('an invitation holds an unknown grant');
    }
    return { role, unitId: unitFromColumn(unitId) };
  });
}
