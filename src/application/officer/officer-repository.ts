import type { RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type Officer = {
  readonly id: OfficerId;
  readonly email: string;
  readonly fullName: string;
  readonly positionTitle: string;
  readonly passwordHash: string;
  readonly grants: readonly RoleGrant[];
  readonly disabledAt: InstantText | null;
  readonly createdAt: InstantText;
  readonly version: number;
};

export type OfficerRepository = {
  readonly add: (officer: Officer) => Promise<void>;
  readonly find: (id: OfficerId) => Promise<Officer | null>;
  /** By address, folded to lower case. */
  readonly findByEmail: (email: string) => Promise<Officer | null>;
  readonly changeGrants: (id: OfficerId, grants: readonly RoleGrant[], at: InstantText) => Promise<void>;
  readonly changePassword: (id: OfficerId, passwordHash: string) => Promise<void>;
  readonly disable: (id: OfficerId, at: InstantText | null) => Promise<void>;
  /** Ends every session of the officer, but for one where its id is given; how many there were. */
  readonly endSessions: (id: OfficerId, exceptSessionId?: string) => Promise<number>;
  /** Makes transactions that rely on these officers' accounts or absences wait for each other; before reading them. */
  readonly lock: (ids: readonly OfficerId[]) => Promise<void>;
  /** Makes two transactions that change administrators wait for each other; call it before counting. */
  readonly lockAdministrators: () => Promise<void>;
  /** Enabled administrators; the last one may not be lost. */
  readonly countAdministrators: () => Promise<number>;
  /** Enabled officers with any of the roles, for a unit (whole-body grants included) or for all. */
  readonly withRoles: (roles: readonly string[], unitId: string | null) => Promise<readonly Officer[]>;
};
