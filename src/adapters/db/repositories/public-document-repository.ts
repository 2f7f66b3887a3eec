import { type Kysely, type Selectable, sql } from 'kysely';
import type { PublicDocumentRepository } from '#application/public-document/public-document-repository.ts';
import type { DocumentFile } from '#domain/public-document/document-file.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import type { DocumentRelease } from '#domain/public-document/release.ts';
import { foldForSearch } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, encodeJson } from '../column-codecs.ts';
import { registerFromRow } from '../document-register-row.ts';
import type { Database } from '../schema.ts';
import { refreshSearchEntry } from './search-index-repository.ts';

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
      if (result.numUpdatedRows !== 1n) return false;
      await refreshSearchEntry(db, id);
      return true;
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
      // Entries of an edition that was never written are written anew by the worker.
      await db.updateTable('search_entry').set({ edition: 0 }).where('unit_id', '=', unitId).execute();
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

    addFiles: async (files) => {
      if (files.length === 0) return;
      await db
        .insertInto('document_file')
        .values(
          files.map((file) => ({
            file_id: file.fileId,
            version_id: file.versionId,
            role: file.role,
            position: file.position,
          })),
        )
        .execute();
    },

    removeFile: async (fileId) => {
      await db.deleteFrom('document_file').where('file_id', '=', fileId).execute();
    },

    files: async (id) => {
      const rows = await db
        .selectFrom('document_file as f')
        .innerJoin('document_version as v', 'v.id', 'f.version_id')
        .selectAll('f')
        .where('v.document_id', '=', id)
        .orderBy('f.version_id')
        .orderBy('f.position')
        .execute();
      return rows.map(fileFromRow);
    },

    addRelease: async (release) => {
      await db
        .insertInto('document_release')
        .values({
          id: release.id,
          version_id: release.versionId,
          findings_digest: release.findingsDigest,
          finding_count: release.findingCount,
          reason: release.reason,
          requested_by: release.requestedBy,
          requested_at: release.requestedAt,
          decision: release.decision,
          decision_note: release.decisionNote,
          decided_by: release.decidedBy,
          decided_at: release.decidedAt,
        })
        .execute();
    },

    decideRelease: async (id, { decision, decisionNote, decidedBy, decidedAt }) => {
      const { numUpdatedRows } = await db
        .updateTable('document_release')
        .set({ decision, decision_note: decisionNote, decided_by: decidedBy, decided_at: decidedAt })
        .where('id', '=', id)
        .where('decision', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    releases: async (id) => {
      const rows = await db
        .selectFrom('document_release as r')
        .innerJoin('document_version as v', 'v.id', 'r.version_id')
        .selectAll('r')
        .where('v.document_id', '=', id)
        .orderBy('r.requested_at', 'desc')
        .orderBy('r.id', 'desc')
        .execute();
      return rows.map(releaseFromRow);
    },

    setRelated: async (id, relatedIds) => {
      await db
        .deleteFrom('document_relation')
        .where((eb) => eb.or([eb('document_id', '=', id), eb('related_id', '=', id)]))
        .execute();
      if (relatedIds.length === 0) return;
      await db
        .insertInto('document_relation')
        .values(relatedIds.map((relatedId) => ({ document_id: id, related_id: relatedId })))
        .execute();
    },

    findBySlugs: async (slugs) => {
      if (slugs.length === 0) return [];
      const rows = await db.selectFrom('public_document').selectAll().where('slug', 'in', slugs).execute();
      return rows.map(fromRow);
    },

    dueToPublish: async (now, limit, after) => {
      const rows = await db
        .selectFrom('public_document')
        .select('id')
        .where('scheduled_at', 'is not', null)
        .where('scheduled_at', '<=', now)
        .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => asId(row.id));
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
          officer_id: event.officerId ?? '',
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
    holder: publicDocument.register.holder,
    maker: publicDocument.register.maker,
    made_on: publicDocument.register.madeOn,
    made_place: publicDocument.register.madePlace,
    forms: encodeJson(publicDocument.register.forms),
    retention: publicDocument.register.retention,
    licence: publicDocument.register.licence,
    source: publicDocument.register.source,
    contact: publicDocument.register.contact,
    locator: publicDocument.register.locator,
    links: encodeJson(publicDocument.register.links),
    scheduled_at: publicDocument.scheduledAt,
    scheduled_by: publicDocument.scheduledBy,
    embargo_until: publicDocument.embargoUntil,
    replaced_by_id: publicDocument.replacedById,
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
    register: registerFromRow(row),
    status: decodeCode(row.status),
    currentVersionId: row.current_version_id === null ? null : asId(row.current_version_id),
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    scheduledAt: row.scheduled_at,
    scheduledBy: row.scheduled_by === null ? null : asId(row.scheduled_by),
    embargoUntil: row.embargo_until,
    replacedById: row.replaced_by_id === null ? null : asId(row.replaced_by_id),
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

function fileFromRow(row: Selectable<Database['document_file']>): DocumentFile {
  return {
    versionId: asId(row.version_id),
    fileId: asId(row.file_id),
    role: decodeCode(row.role),
    position: row.position,
  };
}

function releaseFromRow(row: Selectable<Database['document_release']>): DocumentRelease {
  return {
    id: row.id,
    versionId: asId(row.version_id),
    findingsDigest: row.findings_digest,
    findingCount: row.finding_count,
    reason: row.reason,
    requestedBy: asId(row.requested_by),
    requestedAt: row.requested_at,
    decision: row.decision === null ? null : decodeCode(row.decision),
    decisionNote: row.decision_note,
    decidedBy: row.decided_by === null ? null : asId(row.decided_by),
    decidedAt: row.decided_at,
  };
}
