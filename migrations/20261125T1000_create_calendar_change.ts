import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendar_change')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('decree', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('moved_count', 'integer', (c) => c.notNull())
    .addColumn('remarked_count', 'integer', (c) => c.notNull())
    .addColumn('officer_id', 'text')
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();
}
