import type { Kysely } from 'kysely';
import type { FileQueries } from '#application/ports/file-queries.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { storedFileOf } from '../stored-file-row.ts';

export function fileQueries(db: Kysely<Database>): FileQueries {
  return {
    forDelivery: async (id) => {
      const row = await db
        .selectFrom('stored_file as file')
        .leftJoin('information_request as request', (join) =>
          join.onRef('request.id', '=', 'file.case_id').on('file.case_kind', '=', 'information_request'),
        )
        .leftJoin('document_version as version', 'version.file_id', 'file.id')
        .leftJoin('public_document as document', 'document.id', 'version.document_id')
        .selectAll('file')
        .select([
          'request.unit_id as case_unit_id',
          'document.unit_id as document_unit_id',
          'document.slug as document_slug',
          'version.published_at as version_published_at',
          'document.status as document_status',
        ])
        .where('file.id', '=', id)
        .where('file.deleted_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return null;
      const unitId = row.case_unit_id ?? row.document_unit_id;
      return {
        ...storedFileOf(row),
        caseUnitId: unitId === null ? null : asId(unitId),
        publiclyReadable:
          row.purpose === 'document' &&
          row.version_published_at !== null &&
          row.document_status === 'published',
        withdrawn: row.document_status === 'withdrawn',
        documentSlug: row.document_slug,
      };
    },
    citizenSession: async (tokenHash, now) => {
      const row = await db
        .selectFrom('citizen_session')
        .select(['case_kind', 'case_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : { caseKind: decodeCode(row.case_kind), caseId: asId(row.case_id) };
    },
  };
}
