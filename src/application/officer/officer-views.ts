import type { RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type OfficerRow = {
  readonly id: OfficerId;
  readonly email: string;
  readonly fullName: string;
  readonly positionTitle: string;
  readonly grants: readonly (RoleGrant & { readonly unitName: string | null })[];
  readonly disabledAt: InstantText | null;
};

export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
  readonly createdAt: InstantText;
  readonly expiresAt: InstantText;
};

export type OfficerQueries = {
  readonly list: () => Promise<readonly OfficerRow[]>;
  readonly openInvitations: (now: InstantText) => Promise<readonly InvitationRow[]>;
  readonly hasAdministrator: () => Promise<boolean>;
};
