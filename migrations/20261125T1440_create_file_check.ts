import type { Kysely } from 'kysely';

/** What was found in a file before its publication; `place` is JSON. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('file_check')
    .ifNotExists()
    .addColumn('file_id', 'text', (c) => c.notNull().primaryKey().references('stored_file.id'))
    .addColumn('edition', 'integer', (c) => c.notNull())
    .addColumn('checked_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('file_finding')
    .ifNotExists()
    .addColumn('file_id', 'text', (c) => c.notNull().references('stored_file.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('excerpt', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('file_finding_key', ['file_id', 'position'])
    .execute();
}
