import type { Kysely } from 'kysely';
import type { Sp4nRepository } from '#application/sp4n/sp4n-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeFlag, decodeJson, encodeFlag, encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { linkOf, linkRowOf } from './sp4n-link-rows.ts';

export function sp4nRepository(db: Kysely<Database>): Sp4nRepository {
  const insert = async (link: Parameters<Sp4nRepository['add']>[0]): Promise<boolean> => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('sp4n_link')
      .values(linkRowOf(link))
      .onConflict((conflict) => conflict.column('tracking_id').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    if (link.trackingId !== null) {
      await db
        .updateTable('sp4n_ledger_row')
        .set({ complaint_id: link.complaintId })
        .where('tracking_id', '=', link.trackingId)
        .execute();
    }
    return true;
  };
  const one = async (column: 'complaint_id' | 'tracking_id', value: string) => {
    const row = await db.selectFrom('sp4n_link').selectAll().where(column, '=', value).executeTakeFirst();
    return row === undefined ? null : linkOf(row);
  };
  return {
    find: (id) => one('complaint_id', id),
    findByTracking: (trackingId) => one('tracking_id', trackingId),
    add: insert,
    replace: async (link) => {
      // An update that breaks the uniqueness would end PostgreSQL's transaction; an insert can wait and step back.
      const { numDeletedRows } = await db
        .deleteFrom('sp4n_link')
        .where('complaint_id', '=', link.complaintId)
        .where('version', '=', link.version)
        .executeTakeFirstOrThrow();
      if (numDeletedRows !== 1n) return 'stale';
      return (await insert({ ...link, version: link.version + 1 })) ? 'saved' : 'taken';
    },

    byTracking: async (ids) => {
      const rows = await db
        .selectFrom('sp4n_link as l')
        .innerJoin('complaint as c', 'c.id', 'l.complaint_id')
        .select(['l.tracking_id', 'c.id', 'c.number', 'c.about_unit_id'])
        .where('l.tracking_id', 'in', ids)
        .execute();
      return rows.map((row) => ({
        trackingId: row.tracking_id ?? '',
        id: asId(row.id),
        number: row.number,
        aboutUnitId: row.about_unit_id === null ? null : asId(row.about_unit_id),
      }));
    },
    byNumber: async (numbers) => {
      const rows = await db
        .selectFrom('complaint as c')
        .leftJoin('sp4n_link as l', 'l.complaint_id', 'c.id')
        .select(['c.id', 'c.number', 'c.about_unit_id', 'l.complaint_id', 'l.tracking_id'])
        .where('c.number', 'in', numbers)
        .execute();
      return rows.map((row) => ({
        id: asId(row.id),
        number: row.number,
        aboutUnitId: row.about_unit_id === null ? null : asId(row.about_unit_id),
        linked: row.complaint_id !== null,
        trackingId: row.tracking_id,
      }));
    },
    ledgerRows: async (ids) => {
      const rows = await db
        .selectFrom('sp4n_ledger_row')
        .selectAll()
        .where('tracking_id', 'in', ids)
        .execute();
      return rows.map((row) => ({
        trackingId: row.tracking_id,
        complaintId: row.complaint_id === null ? null : asId(row.complaint_id),
        title: row.title,
        status: row.status,
        unit: row.unit,
        reportedOn: row.reported_on,
        followedUp: decodeFlag(row.followed_up),
        raw: decodeJson(row.raw),
      }));
    },
    addImport: async (done) => {
      await db
        .insertInto('sp4n_import')
        .values({
          id: done.id,
          file_name: done.fileName,
          columns: encodeJson(done.columns),
          imported_at: done.importedAt,
          imported_by: done.importedBy,
          created_count: 0,
          matched_count: 0,
          unchanged_count: 0,
          refused_count: 0,
        })
        .execute();
    },
    countImport: async (id, counts) => {
      await db
        .updateTable('sp4n_import')
        .set({
          created_count: counts.created,
          matched_count: counts.matched,
          unchanged_count: counts.unchanged,
          refused_count: counts.refused,
        })
        .where('id', '=', id)
        .execute();
    },
    putLedgerRows: async (importId, rows) => {
      if (rows.length === 0) return;
      await db
        .insertInto('sp4n_ledger_row')
        .values(
          rows.map((row) => ({
            tracking_id: row.trackingId,
            complaint_id: row.complaintId,
            title: row.title,
            status: row.status,
            unit: row.unit,
            reported_on: row.reportedOn,
            followed_up: encodeFlag(row.followedUp),
            raw: encodeJson(row.raw),
            import_id: importId,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('tracking_id').doUpdateSet((eb) => ({
            complaint_id: eb.ref('excluded.complaint_id'),
            title: eb.ref('excluded.title'),
            status: eb.ref('excluded.status'),
            unit: eb.ref('excluded.unit'),
            reported_on: eb.ref('excluded.reported_on'),
            followed_up: eb.ref('excluded.followed_up'),
            raw: eb.ref('excluded.raw'),
            import_id: eb.ref('excluded.import_id'),
          })),
        )
        .execute();
    },
    seeStatusThere: async (trackingId, status, at) => {
      await db
        .updateTable('sp4n_link')
        .set({ status_there: status, status_there_at: at })
        .where('tracking_id', '=', trackingId)
        .execute();
    },
  };
}
