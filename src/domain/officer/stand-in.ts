import { can, type GrantHolder, unitsFor } from '#domain/officer/permissions.ts';
import type { OfficerActor, RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** An officer who is away today, with the deputy that was named. */
export type AbsentOfficer = {
  readonly officerId: OfficerId;
  readonly fullName: string;
  /** Last day away; null for one who left and still holds cases. */
  readonly untilOn: CivilDate | null;
  readonly deputy: {
    readonly officerId: OfficerId;
    readonly fullName: string;
    readonly grants: readonly RoleGrant[];
    /** Account enabled and not away today. */
    readonly available: boolean;
  } | null;
};

/** The work that standing in is about. */
const WORK = 'information_request.prepare';

/**
 * Who stands in on a case of the unit (null: of no unit): the deputy while available and allowed to work on it, else
 * everybody who may. Read from dates and offices as they are now, so that nothing has to be put back afterwards.
 */
export function deputyFor(absent: AbsentOfficer, unitId: UnitId | null): AbsentOfficer['deputy'] {
  const { deputy } = absent;
  return deputy?.available === true && can(deputy, WORK, { unitId }) ? deputy : null;
}

/** True when this officer stands in for the absent one on a case of the unit. */
export function standsIn(
  actor: Pick<OfficerActor, 'officerId' | 'grants'>,
  absent: AbsentOfficer,
  unitId: UnitId | null,
): boolean {
  if (actor.officerId === absent.officerId || !can(actor, WORK, { unitId })) return false;
  const deputy = deputyFor(absent, unitId);
  return deputy === null || deputy.officerId === actor.officerId;
}

/** Cases of one absent officer that another stands in on, for a query: those of `units`, without those of `except`. */
export type StandInScope = {
  readonly holderId: OfficerId;
  readonly units: 'all' | readonly UnitId[];
  readonly except: readonly UnitId[];
};

/** `standsIn` for every absent officer at once, as what a query can select by. */
export function standInScopes(
  actor: Pick<OfficerActor, 'officerId' | 'grants'>,
  absents: readonly AbsentOfficer[],
): readonly StandInScope[] {
  const units = unitsFor(actor, WORK);
  if (units !== 'all' && units.length === 0) return [];
  return absents.flatMap(({ officerId, deputy }): readonly StandInScope[] => {
    if (officerId === actor.officerId) return [];
    const taken = deputy?.available === true && deputy.officerId !== actor.officerId ? workOf(deputy) : [];
    return taken === 'all' ? [] : [{ holderId: officerId, units, except: taken }];
  });
}

function workOf(holder: GrantHolder): 'all' | readonly UnitId[] {
  return unitsFor(holder, WORK);
}
