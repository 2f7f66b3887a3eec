import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('information_request')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('is_open', 'integer', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('received_on', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('due_provisional', 'integer', (c) => c.notNull())
    .addColumn('extended_at', 'text')
    .addColumn('requester_type', 'text', (c) => c.notNull())
    .addColumn('full_name', 'text', (c) => c.notNull())
    .addColumn('sealed_nik', 'text')
    .addColumn('nik_fingerprint', 'text')
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('region_code', 'text')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('do_not_notify', 'integer', (c) => c.notNull())
    .addColumn('purposes', 'text', (c) => c.notNull())
    .addColumn('purpose_text', 'text', (c) => c.notNull())
    .addColumn('obtain_methods', 'text', (c) => c.notNull())
    .addColumn('delivery_methods', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text')
    .addColumn('assignee_id', 'text')
    .addColumn('identity_checked_at', 'text')
    .addColumn('identity_checked_by', 'text')
    .addColumn('identity_evidence', 'text')
    .addColumn('code_digest', 'text', (c) => c.notNull())
    .addColumn('code_generation', 'integer', (c) => c.notNull())
    .addColumn('link_digest', 'text', (c) => c.notNull().unique())
    .addColumn('outcome', 'text')
    .addColumn('answered_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('information_request_queue')
    .ifNotExists()
    .on('information_request')
    .columns(['is_open', 'due_on', 'id'])
    .execute();
  await db.schema
    .createIndex('information_request_queue_by_unit')
    .ifNotExists()
    .on('information_request')
    .columns(['unit_id', 'is_open', 'due_on', 'id'])
    .execute();
  await db.schema
    .createIndex('information_request_closed')
    .ifNotExists()
    .on('information_request')
    .expression(sql`is_open, (coalesce(answered_at, withdrawn_at)), id`)
    .execute();
  await db.schema
    .createIndex('information_request_by_fingerprint')
    .ifNotExists()
    .on('information_request')
    .column('nik_fingerprint')
    .execute();

  await db.schema
    .createTable('information_request_item')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('request_id', 'text', (c) => c.notNull().references('information_request.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('decision_kind', 'text')
    .addColumn('decision', 'text')
    .execute();
  await db.schema
    .createIndex('information_request_item_by_request')
    .ifNotExists()
    .on('information_request_item')
    .columns(['request_id', 'position'])
    .execute();
}
