import type { Kysely, Selectable } from 'kysely';
import type { OmbudsmanRepository } from '#application/complaint/ombudsman-repository.ts';
import type { OmbudsmanReport } from '#domain/complaint/ombudsman.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function ombudsmanRepository(db: Kysely<Database>): OmbudsmanRepository {
  return {
    add: async (report) => {
      await db
        .insertInto('ombudsman_report')
        .values({
          id: report.id,
          complaint_id: report.complaintId,
          reported_on: report.reportedOn,
          number: report.number,
          recorded_at: report.recordedAt,
          recorded_by: report.recordedBy,
          outcome: report.outcome,
          outcome_text: report.outcomeText,
          outcome_on: report.outcomeOn,
        })
        .execute();
    },
    end: async (id, as) => {
      const { numUpdatedRows } = await db
        .updateTable('ombudsman_report')
        .set({ outcome: as.outcome, outcome_text: as.outcomeText, outcome_on: as.outcomeOn })
        .where('id', '=', id)
        .where('outcome', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    openOf: async (id) => {
      const rows = await db
        .selectFrom('ombudsman_report')
        .selectAll()
        .where('complaint_id', '=', id)
        .where('outcome', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(reportOf);
    },
  };
}

function reportOf(row: Selectable<Database['ombudsman_report']>): OmbudsmanReport {
  return {
    id: asId(row.id),
    complaintId: asId(row.complaint_id),
    reportedOn: row.reported_on,
    number: row.number,
    recordedAt: row.recorded_at,
    recordedBy: asId(row.recorded_by),
    outcome: row.outcome === null ? null : decodeCode(row.outcome),
    outcomeText: row.outcome_text,
    outcomeOn: row.outcome_on,
  };
}
