import type { Kysely } from 'kysely';
import type { AbsentOfficer } from '#domain/officer/stand-in.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { foldGrants } from '../repositories/officer-rows.ts';
import type { Database } from '../schema.ts';

/**
 * Officers who are away on `today`, each with the deputy as things stand, and those who left with open cases in
 * their hands; all, or one. One statement.
 */
export async function readAbsentOfficers(
  db: Kysely<Database>,
  today: CivilDate,
  officerId: OfficerId | null = null,
): Promise<readonly AbsentOfficer[]> {
  const rows = await db
    .selectFrom('officer as o')
    .leftJoin('officer_absence as a', (join) =>
      join
        .onRef('a.officer_id', '=', 'o.id')
        .on('a.ended_at', 'is', null)
        .on('a.from_on', '<=', today)
        .on('a.until_on', '>=', today),
    )
    .leftJoin('officer as d', 'd.id', 'a.deputy_id')
    .leftJoin('officer_role as granted', 'granted.officer_id', 'd.id')
    .leftJoin('officer_absence as b', (join) =>
      join
        .onRef('b.officer_id', '=', 'd.id')
        .on('b.ended_at', 'is', null)
        .on('b.from_on', '<=', today)
        .on('b.until_on', '>=', today),
    )
    .select([
      'o.id',
      'o.full_name',
      'o.disabled_at',
      'a.until_on',
      'd.id as deputy_id',
      'd.full_name as deputy_name',
      'd.disabled_at as deputy_disabled_at',
      'b.id as deputy_absence_id',
      'granted.role',
      'granted.unit_id',
    ])
    .where((eb) =>
      eb.or([
        eb.and([eb('o.disabled_at', 'is', null), eb('a.id', 'is not', null)]),
        eb.and([
          eb('o.disabled_at', 'is not', null),
          eb.exists(
            eb
              .selectFrom('information_request as q')
              .select('q.id')
              .whereRef('q.assignee_id', '=', 'o.id')
              .where('q.is_open', '=', 1),
          ),
        ]),
      ]),
    )
    .$if(officerId !== null, (query) => query.where('o.id', '=', officerId ?? ''))
    .orderBy('o.id')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own): readonly AbsentOfficer[] => {
    const [row] = own;
    if (row === undefined) return [];
    const gone = row.disabled_at !== null;
    const deputy =
      gone || row.deputy_id === null
        ? null
        : {
            officerId: asId<OfficerId>(row.deputy_id),
            fullName: row.deputy_name ?? '',
            grants: foldGrants(own),
            available: row.deputy_disabled_at === null && row.deputy_absence_id === null,
          };
    return [
      {
        officerId: asId<OfficerId>(row.id),
        fullName: row.full_name,
        untilOn: gone ? null : row.until_on,
        deputy,
      },
    ];
  });
}
