import type { Kysely, Selectable } from 'kysely';
import type { AbsenceRepository } from '#application/officer/absence-repository.ts';
import type { Absence } from '#domain/officer/absence.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { readAbsentOfficers } from '../queries/absent-officers.ts';
import type { Database } from '../schema.ts';

export function absenceRepository(db: Kysely<Database>): AbsenceRepository {
  return {
    add: async (absence) => {
      await db
        .insertInto('officer_absence')
        .values({
          id: absence.id,
          officer_id: absence.officerId,
          from_on: absence.fromOn,
          until_on: absence.untilOn,
          deputy_id: absence.deputyId,
          note: absence.note,
          created_by: absence.createdBy,
          created_at: absence.createdAt,
          ended_at: absence.endedAt,
          ended_by: null,
        })
        .execute();
    },

    find: async (id) => {
      const row = await db.selectFrom('officer_absence').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : absenceFromRow(row);
    },

    overlapping: async (officerId, { fromOn, untilOn }) => {
      const rows = await db
        .selectFrom('officer_absence')
        .selectAll()
        .where('officer_id', '=', officerId)
        .where('ended_at', 'is', null)
        .where('from_on', '<=', untilOn)
        .where('until_on', '>=', fromOn)
        .execute();
      return rows.map(absenceFromRow);
    },

    end: async (id, at, by) => {
      const { numUpdatedRows } = await db
        .updateTable('officer_absence')
        .set({ ended_at: at, ended_by: by })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    endAllOf: async (officerId, today, at, by) => {
      const { numUpdatedRows } = await db
        .updateTable('officer_absence')
        .set({ ended_at: at, ended_by: by })
        .where('officer_id', '=', officerId)
        .where('ended_at', 'is', null)
        .where('until_on', '>=', today)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    releaseDeputy: async (deputyId, today) => {
      const { numUpdatedRows } = await db
        .updateTable('officer_absence')
        .set({ deputy_id: null })
        .where('deputy_id', '=', deputyId)
        .where('ended_at', 'is', null)
        .where('until_on', '>=', today)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    absentOfficer: async (officerId, today) => (await readAbsentOfficers(db, today, officerId))[0] ?? null,
  };
}

export function absenceFromRow(row: Selectable<Database['officer_absence']>): Absence {
  return {
    id: row.id,
    officerId: asId<OfficerId>(row.officer_id),
    fromOn: row.from_on,
    untilOn: row.until_on,
    deputyId: row.deputy_id === null ? null : asId<OfficerId>(row.deputy_id),
    note: row.note,
    createdBy: asId<OfficerId>(row.created_by),
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
