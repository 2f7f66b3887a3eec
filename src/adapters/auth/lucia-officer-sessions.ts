import { createHash, randomBytes } from 'node:crypto';
import { type Adapter, Lucia, type RegisteredDatabaseUserAttributes, TimeSpan } from 'lucia';
import type { Clock } from '#application/ports/clock.ts';
import type { OfficerSessionStore, StoredOfficerSession } from '#application/ports/officer-session-store.ts';
import type { OfficerSessions } from '#application/ports/officer-sessions.ts';
import type { RoleGrant } from '#domain/officer/role.ts';
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

type SessionAttributes = { readonly createdAt: InstantText };
type UserAttributes = { readonly fullName: string; readonly grants: readonly RoleGrant[] };

const idleMinutes = 30;
const absoluteHours = 10;
/** A session in use is moved on when this much of it is gone, so that not every request writes. */
const slideAfterMinutes = 1;

const tokenBytes = 32;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * Officer sessions by Lucia over a store that knows only SHA-256 of the token. Idle for 30 minutes or ten hours old,
 * or its officer disabled: the session ends at the next request. All of Lucia stays inside this folder.
 */
export function luciaOfficerSessions(deps: {
  readonly store: OfficerSessionStore;
  readonly clock: Clock;
}): OfficerSessions {
  const { store, clock } = deps;
  const adapter = luciaAdapter(store, clock);
  const lucia = new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(idleMinutes, 'm'),
    getSessionAttributes: ({ createdAt }) => ({ createdAt }),
    getUserAttributes: ({ fullName, grants }) => ({ fullName, grants }),
  });

  return {
    open: async (officerId) => {
      await lucia.deleteExpiredSessions();
      const now = clock.now();
      const token = randomBytes(tokenBytes).toString('base64url');
      await lucia.createSession(officerId, { createdAt: now }, { sessionId: token });
      return { token, expiresAt: after(now, { minutes: idleMinutes }) };
    },

    resolve: async (token) => {
      if (!tokenShape.test(token)) return null;
      const { session, user } = await lucia.validateSession(token);
      if (session === null) return null;
      const now = clock.now();
      if (now >= after(session.createdAt, { hours: absoluteHours })) {
        await lucia.invalidateSession(token);
        return null;
      }
      const left = session.expiresAt.getTime() - Date.now();
      if (!session.fresh && left <= (idleMinutes - slideAfterMinutes) * 60_000) {
        await store.slide(hashToken(token), after(now, { minutes: idleMinutes }));
      }
      return { kind: 'officer', officerId: user.id, fullName: user.fullName, grants: user.grants };
    },

    close: async (token) => {
      if (tokenShape.test(token)) await lucia.invalidateSession(token);
    },

    closeAll: (officerId) => lucia.invalidateUserSessions(officerId),
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
    attributes: { createdAt: stored.createdAt },
  });

  return {
    getSessionAndUser: async (token) => {
      const found = await store.find(hashToken(token));
      if (found === null) return [null, null];
      const attributes: RegisteredDatabaseUserAttributes = {
        fullName: found.fullName,
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
