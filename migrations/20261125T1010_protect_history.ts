import { type Kysely, PostgresAdapter, sql } from 'kysely';

const HISTORY = ['case_event', 'document_event', 'audit_entry'];

/** The audit trail, and history that the database itself refuses to change (append-only). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entry')
    .ifNotExists()
    .addColumn('seq', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_role', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('object_kind', 'text', (c) => c.notNull())
    .addColumn('object_id', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('prev_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('audit_entry_by_action')
    .ifNotExists()
    .on('audit_entry')
    .columns(['action', 'seq'])
    .execute();
  await db.schema
    .createIndex('audit_entry_by_actor')
    .ifNotExists()
    .on('audit_entry')
    .columns(['actor_id', 'seq'])
    .execute();
  await db.schema.createIndex('audit_entry_by_time').ifNotExists().on('audit_entry').column('at').execute();

  await db.schema
    .createTable('audit_head')
    .ifNotExists()
    .addColumn('id', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await sql`insert into audit_head (id, seq, hash) values (1, 0, '') on conflict (id) do nothing`.execute(db);

  // Openings of identities are few among all events, and are listed latest first.
  await sql`create index if not exists case_event_identity_views on case_event (id) where type = 'identity_viewed'`.execute(
    db,
  );

  // Letters are without their paper for seconds; those that stay so are looked for.
  await sql`create index if not exists letter_without_paper on letter (created_at) where rendered_file_id is null`.execute(
    db,
  );

  if (db.getExecutor().adapter instanceof PostgresAdapter) await protectOnPostgres(db);
  else await protectOnSqlite(db);
}

/** `insert or replace` deletes without asking a delete trigger, so a known key is refused before it. */
async function protectOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const table of HISTORY) {
    const key = table === 'audit_entry' ? 'seq' : 'id';
    for (const change of ['update', 'delete']) {
      await sql
        .raw(
          `create trigger if not exists ${table}_no_${change} before ${change} on ${table} begin select raise(abort, 'history is append-only'); end`,
        )
        .execute(db);
    }
    await sql
      .raw(
        `create trigger if not exists ${table}_no_replace before insert on ${table} when exists (select 1 from ${table} where ${key} = new.${key}) begin select raise(abort, 'history is append-only'); end`,
      )
      .execute(db);
  }
}

async function protectOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create or replace function refuse_history_change() returns trigger language plpgsql as $$ begin raise exception 'history is append-only'; end $$`,
    )
    .execute(db);
  for (const table of HISTORY) {
    await sql
      .raw(
        `create or replace trigger ${table}_no_change before update or delete on ${table} for each row execute function refuse_history_change()`,
      )
      .execute(db);
    await sql
      .raw(
        `create or replace trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_history_change()`,
      )
      .execute(db);
  }
}
