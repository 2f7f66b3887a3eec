import type { Complaint } from '#domain/complaint/complaint.ts';
import { unitsFor } from '#domain/officer/permissions.ts';
import type { RoleGrant } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';

/** Which complaints an officer may see: every one, or those handed to these units; never those about `not`. */
export type ComplaintScope = {
  readonly units: 'all' | readonly UnitId[];
  /** Units that the officer belongs to: a complaint about one of them does not exist for this officer. */
  readonly not: readonly UnitId[];
};

/** The one answer to "which complaints are there for this officer"; every list, count and search takes it. */
export function complaintScope(actor: { readonly grants: readonly RoleGrant[] }): ComplaintScope {
  return {
    units: unitsFor(actor, 'complaint.read'),
    not: [...new Set(actor.grants.flatMap((grant) => (grant.unitId === null ? [] : [grant.unitId])))],
  };
}

/** Which complaints stand in the figures of an officer who reads reports; never those about the own unit. */
export function reportScope(actor: { readonly grants: readonly RoleGrant[] }): ComplaintScope {
  return { ...complaintScope(actor), units: unitsFor(actor, 'complaint.report') };
}

/** True when a complaint handed to `taskUnits` exists for the scope. */
export function isInScope(
  scope: ComplaintScope,
  { aboutUnitId }: Pick<Complaint, 'aboutUnitId'>,
  taskUnits: readonly UnitId[],
): boolean {
  if (aboutUnitId !== null && scope.not.includes(aboutUnitId)) return false;
  const { units } = scope;
  return units === 'all' || taskUnits.some((unit) => units.includes(unit));
}
