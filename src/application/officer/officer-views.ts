import type { RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId, UnitId } from '#domain/shared/ids.ts';
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

/** What a one-time link says to the person who opens it. */
export type LinkView = {
  readonly kind: 'setup' | 'invitation' | 'password_reset';
  readonly email: string;
  readonly fullName: string;
  readonly positionTitle: string;
  readonly expiresAt: InstantText;
};

/** What an officer and an administrator may know of a second factor. */
export type FactorView = { readonly enrolledAt: InstantText; readonly recoveryCodesLeft: number };

/** What a sign-in is checked against. */
export type SignInRecord = {
  readonly officerId: OfficerId;
  readonly passwordHash: string;
  readonly disabledAt: InstantText | null;
};

/** What an officer still has in hand, as numbers: an administrator learns how many cases, not which. */
export type OfficerHoldings = {
  readonly openCases: number;
  /** Units of those cases, each once; null for those of no unit. */
  readonly unitsOfCases: readonly (UnitId | null)[];
  /** Of the open cases, those whose letters wait for a signature. */
  readonly awaitingSignature: number;
  /** Tasks of "Perlu dikabari" about those cases. */
  readonly noticesToTell: number;
  readonly documentDrafts: number;
  /** Links that the officer made and nobody has used yet. */
  readonly openLinks: number;
};

/** Every function takes one statement. */
export type OfficerQueries = {
  readonly list: () => Promise<readonly OfficerRow[]>;
  readonly openInvitations: (now: InstantText) => Promise<readonly InvitationRow[]>;
  readonly find: (id: OfficerId) => Promise<OfficerRow | null>;
  /** By address in folded form. */
  readonly signInRecord: (email: string) => Promise<SignInRecord | null>;
  /** A link that can still be used, else null. */
  readonly openLink: (tokenHash: string, now: InstantText) => Promise<LinkView | null>;
  /** The officer's authenticator app; null when there is none. */
  readonly factor: (id: OfficerId) => Promise<FactorView | null>;
  readonly holdings: (id: OfficerId, now: InstantText) => Promise<OfficerHoldings>;
  readonly hasAdministrator: () => Promise<boolean>;
};
