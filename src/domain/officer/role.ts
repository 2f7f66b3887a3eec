import type { OfficerId, UnitId } from '#domain/shared/ids.ts';

/** Offices a person can hold; a person may hold several, each for one unit or for the whole body. */
export const roles = [
  'desk_officer',
  'unit_ppid',
  'chief_ppid',
  'superior_officer',
  'liaison_officer',
  'complaint_desk',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Roles that only make sense for one unit. */
export const unitBoundRoles: readonly Role[] = ['unit_ppid', 'liaison_officer'];

/** One office held: `unitId` is null for the whole body. */
export type RoleGrant = { readonly role: Role; readonly unitId: UnitId | null };

/** A signed-in officer as the use cases see one. */
export type OfficerActor = {
  readonly kind: 'officer';
  readonly officerId: OfficerId;
  readonly fullName: string;
  readonly grants: readonly RoleGrant[];
};
