import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checklist_item')
    .ifNotExists()
    .addColumn('code', 'text', (c) => c.notNull().primaryKey())
    .addColumn('parent_code', 'text')
    .addColumn('item_group', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('hint', 'text', (c) => c.notNull())
    .addColumn('legal_basis', 'text', (c) => c.notNull())
    .addColumn('owed', 'integer', (c) => c.notNull())
    .addColumn('cycle_months', 'integer')
    .addColumn('expected_by', 'text')
    .execute();

  await db.schema
    .createTable('compliance_duty')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('item_code', 'text', (c) => c.notNull().references('checklist_item.code'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('applicable', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('confirmed_on', 'text')
    .addColumn('confirmed_by', 'text')
    .addColumn('reminded_for', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('compliance_duty_by_item')
    .ifNotExists()
    .on('compliance_duty')
    .columns(['item_code', 'unit_id'])
    .unique()
    .execute();
  await db.schema
    .createIndex('compliance_duty_by_unit')
    .ifNotExists()
    .on('compliance_duty')
    .columns(['unit_id', 'item_code'])
    .execute();

  await db.schema
    .createTable('compliance_evidence')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('duty_id', 'text', (c) => c.notNull().references('compliance_duty.id'))
    .addColumn('period_year', 'integer')
    .addColumn('document_id', 'text', (c) => c.references('public_document.id'))
    .addColumn('url', 'text')
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('added_on', 'text', (c) => c.notNull())
    .addColumn('added_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'text')
    .addColumn('removed_by', 'text')
    .execute();
  await db.schema
    .createIndex('compliance_evidence_in_use')
    .ifNotExists()
    .on('compliance_evidence')
    .columns(['duty_id', 'id'])
    .where(sql<boolean>`removed_at is null`)
    .execute();
  await db.schema
    .createIndex('compliance_evidence_by_document')
    .ifNotExists()
    .on('compliance_evidence')
    .column('document_id')
    .execute();

  await db.schema
    .createTable('procurement_package')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('procurement_package_by_year')
    .ifNotExists()
    .on('procurement_package')
    .columns(['year', 'id'])
    .execute();

  await db.schema
    .createTable('procurement_record')
    .ifNotExists()
    .addColumn('package_id', 'text', (c) => c.notNull().references('procurement_package.id'))
    .addColumn('item_code', 'text', (c) => c.notNull().references('checklist_item.code'))
    .addColumn('not_required', 'integer', (c) => c.notNull())
    .addColumn('document_id', 'text', (c) => c.references('public_document.id'))
    .addColumn('url', 'text')
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('procurement_record_key', ['package_id', 'item_code'])
    .execute();
  await db.schema
    .createIndex('procurement_record_by_document')
    .ifNotExists()
    .on('procurement_record')
    .column('document_id')
    .execute();
}
