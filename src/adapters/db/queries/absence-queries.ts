import type { Kysely } from 'kysely';
import type { AbsenceQueries } from '#application/officer/absence-views.ts';
import { absenceFromRow } from '../repositories/absence-repository.ts';
import type { Database } from '../schema.ts';
import { readAbsentOfficers } from './absent-officers.ts';

export function absenceQueries(db: Kysely<Database>): AbsenceQueries {
  return {
    absentOfficers: (today) => readAbsentOfficers(db, today),

    concerning: async (officerId, today) => {
      const rows = await db
        .selectFrom('officer_absence as a')
        .innerJoin('officer as o', 'o.id', 'a.officer_id')
        .leftJoin('officer as d', 'd.id', 'a.deputy_id')
        .selectAll('a')
        .select(['o.full_name as officer_name', 'd.full_name as deputy_name'])
        .where('a.until_on', '>=', today)
        .where('a.ended_at', 'is', null)
        .where('o.disabled_at', 'is', null)
        .where((eb) => eb.or([eb('a.officer_id', '=', officerId), eb('a.deputy_id', '=', officerId)]))
        .orderBy('a.from_on')
        .orderBy('a.id')
        .execute();
      return rows.map((row) => ({
        ...absenceFromRow(row),
        officerName: row.officer_name,
        deputyName: row.deputy_name,
      }));
    },
  };
}
