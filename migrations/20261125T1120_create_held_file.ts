import type { Kysely } from 'kysely';

/** Uploads that nobody gets before they were looked into. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('held_file')
    .ifNotExists()
    .addColumn('file_id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('settled_at', 'text')
    .execute();
}
