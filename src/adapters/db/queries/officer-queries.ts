import type { Kysely } from 'kysely';
import { readOfficerHoldings } from '#adapters/db/queries/officer-holdings.ts';
import { linkKind } from '#adapters/db/repositories/invitation-repository.ts';
import { foldGrants } from '#adapters/db/repositories/officer-rows.ts';
import type { Database } from '#adapters/db/schema.ts';
import type { OfficerQueries, OfficerRow } from '#application/officer/officer-views.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';

type JoinedRow = {
  readonly id: string;
  readonly email: string;
  readonly full_name: string;
  readonly position_title: string;
  readonly disabled_at: string | null;
  readonly role: string | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
};

export function officerQueries(db: Kysely<Database>): OfficerQueries {
  const joined = () =>
    db
      .selectFrom('officer')
      .leftJoin('officer_role as granted', 'granted.officer_id', 'officer.id')
      .leftJoin('unit', 'unit.id', 'granted.unit_id')
      .select([
        'officer.id',
        'officer.email',
        'officer.full_name',
        'officer.position_title',
        'officer.disabled_at',
        'granted.role',
        'granted.unit_id',
        'unit.name as unit_name',
      ]);

  return {
    list: async () => foldRows(await joined().execute()).toSorted(byName),

    find: async (id) => foldRows(await joined().where('officer.id', '=', id).execute())[0] ?? null,

    openInvitations: async (now) => {
      const rows = await db
        .selectFrom('officer_invitation')
        .select(['id', 'email', 'full_name', 'created_at', 'expires_at'])
        .where('kind', '=', 'invitation')
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        email: row.email,
        fullName: row.full_name,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }));
    },

    signInRecord: async (email) => {
      const row = await db
        .selectFrom('officer')
        .select(['id', 'password_hash', 'disabled_at'])
        .where('email', '=', email)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            officerId: asId<OfficerId>(row.id),
            passwordHash: row.password_hash,
            disabledAt: row.disabled_at,
          };
    },

    openLink: async (tokenHash, now) => {
      const row = await db
        .selectFrom('officer_invitation')
        .select(['kind', 'email', 'full_name', 'position_title', 'expires_at'])
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            kind: linkKind(row.kind),
            email: row.email,
            fullName: row.full_name,
            positionTitle: row.position_title,
            expiresAt: row.expires_at,
          };
    },

    factor: async (id) => {
      const row = await db
        .selectFrom('officer_factor as factor')
        .select((eb) => [
          'factor.enrolled_at',
          eb
            .selectFrom('officer_recovery_code as code')
            .select((code) => code.fn.countAll().as('value'))
            .whereRef('code.officer_id', '=', 'factor.officer_id')
            .where('code.used_at', 'is', null)
            .as('codes_left'),
        ])
        .where('factor.officer_id', '=', id)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { enrolledAt: row.enrolled_at, recoveryCodesLeft: Number(row.codes_left ?? 0) };
    },

    holdings: (id, now) => readOfficerHoldings(db, id, now),

    hasAdministrator: async () => {
      const row = await db
        .selectFrom('officer_role as granted')
        .innerJoin('officer', 'officer.id', 'granted.officer_id')
        .where('granted.role', '=', 'administrator')
        .where('officer.disabled_at', 'is', null)
        .select('officer.id')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** By name as an Indonesian reader expects, enabled accounts first; the two databases sort text differently. */
function byName(a: OfficerRow, b: OfficerRow): number {
  return (
    Number(a.disabledAt !== null) - Number(b.disabledAt !== null) ||
    a.fullName.localeCompare(b.fullName, 'id') ||
    (a.id < b.id ? -1 : 1)
  );
}

function foldRows(rows: readonly JoinedRow[]): readonly OfficerRow[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) => {
    const row = own[0];
    if (row === undefined) return [];
    const names = new Map(own.map((one) => [one.unit_id ?? '', one.unit_name]));
    return [
      {
        id: asId<OfficerId>(row.id),
        email: row.email,
        fullName: row.full_name,
        positionTitle: row.position_title,
        grants: foldGrants(own).map((grant) => ({
          ...grant,
          unitName: grant.unitId === null ? null : (names.get(grant.unitId) ?? null),
        })),
        disabledAt: row.disabled_at,
      },
    ];
  });
}
