import type { Kysely } from 'kysely';

/** When officers are away and who stands in; for whom an act was done; whose open cases are whose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('officer_absence')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('officer_id', 'text', (c) => c.notNull().references('officer.id'))
    .addColumn('from_on', 'text', (c) => c.notNull())
    .addColumn('until_on', 'text', (c) => c.notNull())
    .addColumn('deputy_id', 'text', (c) => c.references('officer.id'))
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .execute();
  await db.schema
    .createIndex('officer_absence_by_officer')
    .ifNotExists()
    .on('officer_absence')
    .columns(['officer_id', 'until_on'])
    .execute();
  await db.schema
    .createIndex('officer_absence_by_deputy')
    .ifNotExists()
    .on('officer_absence')
    .columns(['deputy_id', 'until_on'])
    .execute();

  const tables = await db.introspection.getTables();
  const events = tables.find(({ name }) => name === 'case_event');
  if (events?.columns.some(({ name }) => name === 'on_behalf_of') !== true) {
    await db.schema.alterTable('case_event').addColumn('on_behalf_of', 'text').execute();
  }

  await db.schema
    .createIndex('information_request_by_assignee')
    .ifNotExists()
    .on('information_request')
    .columns(['assignee_id', 'is_open', 'due_on', 'id'])
    .execute();
}
