import type { RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** A one-time way to an account: the first administrator's set-up link, an invitation, or a new password. */
export type Invitation = {
  readonly id: string;
  readonly tokenHash: string;
  readonly kind: 'setup' | 'invitation' | 'password_reset';
  readonly email: string;
  readonly fullName: string;
  readonly positionTitle: string;
  readonly grants: readonly RoleGrant[];
  readonly createdBy: OfficerId | null;
  readonly createdAt: InstantText;
  readonly expiresAt: InstantText;
  readonly usedAt: InstantText | null;
  readonly revokedAt: InstantText | null;
};

export type InvitationRepository = {
  readonly add: (invitation: Invitation) => Promise<void>;
  readonly findByTokenHash: (tokenHash: string) => Promise<Invitation | null>;
  /** Uses an open invitation once; false when it was used, revoked or has expired. */
  readonly use: (id: string, at: InstantText) => Promise<boolean>;
  readonly find: (id: string) => Promise<Invitation | null>;
  readonly revoke: (id: string, at: InstantText) => Promise<void>;
  readonly revokeOpenOfKind: (kind: Invitation['kind'], at: InstantText) => Promise<void>;
  /** Earlier links for one address stop working when a new one is made. */
  readonly revokeOpenFor: (kind: Invitation['kind'], email: string, at: InstantText) => Promise<void>;
  /** Ends every link that an officer made or that leads to the officer's account; how many still worked. */
  readonly revokeOpenAround: (
    officer: { readonly id: OfficerId; readonly email: string },
    at: InstantText,
  ) => Promise<number>;
};
