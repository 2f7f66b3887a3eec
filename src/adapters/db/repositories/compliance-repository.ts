import type { Kysely, Selectable } from 'kysely';
import type {
  ComplianceDuty,
  ComplianceRepository,
  EvidenceTarget,
} from '#application/compliance/compliance-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

/** Duties, their proofs and the packages of procurement; proofs taken away stay on record. */
export function complianceRepository(db: Kysely<Database>): ComplianceRepository {
  return {
    find: async (id) => {
      const row = await db.selectFrom('compliance_duty').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    isOwed: async (itemCode) => {
      const row = await db
        .selectFrom('checklist_item')
        .select('code')
        .where('code', '=', itemCode)
        .where('owed', '=', 1)
        .executeTakeFirst();
      return row !== undefined;
    },

    add: async (duty) => {
      const result = await db
        .insertInto('compliance_duty')
        .values({
          id: duty.id,
          item_code: duty.itemCode,
          unit_id: duty.unitId,
          applicable: duty.applicable ? 1 : 0,
          reason: duty.reason,
          confirmed_on: duty.confirmedOn,
          confirmed_by: duty.confirmedBy,
          reminded_for: null,
          created_at: duty.createdAt,
          version: duty.version,
        })
        .onConflict((conflict) => conflict.columns(['item_code', 'unit_id']).doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) === 1n;
    },

    hasDuty: async (itemCode, unitId) => {
      const row = await db
        .selectFrom('compliance_duty')
        .select('id')
        .where('item_code', '=', itemCode)
        .where('unit_id', '=', unitId)
        .executeTakeFirst();
      return row !== undefined;
    },

    save: async (duty, expectedVersion) => {
      const result = await db
        .updateTable('compliance_duty')
        .set({
          unit_id: duty.unitId,
          applicable: duty.applicable ? 1 : 0,
          reason: duty.reason,
          confirmed_on: duty.confirmedOn,
          confirmed_by: duty.confirmedBy,
          version: duty.version,
        })
        .where('id', '=', duty.id)
        .where('version', '=', expectedVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    countingEvidence: async (id) => {
      const rows = await db
        .selectFrom('compliance_evidence')
        .leftJoin('public_document', 'public_document.id', 'compliance_evidence.document_id')
        .select('compliance_evidence.id')
        .where('compliance_evidence.duty_id', '=', id)
        .where('compliance_evidence.removed_at', 'is', null)
        .where((eb) =>
          eb.or([
            eb('compliance_evidence.url', 'is not', null),
            eb('public_document.status', '=', 'published'),
          ]),
        )
        .execute();
      return rows.length;
    },

    addEvidence: async (evidence) => {
      await db
        .insertInto('compliance_evidence')
        .values({
          id: evidence.id,
          duty_id: evidence.dutyId,
          period_year: evidence.periodYear,
          ...targetColumns(evidence.target),
          label: evidence.label,
          added_on: evidence.addedOn,
          added_by: evidence.addedBy,
          created_at: evidence.createdAt,
          removed_at: null,
          removed_by: null,
        })
        .execute();
    },

    removeEvidence: async (id, dutyId, by, at) => {
      const result = await db
        .updateTable('compliance_evidence')
        .set({ removed_at: at, removed_by: by })
        .where('id', '=', id)
        .where('duty_id', '=', dutyId)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    publishedDocument: async (slug) => {
      const row = await db
        .selectFrom('public_document')
        .select(['id', 'title', 'year'])
        .where('slug', '=', slug)
        .where('status', '=', 'published')
        .executeTakeFirst();
      return row === undefined ? null : { id: asId(row.id), title: row.title, year: row.year };
    },

    findPackage: async (id) => {
      const row = await db
        .selectFrom('procurement_package')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            id: asId(row.id),
            unitId: asId(row.unit_id),
            year: row.year,
            name: row.name,
            createdBy: asId(row.created_by),
            createdAt: row.created_at,
            version: row.version,
          };
    },

    addPackage: async (added) => {
      await db
        .insertInto('procurement_package')
        .values({
          id: added.id,
          unit_id: added.unitId,
          year: added.year,
          name: added.name,
          created_by: added.createdBy,
          created_at: added.createdAt,
          version: added.version,
        })
        .execute();
    },

    savePackage: async (changed, expectedVersion) => {
      const result = await db
        .updateTable('procurement_package')
        .set({ name: changed.name, year: changed.year, version: changed.version })
        .where('id', '=', changed.id)
        .where('version', '=', expectedVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    saveRecords: async (id, records, by, at) => {
      if (records.length === 0) return;
      await db
        .insertInto('procurement_record')
        .values(
          records.map(({ itemCode, notRequired, target }) => ({
            package_id: id,
            item_code: itemCode,
            not_required: notRequired ? 1 : 0,
            ...(target === null ? { document_id: null, url: null } : targetColumns(target)),
            updated_by: by,
            updated_at: at,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['package_id', 'item_code']).doUpdateSet((eb) => ({
            not_required: eb.ref('excluded.not_required'),
            document_id: eb.ref('excluded.document_id'),
            url: eb.ref('excluded.url'),
            updated_by: eb.ref('excluded.updated_by'),
            updated_at: eb.ref('excluded.updated_at'),
          })),
        )
        .execute();
    },

    procurementCodes: async () => {
      const rows = await db
        .selectFrom('checklist_item')
        .select('code')
        .where('item_group', '=', 'procurement')
        .execute();
      return rows.map(({ code }) => code);
    },
  };
}

function targetColumns(target: EvidenceTarget): {
  readonly document_id: string | null;
  readonly url: string | null;
} {
  return target.kind === 'document'
    ? { document_id: target.documentId, url: null }
    : { document_id: null, url: target.url };
}

function fromRow(row: Selectable<Database['compliance_duty']>): ComplianceDuty {
  return {
    id: asId(row.id),
    itemCode: row.item_code,
    unitId: asId(row.unit_id),
    applicable: row.applicable === 1,
    reason: row.reason,
    confirmedOn: row.confirmed_on,
    confirmedBy: row.confirmed_by === null ? null : asId(row.confirmed_by),
    createdAt: row.created_at,
    version: row.version,
  };
}
