import type { Kysely } from 'kysely';

/** Rows of lists that became documents: what was taken over, so that the same row changes nothing again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document_import')
    .ifNotExists()
    .addColumn('row_key', 'text', (c) => c.notNull().primaryKey())
    .addColumn('document_id', 'text', (c) => c.notNull().references('public_document.id'))
    .addColumn('details_digest', 'text', (c) => c.notNull())
    .addColumn('files_digest', 'text', (c) => c.notNull())
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .execute();
}
