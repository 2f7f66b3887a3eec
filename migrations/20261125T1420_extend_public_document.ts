import type { Kysely } from 'kysely';

/** What the register asks of a document, publication at a moment, several files per version, release by a second officer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const add = await missingColumns(db);
  const text = ['holder', 'maker', 'made_place', 'retention', 'source', 'contact', 'locator'];
  for (const column of text) {
    await add(column, '');
  }
  const preset = { forms: '["electronic"]', links: '[]', licence: 'statute' };
  for (const [column, value] of Object.entries(preset)) {
    await add(column, value);
  }
  for (const column of ['made_on', 'scheduled_at', 'scheduled_by', 'embargo_until', 'replaced_by_id']) {
    await add(column, null);
  }
  await db.schema
    .createIndex('public_document_scheduled')
    .ifNotExists()
    .on('public_document')
    .column('scheduled_at')
    .execute();
  await db.schema
    .createIndex('public_document_by_region')
    .ifNotExists()
    .on('public_document')
    .columns(['status', 'region_code', 'published_at', 'id'])
    .execute();
  await db.schema
    .createIndex('public_document_replaced_by')
    .ifNotExists()
    .on('public_document')
    .column('replaced_by_id')
    .execute();

  await db.schema
    .createTable('document_file')
    .ifNotExists()
    .addColumn('file_id', 'text', (c) => c.notNull().primaryKey().references('stored_file.id'))
    .addColumn('version_id', 'text', (c) => c.notNull().references('document_version.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('document_file_by_version')
    .ifNotExists()
    .on('document_file')
    .columns(['version_id', 'position'])
    .execute();

  await db.schema
    .createTable('document_relation')
    .ifNotExists()
    .addColumn('document_id', 'text', (c) => c.notNull().references('public_document.id'))
    .addColumn('related_id', 'text', (c) => c.notNull().references('public_document.id'))
    .addPrimaryKeyConstraint('document_relation_key', ['document_id', 'related_id'])
    .execute();
  await db.schema
    .createIndex('document_relation_back')
    .ifNotExists()
    .on('document_relation')
    .column('related_id')
    .execute();

  await db.schema
    .createTable('document_release')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('version_id', 'text', (c) => c.notNull().references('document_version.id'))
    .addColumn('findings_digest', 'text', (c) => c.notNull())
    .addColumn('finding_count', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('requested_by', 'text', (c) => c.notNull())
    .addColumn('requested_at', 'text', (c) => c.notNull())
    .addColumn('decision', 'text')
    .addColumn('decision_note', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .execute();
  await db.schema
    .createIndex('document_release_by_version')
    .ifNotExists()
    .on('document_release')
    .columns(['version_id', 'requested_at'])
    .execute();
  await db.schema
    .createIndex('document_release_open')
    .ifNotExists()
    .on('document_release')
    .columns(['decision', 'requested_at'])
    .execute();
}

/** Adds a text column that is not there yet; null stands for "may be empty, without a preset". */
async function missingColumns(db: Kysely<unknown>) {
  const tables = await db.introspection.getTables();
  const table = tables.find(({ name }) => name === 'public_document');
  const known = table?.columns.map(({ name }) => name) ?? [];
  return async (column: string, preset: string | null): Promise<void> => {
    if (known.includes(column)) return;
    await db.schema
      .alterTable('public_document')
      .addColumn(column, 'text', (c) => (preset === null ? c : c.notNull().defaultTo(preset)))
      .execute();
  };
}
