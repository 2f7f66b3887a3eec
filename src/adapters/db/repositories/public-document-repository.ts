import { type Kysely, type Selectable, sql } from 'kysely';
import type { PublicDocumentRepository } from '#application/public-document/public-document-repository.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import { foldForSearch } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Documents, their versions and their history; rows are never removed. */
export function publicDocumentRepository(db: Kysely<Database>): PublicDocumentRepository {
  return {
    add: async (publicDocument, searchText) => {
      await db
        .insertInto('public_document')
        .values({ ...toRow(publicDocument), search_text: searchText })
        .execute();
    },

    find: async (id) => {
      const row = await db.selectFrom('public_document').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },

    takenSlugs: async (candidates, except) => {
      const rows = await db
        .selectFrom('public_document')
        .select('slug')
        .where('slug', 'in', candidates)
        .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
        .execute();
      return rows.map((row) => row.slug);
    },

    save: async (publicDocument, searchText, expectedVersion) => {
      const { id, ...values } = toRow(publicDocument);
      const result = await db
        .updateTable('public_document')
        .set({ ...values, search_text: searchText })
        .where('id', '=', id)
        .where('version', '=', expectedVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    renameUnit: async (unitId, oldName, newName) => {
      const old = foldForSearch(oldName);
      if (old === '') return;
      const kept = sql`substr(search_text, 1, length(search_text) - ${[...old].length})`;
      await db
        .updateTable('public_document')
        .set({ search_text: sql<string>`${kept} || ${foldForSearch(newName)}` })
        .where('unit_id', '=', unitId)
        .where('search_text', 'like', `% ${old}`)
        .execute();
    },

    addVersion: async (version) => {
      await db
        .insertInto('document_version')
        .values({
          id: version.id,
          document_id: version.documentId,
          version_number: version.versionNumber,
          file_id: version.fileId,
          note: version.note,
          created_by: version.createdBy,
          created_at: version.createdAt,
          published_at: version.publishedAt,
        })
        .execute();
    },

    markVersionPublished: async (id, at) => {
      await db.updateTable('document_version').set({ published_at: at }).where('id', '=', id).execute();
    },

    versions: async (id) => {
      const rows = await db
        .selectFrom('document_version')
        .selectAll()
        .where('document_id', '=', id)
        .orderBy('version_number', 'desc')
        .execute();
      return rows.map(versionFromRow);
    },

    regionExists: async (code) => {
      const row = await db.selectFrom('region').select('code').where('code', '=', code).executeTakeFirst();
      return row !== undefined;
    },

    addEvent: async (event) => {
      await db
        .insertInto('document_event')
        .values({
          id: event.id,
          document_id: event.documentId,
          type: event.type,
          officer_id: event.officerId,
          occurred_at: event.occurredAt,
          detail: event.detail,
        })
        .execute();
    },
  };
}

type DocumentRow = Selectable<Database['public_document']>;
type VersionRow = Selectable<Database['document_version']>;

function toRow(publicDocument: PublicDocument): Omit<DocumentRow, 'search_text'> {
  return {
    id: publicDocument.id,
    slug: publicDocument.slug,
    title: publicDocument.title,
    classification: publicDocument.classification,
    unit_id: publicDocument.unitId,
    year: publicDocument.year,
    kind: publicDocument.kind,
    region_code: publicDocument.regionCode,
    summary: publicDocument.summary,
    status: publicDocument.status,
    current_version_id: publicDocument.currentVersionId,
    published_at: publicDocument.publishedAt,
    withdrawn_at: publicDocument.withdrawnAt,
    withdrawal_reason: publicDocument.withdrawalReason,
    created_by: publicDocument.createdBy,
    created_at: publicDocument.createdAt,
    updated_at: publicDocument.updatedAt,
    version: publicDocument.version,
  };
}

function fromRow(row: DocumentRow): PublicDocument {
  return {
    id: asId(row.id),
    slug: row.slug,
    title: row.title,
    classification: decodeCode(row.classification),
    unitId: asId(row.unit_id),
    year: row.year,
    kind: row.kind,
    regionCode: row.region_code,
    summary: row.summary,
    status: decodeCode(row.status),
    currentVersionId: row.current_version_id === null ? null : asId(row.current_version_id),
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    createdBy: asId(row.created_by),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function versionFromRow(row: VersionRow): DocumentVersion {
  return {
    id: asId(row.id),
    documentId: asId(row.document_id),
    versionNumber: row.version_number,
    fileId: asId(row.file_id),
    note: row.note,
    createdBy: asId(row.created_by),
    createdAt: row.created_at,
    publishedAt: row.published_at,
  };
}
