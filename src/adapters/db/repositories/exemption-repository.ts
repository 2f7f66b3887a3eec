import type { Kysely } from 'kysely';
import type { ExemptionRepository } from '#application/exemption/exemption-repository.ts';
import { encodeJson } from '../column-codecs.ts';
import { exemptionFromRow } from '../exemption-row.ts';
import type { Database } from '../schema.ts';

/** Exemptions are never removed; they end. */
export function exemptionRepository(db: Kysely<Database>): ExemptionRepository {
  return {
    add: async (exemption) => {
      await db
        .insertInto('exemption')
        .values({
          id: exemption.id,
          unit_id: exemption.unitId,
          document_id: exemption.documentId,
          information: exemption.information,
          part: exemption.part,
          letters: encodeJson(exemption.letters),
          statute_article: exemption.statuteArticle,
          test_number: exemption.testNumber,
          tested_on: exemption.testedOn,
          tested_place: exemption.testedPlace,
          participants: exemption.participants,
          if_opened: exemption.ifOpened,
          if_closed: exemption.ifClosed,
          public_interest: exemption.publicInterest,
          open_kind_answer: exemption.openKindAnswer,
          decree_number: exemption.decreeNumber,
          decided_on: exemption.decidedOn,
          decided_place: exemption.decidedPlace,
          decided_by: exemption.decidedBy,
          approved_by: exemption.approvedBy,
          ends_on: exemption.endsOn,
          end_condition: exemption.endCondition,
          ended_at: exemption.endedAt,
          end_reason: exemption.endReason,
          recorded_by: exemption.recordedBy,
          recorded_at: exemption.recordedAt,
          version: exemption.version,
        })
        .execute();
    },

    find: async (id) => {
      const row = await db.selectFrom('exemption').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : exemptionFromRow(row);
    },

    ofDocument: async (id) => {
      const rows = await db
        .selectFrom('exemption')
        .selectAll()
        .where('document_id', '=', id)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(exemptionFromRow);
    },

    end: async (exemption, { at, reason, documentId }) => {
      const { numUpdatedRows } = await db
        .updateTable('exemption')
        .set({
          ended_at: at,
          end_reason: reason,
          document_id: documentId,
          version: exemption.version + 1,
        })
        .where('id', '=', exemption.id)
        .where('version', '=', exemption.version)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    over: async (today, limit) => {
      const rows = await db
        .selectFrom('exemption')
        .selectAll()
        .where('ended_at', 'is', null)
        .where('ends_on', '<', today)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(exemptionFromRow);
    },
  };
}
