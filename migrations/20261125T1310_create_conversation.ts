import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversation')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('contact_key', 'text', (c) => c.notNull().unique())
    .addColumn('phone_key', 'text')
    .addColumn('sealed_contact', 'text', (c) => c.notNull())
    .addColumn('state', 'text')
    .addColumn('complaint_id', 'text')
    .addColumn('handled_by', 'text', (c) => c.notNull())
    .addColumn('last_inbound_at', 'text')
    .addColumn('last_outbound_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('conversation_message')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversation.id'))
    .addColumn('complaint_id', 'text')
    .addColumn('provider_id', 'text', (c) => c.unique())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('file_id', 'text')
    .addColumn('point', 'text')
    .addColumn('sent_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('error_code', 'text')
    .addUniqueConstraint('conversation_message_content', ['conversation_id', 'content_hash'])
    .execute();
  await db.schema
    .createTable('whatsapp_inbox')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('event_key', 'text', (c) => c.notNull().unique())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('done_at', 'text')
    .execute();
  for (const [name, table, columns] of [
    ['conversation_by_phone', 'conversation', ['phone_key']],
    ['conversation_by_complaint', 'conversation', ['complaint_id']],
    ['conversation_by_inbound', 'conversation', ['handled_by', 'last_inbound_at', 'id']],
    ['conversation_message_thread', 'conversation_message', ['conversation_id', 'sent_at', 'id']],
    ['conversation_message_by_complaint', 'conversation_message', ['complaint_id', 'sent_at']],
    ['conversation_message_by_file', 'conversation_message', ['file_id']],
    ['whatsapp_inbox_done', 'whatsapp_inbox', ['done_at', 'received_at']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .ifNotExists()
      .on(table)
      .columns([...columns])
      .execute();
  }
}
