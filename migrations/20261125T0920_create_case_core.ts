import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('counter')
    .ifNotExists()
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('counter_pk', ['kind', 'year'])
    .execute();

  await db.schema
    .createTable('idempotency_key')
    .ifNotExists()
    .addColumn('key_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('deadline')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('period_key', 'text', (c) => c.notNull())
    .addColumn('started_on', 'text', (c) => c.notNull())
    .addColumn('days', 'integer', (c) => c.notNull())
    .addColumn('day_kind', 'text', (c) => c.notNull())
    .addColumn('legal_basis', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('provisional', 'integer', (c) => c.notNull())
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('met_at', 'text')
    .addColumn('superseded_at', 'text')
    .execute();
  await db.schema
    .createIndex('deadline_by_case')
    .ifNotExists()
    .on('deadline')
    .columns(['case_kind', 'case_id'])
    .execute();

  await db.schema
    .createTable('case_event')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_role', 'text')
    .addColumn('occurred_at', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('case_event_by_case')
    .ifNotExists()
    .on('case_event')
    .columns(['case_kind', 'case_id', 'id'])
    .execute();

  await db.schema
    .createTable('case_message')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('officer_id', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('case_message_by_case')
    .ifNotExists()
    .on('case_message')
    .columns(['case_kind', 'case_id', 'id'])
    .execute();

  await db.schema
    .createTable('internal_note')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('officer_id', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('internal_note_by_case')
    .ifNotExists()
    .on('internal_note')
    .columns(['case_kind', 'case_id', 'id'])
    .execute();

  await db.schema
    .createTable('stored_file')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('case_kind', 'text')
    .addColumn('case_id', 'text')
    .addColumn('item_id', 'text')
    .addColumn('visible_to_citizen', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('byte_size', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('uploaded_by', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text')
    .addColumn('deleted_at', 'text')
    .execute();
  await db.schema
    .createIndex('stored_file_by_case')
    .ifNotExists()
    .on('stored_file')
    .columns(['case_kind', 'case_id'])
    .execute();
  await db.schema
    .createIndex('stored_file_by_purpose')
    .ifNotExists()
    .on('stored_file')
    .columns(['purpose', 'created_at'])
    .execute();

  await db.schema
    .createTable('letter')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('letter_number', 'text')
    .addColumn('letter_on', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('verification_code', 'text', (c) => c.notNull().unique())
    .addColumn('rendered_file_id', 'text')
    .addColumn('signed_file_id', 'text')
    .addColumn('signature_mode', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('recorded_by', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('cancelled_at', 'text')
    .execute();
  await db.schema
    .createIndex('letter_by_case')
    .ifNotExists()
    .on('letter')
    .columns(['case_kind', 'case_id'])
    .execute();

  await db.schema
    .createTable('outbox')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('dedupe_key', 'text', (c) => c.notNull().unique())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('available_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('lease_until', 'text')
    .addColumn('lease_token', 'text')
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('done_at', 'text')
    .addColumn('dead_at', 'text')
    .execute();
  await db.schema
    .createIndex('outbox_open')
    .ifNotExists()
    .on('outbox')
    .columns(['done_at', 'dead_at', 'available_at'])
    .execute();

  await db.schema
    .createTable('notice')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text')
    .addColumn('case_id', 'text')
    .addColumn('template', 'text', (c) => c.notNull())
    .addColumn('recipient_kind', 'text', (c) => c.notNull())
    .addColumn('officer_id', 'text')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('params', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .execute();
  await db.schema
    .createIndex('notice_by_status')
    .ifNotExists()
    .on('notice')
    .columns(['status', 'created_at'])
    .execute();
  await db.schema
    .createIndex('notice_by_case')
    .ifNotExists()
    .on('notice')
    .columns(['case_kind', 'case_id'])
    .execute();

  await db.schema
    .createTable('open_case_count')
    .ifNotExists()
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('open_case_count_pk', ['case_kind', 'unit_id', 'due_on'])
    .execute();

  await db.schema
    .createTable('citizen_session')
    .ifNotExists()
    .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('citizen_session_by_case')
    .ifNotExists()
    .on('citizen_session')
    .columns(['case_kind', 'case_id'])
    .execute();

  await db.schema
    .createTable('case_link')
    .ifNotExists()
    .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('case_kind', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('spent_at', 'text')
    .execute();

  await db.schema
    .createTable('public_version')
    .ifNotExists()
    .addColumn('id', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('value', 'integer', (c) => c.notNull())
    .execute();
}
