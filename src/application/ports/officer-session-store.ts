import type { RoleGrant } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Half: the password was right, the code is still owed. Full: both were given. */
export const sessionStages = ['half', 'full'] as const;
export type SessionStage = (typeof sessionStages)[number];

/** A session as stored: the hash of its token, never the token. */
export type StoredOfficerSession = {
  readonly idHash: string;
  readonly officerId: OfficerId;
  readonly stage: SessionStage;
  /** Browser and system as codes, `firefox/android`. */
  readonly device: string;
  readonly createdAt: InstantText;
  readonly expiresAt: InstantText;
};

export type OfficerSessionStore = {
  /** Session, officer, second factor and grants in one statement; null when there is no such session. */
  readonly find: (idHash: string) => Promise<{
    readonly session: StoredOfficerSession;
    readonly fullName: string;
    readonly disabledAt: InstantText | null;
    readonly hasFactor: boolean;
    readonly grants: readonly RoleGrant[];
  } | null>;
  readonly listOf: (officerId: OfficerId) => Promise<readonly StoredOfficerSession[]>;
  readonly add: (session: StoredOfficerSession) => Promise<void>;
  readonly slide: (idHash: string, expiresAt: InstantText) => Promise<void>;
  readonly remove: (idHash: string) => Promise<void>;
  /** Removes the session if it is this officer's; false when there is none. */
  readonly removeOwn: (officerId: OfficerId, idHash: string) => Promise<boolean>;
  readonly removeOf: (officerId: OfficerId) => Promise<void>;
  readonly removeExpired: (now: InstantText) => Promise<void>;
};
