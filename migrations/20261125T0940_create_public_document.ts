import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('public_document')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('classification', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('region_code', 'text')
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('current_version_id', 'text')
    .addColumn('published_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawal_reason', 'text')
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('public_document_newest')
    .ifNotExists()
    .on('public_document')
    .columns(['status', 'published_at', 'id'])
    .execute();
  await db.schema
    .createIndex('public_document_by_class')
    .ifNotExists()
    .on('public_document')
    .columns(['status', 'classification', 'published_at', 'id'])
    .execute();
  await db.schema
    .createIndex('public_document_by_unit')
    .ifNotExists()
    .on('public_document')
    .columns(['status', 'unit_id', 'published_at', 'id'])
    .execute();

  await db.schema
    .createTable('document_version')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('document_id', 'text', (c) => c.notNull().references('public_document.id'))
    .addColumn('version_number', 'integer', (c) => c.notNull())
    .addColumn('file_id', 'text', (c) => c.notNull().references('stored_file.id'))
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text')
    .execute();
  await db.schema
    .createIndex('document_version_by_document')
    .ifNotExists()
    .on('document_version')
    .columns(['document_id', 'version_number'])
    .unique()
    .execute();
  await db.schema
    .createIndex('document_version_by_file')
    .ifNotExists()
    .on('document_version')
    .column('file_id')
    .execute();

  await db.schema
    .createTable('document_event')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('document_id', 'text', (c) => c.notNull().references('public_document.id'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('officer_id', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('document_event_by_document')
    .ifNotExists()
    .on('document_event')
    .columns(['document_id', 'id'])
    .execute();
}
