import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('complaint_by_channel')
    .ifNotExists()
    .on('complaint')
    .columns(['channel', 'received_on'])
    .execute();
}
