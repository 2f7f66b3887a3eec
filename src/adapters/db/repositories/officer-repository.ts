import type { Kysely, Selectable } from 'kysely';
import { foldGrants } from '#adapters/db/repositories/officer-rows.ts';
import type { Database } from '#adapters/db/schema.ts';
import type { Officer, OfficerRepository } from '#application/officer/officer-repository.ts';
import type { RoleGrant } from '#domain/officer/role.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

type OfficerWithGrant = Selectable<Database['officer']> & {
  readonly role: string | null;
  readonly unit_id: string | null;
};

export function officerRepository(db: Kysely<Database>): OfficerRepository {
  const withGrants = () =>
    db
      .selectFrom('officer')
      .leftJoin('officer_role as granted', 'granted.officer_id', 'officer.id')
      .selectAll('officer')
      .select(['granted.role', 'granted.unit_id']);

  const addGrants = async (id: OfficerId, grants: readonly RoleGrant[], at: InstantText) => {
    if (grants.length === 0) return;
    await db
      .insertInto('officer_role')
      .values(
        grants.map((grant) => ({
          officer_id: id,
          role: grant.role,
          unit_id: grant.unitId ?? '',
          granted_at: at,
        })),
      )
      .execute();
  };

  return {
    add: async (officer) => {
      await db
        .insertInto('officer')
        .values({
          id: officer.id,
          email: officer.email,
          full_name: officer.fullName,
          position_title: officer.positionTitle,
          password_hash: officer.passwordHash,
          disabled_at: officer.disabledAt,
          created_at: officer.createdAt,
          version: officer.version,
        })
        .execute();
      await addGrants(officer.id, officer.grants, officer.createdAt);
    },

    find: async (id) => foldOfficers(await withGrants().where('officer.id', '=', id).execute())[0] ?? null,

    findByEmail: async (email) =>
      foldOfficers(await withGrants().where('officer.email', '=', email.toLowerCase()).execute())[0] ?? null,

    changeGrants: async (id, grants, at) => {
      await db.deleteFrom('officer_role').where('officer_id', '=', id).execute();
      await addGrants(id, grants, at);
      await db
        .updateTable('officer')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    changePassword: async (id, passwordHash) => {
      await db
        .updateTable('officer')
        .set((eb) => ({ password_hash: passwordHash, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    disable: async (id, at) => {
      await db
        .updateTable('officer')
        .set((eb) => ({ disabled_at: at, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    endSessions: async (id, exceptSessionId) => {
      const own = db.deleteFrom('officer_session').where('officer_id', '=', id);
      const { numDeletedRows } = await (exceptSessionId === undefined
        ? own
        : own.where('id_hash', '!=', exceptSessionId)
      ).executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },

    lock: async (ids) => {
      if (ids.length === 0) return;
      await db
        .updateTable('officer')
        .set((eb) => ({ version: eb.ref('version') }))
        .where('id', 'in', ids)
        .execute();
    },

    // A write that changes nothing: PostgreSQL makes the second transaction wait for these rows, SQLite waits anyway.
    lockAdministrators: async () => {
      await db
        .updateTable('officer_role')
        .set((eb) => ({ granted_at: eb.ref('granted_at') }))
        .where('role', '=', 'administrator')
        .execute();
    },

    countAdministrators: async () => {
      const row = await db
        .selectFrom('officer_role as granted')
        .innerJoin('officer', 'officer.id', 'granted.officer_id')
        .where('granted.role', '=', 'administrator')
        .where('officer.disabled_at', 'is', null)
        .select((eb) => eb.fn.count('officer.id').distinct().as('value'))
        .executeTakeFirstOrThrow();
      return Number(row.value);
    },

    withRoles: async (roles, unitId) => {
      if (roles.length === 0) return [];
      const rows = await withGrants()
        .where('officer.disabled_at', 'is', null)
        .where('officer.id', 'in', (eb) => {
          const holders = eb
            .selectFrom('officer_role')
            .select('officer_role.officer_id')
            .where('officer_role.role', 'in', roles);
          return unitId === null ? holders : holders.where('officer_role.unit_id', 'in', ['', unitId]);
        })
        .orderBy('officer.id')
        .execute();
      return foldOfficers(rows);
    },
  };
}

function foldOfficers(rows: readonly OfficerWithGrant[]): readonly Officer[] {
  const byId = Map.groupBy(rows, (row) => row.id);
  return [...byId.values()].flatMap((own) => {
    const row = own[0];
    if (row === undefined) return [];
    return [
      {
        id: asId<OfficerId>(row.id),
        email: row.email,
        fullName: row.full_name,
        positionTitle: row.position_title,
        passwordHash: row.password_hash,
        grants: foldGrants(own),
        disabledAt: row.disabled_at,
        createdAt: row.created_at,
        version: row.version,
      },
    ];
  });
}
