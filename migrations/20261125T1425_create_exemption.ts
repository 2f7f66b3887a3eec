import type { Kysely } from 'kysely';

/** Consequence test (F-13), decision on classification (F-14) and entry of the list of exempt information, as one record. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('exemption')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('document_id', 'text', (c) => c.references('public_document.id'))
    .addColumn('information', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('letters', 'text', (c) => c.notNull())
    .addColumn('statute_article', 'text', (c) => c.notNull())
    .addColumn('test_number', 'text', (c) => c.notNull())
    .addColumn('tested_on', 'text', (c) => c.notNull())
    .addColumn('tested_place', 'text', (c) => c.notNull())
    .addColumn('participants', 'text', (c) => c.notNull())
    .addColumn('if_opened', 'text', (c) => c.notNull())
    .addColumn('if_closed', 'text', (c) => c.notNull())
    .addColumn('public_interest', 'text', (c) => c.notNull())
    .addColumn('open_kind_answer', 'text', (c) => c.notNull())
    .addColumn('decree_number', 'text', (c) => c.notNull())
    .addColumn('decided_on', 'text', (c) => c.notNull())
    .addColumn('decided_place', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .addColumn('approved_by', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text')
    .addColumn('end_condition', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('end_reason', 'text', (c) => c.notNull())
    .addColumn('recorded_by', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('exemption_open')
    .ifNotExists()
    .on('exemption')
    .columns(['ended_at', 'ends_on'])
    .execute();
  await db.schema
    .createIndex('exemption_by_document')
    .ifNotExists()
    .on('exemption')
    .column('document_id')
    .execute();
}
