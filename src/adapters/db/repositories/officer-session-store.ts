import type { Kysely } from 'kysely';
import { foldGrants, sessionFromRow } from '#adapters/db/repositories/officer-rows.ts';
import type { Database } from '#adapters/db/schema.ts';
import type { OfficerSessionStore } from '#application/ports/officer-session-store.ts';

/** Officer sessions by the hash of their token; a session, its officer and the offices held are one statement. */
export function officerSessionStore(db: Kysely<Database>): OfficerSessionStore {
  return {
    find: async (idHash) => {
      const rows = await db
        .selectFrom('officer_session as session')
        .innerJoin('officer', 'officer.id', 'session.officer_id')
        .leftJoin('officer_factor as factor', 'factor.officer_id', 'session.officer_id')
        .leftJoin('officer_role as granted', 'granted.officer_id', 'session.officer_id')
        .where('session.id_hash', '=', idHash)
        .select([
          'session.id_hash',
          'session.officer_id',
          'session.stage',
          'session.device',
          'session.created_at',
          'session.expires_at',
          'officer.full_name',
          'officer.disabled_at',
          'factor.enrolled_at',
          'granted.role',
          'granted.unit_id',
        ])
        .execute();
      const first = rows[0];
      if (first === undefined) return null;
      return {
        session: sessionFromRow(first),
        fullName: first.full_name,
        disabledAt: first.disabled_at,
        hasFactor: first.enrolled_at !== null,
        grants: foldGrants(rows),
      };
    },

    listOf: async (officerId) => {
      const rows = await db
        .selectFrom('officer_session')
        .selectAll()
        .where('officer_id', '=', officerId)
        .orderBy('created_at')
        .execute();
      return rows.map(sessionFromRow);
    },

    add: async (session) => {
      await db
        .insertInto('officer_session')
        .values({
          id_hash: session.idHash,
          officer_id: session.officerId,
          stage: session.stage,
          device: session.device,
          created_at: session.createdAt,
          expires_at: session.expiresAt,
        })
        .execute();
    },

    slide: async (idHash, expiresAt) => {
      await db
        .updateTable('officer_session')
        .set({ expires_at: expiresAt })
        .where('id_hash', '=', idHash)
        .execute();
    },

    remove: async (idHash) => {
      await db.deleteFrom('officer_session').where('id_hash', '=', idHash).execute();
    },

    removeOwn: async (officerId, idHash) => {
      const result = await db
        .deleteFrom('officer_session')
        .where('id_hash', '=', idHash)
        .where('officer_id', '=', officerId)
        .executeTakeFirst();
      return Number(result.numDeletedRows) === 1;
    },

    removeOf: async (officerId) => {
      await db.deleteFrom('officer_session').where('officer_id', '=', officerId).execute();
    },

    removeExpired: async (now) => {
      await db.deleteFrom('officer_session').where('expires_at', '<=', now).execute();
    },
  };
}
