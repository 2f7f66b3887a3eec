import type { SessionStage } from '#application/ports/officer-session-store.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type OpenedSession = { readonly token: string; readonly expiresAt: InstantText };

/** What a token stands for. Only a `full` session may do an officer's work. */
export type SeenSession = {
  /** Names the session among the officer's own; it opens nothing. */
  readonly id: string;
  readonly stage: SessionStage;
  readonly officer: OfficerActor;
  /** Whether the officer has an authenticator app. */
  readonly hasFactor: boolean;
  /** When password (half) or password and code (full) were given. */
  readonly openedAt: InstantText;
};

export type OwnSession = {
  readonly id: string;
  /** Browser and system as codes, `firefox/android`. */
  readonly device: string;
  readonly openedAt: InstantText;
  /** To the minute. */
  readonly lastSeenAt: InstantText;
};

/** Sessions of officers: 30 minutes idle, 10 hours in all, half ones 10 minutes; only a hash of the token is stored. */
export type OfficerSessions = {
  /** A full session: the caller has seen password and code. */
  readonly open: (officerId: OfficerId, device?: string) => Promise<OpenedSession>;
  /** A session that leads to the second factor and nowhere else. */
  readonly openHalf: (officerId: OfficerId, device: string) => Promise<OpenedSession>;
  /** The officer behind the token of a full session; null when it is unknown, half, idle, too old, or the officer was disabled. One statement. */
  readonly resolve: (token: string) => Promise<OfficerActor | null>;
  /** Like `resolve`, for half sessions too; only the doors of the back office ask this. */
  readonly look: (token: string) => Promise<SeenSession | null>;
  readonly close: (token: string) => Promise<void>;
  readonly closeAll: (officerId: OfficerId) => Promise<void>;
  /** The officer's full sessions that go on, the latest opened first. */
  readonly list: (officerId: OfficerId) => Promise<readonly OwnSession[]>;
  /** Ends one of the officer's sessions by its `id`; false when it is not theirs or over. */
  readonly closeOwn: (officerId: OfficerId, id: string) => Promise<boolean>;
};
