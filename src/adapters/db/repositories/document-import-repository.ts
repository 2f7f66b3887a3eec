import type { Kysely } from 'kysely';
import type { DocumentImportRepository } from '#application/public-document/document-import-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

export function documentImportRepository(db: Kysely<Database>): DocumentImportRepository {
  return {
    find: async (rowKey) => {
      const row = await db
        .selectFrom('document_import')
        .selectAll()
        .where('row_key', '=', rowKey)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        rowKey,
        documentId: asId(row.document_id),
        detailsDigest: row.details_digest,
        filesDigest: row.files_digest,
        importedAt: row.imported_at,
      };
    },
    save: async (row) => {
      const values = {
        document_id: row.documentId,
        details_digest: row.detailsDigest,
        files_digest: row.filesDigest,
        imported_at: row.importedAt,
      };
      await db
        .insertInto('document_import')
        .values({ row_key: row.rowKey, ...values })
        .onConflict((conflict) => conflict.column('row_key').doUpdateSet(values))
        .execute();
    },
  };
}
