import type { Repositories } from '#application/ports/repositories.ts';
import type { RoleGrant } from '#domain/officer/role.ts';

/** True when a grant names a unit that does not exist or is archived. */
export async function unknownUnit(
  tx: Pick<Repositories, 'units'>,
  grants: readonly RoleGrant[],
): Promise<boolean> {
  const ids = new Set(grants.flatMap((grant) => (grant.unitId === null ? [] : [grant.unitId])));
  if (ids.size === 0) return false;
  for (const unit of await tx.units.list()) {
    if (unit.archivedAt === null) ids.delete(unit.id);
  }
  return ids.size > 0;
}
