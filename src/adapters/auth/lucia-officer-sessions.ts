import { createHash, randomBytes } from 'node:crypto';
import { type Adapter, Lucia, type RegisteredDatabaseUserAttributes, TimeSpan } from 'lucia';
import type { Clock } from '#application/ports/clock.ts';
import type {
  OfficerSessionStore,
  SessionStage,
  StoredOfficerSession,
} from '#application/ports/officer-session-store.ts';
import type { OfficerSessions, OpenedSession, SeenSession } from '#application/ports/officer-sessions.ts';
import { deviceOf, deviceToText } from '#domain/officer/device.ts';
import type { RoleGrant } from '#domain/officer/role.ts';
import { HALF_SESSION_MINUTES, isHalfSessionOver } from '#domain/officer/second-factor.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    UserId: OfficerId;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

type SessionAttributes = {
  readonly stage: SessionStage;
  readonly device: string;
  readonly createdAt: InstantText;
};
type UserAttributes = {
  readonly fullName: string;
  readonly hasFactor: boolean;
  readonly grants: readonly RoleGrant[];
};

const idleMinutes = 30;
const absoluteHours = 10;
/** A session in use is moved on when this much of it is gone, so that not every request writes. */
const slideAfterMinutes = 1;

const tokenBytes = 32;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * Officer sessions by Lucia over a store that knows only SHA-256 of the token. Idle for 30 minutes or ten hours old,
 * half signed in for ten minutes, or its officer disabled: the session ends at the next request. All of Lucia stays
 * inside this folder.
 */
export function luciaOfficerSessions(deps: {
  readonly store: OfficerSessionStore;
  readonly clock: Clock;
}): OfficerSessions {
  const { store, clock } = deps;
  const adapter = luciaAdapter(store, clock);
  const lucia = new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(idleMinutes, 'm'),
    getSessionAttributes: ({ stage, device, createdAt }) => ({ stage, device, createdAt }),
    getUserAttributes: ({ fullName, hasFactor, grants }) => ({ fullName, hasFactor, grants }),
  });

  const start = async (officerId: OfficerId, stage: SessionStage, device: string): Promise<OpenedSession> => {
    await lucia.deleteExpiredSessions();
    const now = clock.now();
    const token = randomBytes(tokenBytes).toString('base64url');
    await lucia.createSession(officerId, { stage, device, createdAt: now }, { sessionId: token });
    const minutes = stage === 'full' ? idleMinutes : HALF_SESSION_MINUTES;
    return { token, expiresAt: after(now, { minutes }) };
  };

  const isOver = (stage: SessionStage, createdAt: InstantText, now: InstantText): boolean =>
    stage === 'full' ? now >= after(createdAt, { hours: absoluteHours }) : isHalfSessionOver(createdAt, now);

  const look = async (token: string): Promise<SeenSession | null> => {
    if (!tokenShape.test(token)) return null;
    const { session, user } = await lucia.validateSession(token);
    if (session === null) return null;
    const { stage, createdAt } = session;
    const now = clock.now();
    if (isOver(stage, createdAt, now)) {
      await lucia.invalidateSession(token);
      return null;
    }
    const left = session.expiresAt.getTime() - Date.now();
    if (stage === 'full' && !session.fresh && left <= (idleMinutes - slideAfterMinutes) * 60_000) {
      await store.slide(hashToken(token), after(now, { minutes: idleMinutes }));
    }
    return {
      id: hashToken(token),
      stage,
      officer: { kind: 'officer', officerId: user.id, fullName: user.fullName, grants: user.grants },
      hasFactor: user.hasFactor,
      openedAt: createdAt,
    };
  };

  return {
    open: (officerId, device = deviceToText(deviceOf(''))) => start(officerId, 'full', device),
    openHalf: (officerId, device) => start(officerId, 'half', device),
    look,
    resolve: async (token) => {
      const seen = await look(token);
      return seen?.stage === 'full' ? seen.officer : null;
    },

    close: async (token) => {
      if (tokenShape.test(token)) await lucia.invalidateSession(token);
    },

    closeAll: (officerId) => lucia.invalidateUserSessions(officerId),

    list: async (officerId) => {
      const now = clock.now();
      const stored = await store.listOf(officerId);
      return stored
        .filter(({ stage, createdAt, expiresAt }) => {
          return stage === 'full' && expiresAt > now && !isOver(stage, createdAt, now);
        })
        .map(({ idHash, device, createdAt, expiresAt }) => ({
          id: idHash,
          device,
          openedAt: createdAt,
          lastSeenAt: after(expiresAt, { minutes: -idleMinutes }),
        }))
        .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
    },

    closeOwn: (officerId, id) => store.removeOwn(officerId, id),
  };
}

/**
 * Lucia's seven methods. It hands back the raw token as the session's id, because Lucia moves on and ends a session
 * by the id it got from here. Lucia reads the system's clock; the adapter sets its times to the office's.
 */
function luciaAdapter(store: OfficerSessionStore, clock: Clock): Adapter {
  const ahead = () => Date.now() - Temporal.Instant.from(clock.now()).epochMilliseconds;
  const toDate = (instant: InstantText) =>
    new Date(Temporal.Instant.from(instant).epochMilliseconds + ahead());
  const toInstant = (date: Date) => new Date(date.getTime() - ahead()).toISOString();
  const toSession = (id: string, stored: StoredOfficerSession) => ({
    id,
    userId: stored.officerId,
    expiresAt: toDate(stored.expiresAt),
    attributes: { stage: stored.stage, device: stored.device, createdAt: stored.createdAt },
  });

  return {
    getSessionAndUser: async (token) => {
      const found = await store.find(hashToken(token));
      if (found === null) return [null, null];
      const attributes: RegisteredDatabaseUserAttributes = {
        fullName: found.fullName,
        hasFactor: found.hasFactor,
        grants: found.grants,
      };
      const user = found.disabledAt === null ? { id: found.session.officerId, attributes } : null;
      return [toSession(token, found.session), user];
    },
    getUserSessions: async (officerId) =>
      (await store.listOf(asId<OfficerId>(officerId))).map((stored) => toSession(stored.idHash, stored)),
    setSession: (session) =>
      store.add({
        idHash: hashToken(session.id),
        officerId: session.userId,
        stage: session.attributes.stage,
        device: session.attributes.device,
        createdAt: session.attributes.createdAt,
        expiresAt: toInstant(session.expiresAt),
      }),
    updateSessionExpiration: (token, expiresAt) => store.slide(hashToken(token), toInstant(expiresAt)),
    deleteSession: (token) => store.remove(hashToken(token)),
    deleteUserSessions: (officerId) => store.removeOf(officerId),
    deleteExpiredSessions: () => store.removeExpired(clock.now()),
  };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function after(
  instant: InstantText,
  duration: { readonly minutes?: number; readonly hours?: number },
): InstantText {
  return Temporal.Instant.from(instant).add(duration).toString({ smallestUnit: 'millisecond' });
}
