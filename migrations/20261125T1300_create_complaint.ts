import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('complaint')
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
    .addColumn('complaint_class', 'text', (c) => c.notNull())
    .addColumn('supervision', 'integer', (c) => c.notNull())
    .addColumn('topic', 'text')
    .addColumn('title', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('happened_on', 'text')
    .addColumn('region_code', 'text')
    .addColumn('landmark', 'text', (c) => c.notNull())
    .addColumn('point', 'text')
    .addColumn('identity_mode', 'text', (c) => c.notNull())
    .addColumn('confidential', 'integer', (c) => c.notNull())
    .addColumn('sealed_reporter', 'text')
    .addColumn('contact_fingerprint', 'text')
    .addColumn('do_not_notify', 'integer', (c) => c.notNull())
    .addColumn('about_unit_id', 'text')
    .addColumn('unit_id', 'text')
    .addColumn('public_body', 'text')
    .addColumn('published_at', 'text')
    .addColumn('merged_into_id', 'text')
    .addColumn('converted_into_id', 'text')
    .addColumn('taken_from_id', 'text')
    .addColumn('handed_over_at', 'text')
    .addColumn('first_act_at', 'text')
    .addColumn('answered_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('closes_on', 'text')
    .addColumn('rating', 'integer')
    .addColumn('reopened_count', 'integer', (c) => c.notNull())
    .addColumn('code_digest', 'text', (c) => c.notNull())
    .addColumn('code_generation', 'integer', (c) => c.notNull())
    .addColumn('link_digest', 'text', (c) => c.notNull().unique())
    .addColumn('search_text', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  for (const [name, columns] of [
    ['complaint_queue', ['is_open', 'due_on', 'id']],
    ['complaint_by_status', ['status', 'due_on', 'id']],
    ['complaint_by_receipt', ['received_on', 'id']],
    ['complaint_public', ['published_at', 'id']],
    ['complaint_closing', ['status', 'closes_on']],
    ['complaint_merged', ['merged_into_id']],
    ['complaint_taken_from', ['taken_from_id']],
    ['complaint_by_contact', ['contact_fingerprint', 'received_at']],
    ['complaint_by_place', ['region_code', 'received_on']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .ifNotExists()
      .on('complaint')
      .columns([...columns])
      .execute();
  }

  await db.schema
    .createTable('complaint_task')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('complaint_id', 'text', (c) => c.notNull().references('complaint.id'))
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('handed_over_at', 'text', (c) => c.notNull())
    .addColumn('handed_over_by', 'text', (c) => c.notNull())
    .addColumn('first_act_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('return_reason', 'text')
    .execute();
  await db.schema
    .createIndex('complaint_task_by_complaint')
    .ifNotExists()
    .on('complaint_task')
    .columns(['complaint_id', 'unit_id'])
    .execute();
  await db.schema
    .createIndex('complaint_task_by_unit')
    .ifNotExists()
    .on('complaint_task')
    .columns(['unit_id', 'status', 'handed_over_at'])
    .execute();

  await db.schema
    .createTable('complaint_act')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('task_id', 'text', (c) => c.notNull().references('complaint_task.id'))
    .addColumn('complaint_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('actor_position', 'text', (c) => c.notNull())
    .addColumn('officer_id', 'text')
    .addColumn('acted_at', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('confirmed_by', 'text')
    .addColumn('rejected_at', 'text')
    .execute();
  await db.schema
    .createIndex('complaint_act_by_complaint')
    .ifNotExists()
    .on('complaint_act')
    .columns(['complaint_id', 'id'])
    .execute();

  await db.schema
    .createTable('task_link')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('task_id', 'text', (c) => c.notNull().references('complaint_task.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('opened_at', 'text')
    .execute();
  await db.schema.createIndex('task_link_by_task').ifNotExists().on('task_link').column('task_id').execute();

  await db.schema
    .createTable('routing_lesson')
    .ifNotExists()
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('region_code', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('routing_lesson_pk', ['topic', 'region_code', 'unit_id'])
    .execute();

  await db.schema
    .createTable('blocked_contact')
    .ifNotExists()
    .addColumn('fingerprint', 'text', (c) => c.notNull().primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('blocked_at', 'text', (c) => c.notNull())
    .addColumn('blocked_by', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('unit_contact')
    .ifNotExists()
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('full_name', 'text', (c) => c.notNull())
    .addColumn('position_title', 'text', (c) => c.notNull())
    .addColumn('phone', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('unit_contact_pk', ['unit_id', 'kind'])
    .execute();
}
