import type { OfficerActor } from '#domain/officer/role.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Sessions of officers: 30 minutes idle, 10 hours in all; only a hash of the token is stored. */
export type OfficerSessions = {
  readonly open: (
    officerId: OfficerId,
  ) => Promise<{ readonly token: string; readonly expiresAt: InstantText }>;
  /** The officer behind a token; null when it is unknown, idle, too old, or the officer was disabled. One statement. */
  readonly resolve: (token: string) => Promise<OfficerActor | null>;
  readonly close: (token: string) => Promise<void>;
  readonly closeAll: (officerId: OfficerId) => Promise<void>;
};
