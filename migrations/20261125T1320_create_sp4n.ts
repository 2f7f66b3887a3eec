import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sp4n_link')
    .ifNotExists()
    .addColumn('complaint_id', 'text', (c) => c.notNull().primaryKey().references('complaint.id'))
    .addColumn('tracking_id', 'text', (c) => c.unique())
    .addColumn('born', 'text', (c) => c.notNull())
    .addColumn('status_here', 'text', (c) => c.notNull())
    .addColumn('status_there', 'text')
    .addColumn('status_there_at', 'text')
    .addColumn('copied_at', 'text')
    .addColumn('copied_by', 'text')
    .addColumn('status_copied', 'text')
    .addColumn('status_copied_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  // What waits is little, what is done grows: lists of work read these alone.
  await db.schema
    .createIndex('sp4n_link_to_copy')
    .ifNotExists()
    .on('sp4n_link')
    .columns(['created_at', 'complaint_id'])
    .where(sql<boolean>`tracking_id is null`)
    .execute();
  await db.schema
    .createIndex('sp4n_link_status_to_copy')
    .ifNotExists()
    .on('sp4n_link')
    .columns(['created_at', 'complaint_id'])
    .where(sql<boolean>`status_here <> status_copied`)
    .execute();
  await db.schema
    .createIndex('sp4n_link_by_age')
    .ifNotExists()
    .on('sp4n_link')
    .columns(['created_at', 'complaint_id'])
    .execute();

  await db.schema
    .createTable('sp4n_import')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addColumn('imported_by', 'text', (c) => c.notNull())
    .addColumn('created_count', 'integer', (c) => c.notNull())
    .addColumn('matched_count', 'integer', (c) => c.notNull())
    .addColumn('unchanged_count', 'integer', (c) => c.notNull())
    .addColumn('refused_count', 'integer', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('sp4n_ledger_row')
    .ifNotExists()
    .addColumn('tracking_id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('complaint_id', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('unit', 'text', (c) => c.notNull())
    .addColumn('reported_on', 'text')
    .addColumn('followed_up', 'integer', (c) => c.notNull())
    .addColumn('raw', 'text', (c) => c.notNull())
    .addColumn('import_id', 'text', (c) => c.notNull().references('sp4n_import.id'))
    .execute();
  await db.schema
    .createIndex('sp4n_ledger_row_by_import')
    .ifNotExists()
    .on('sp4n_ledger_row')
    .columns(['import_id', 'tracking_id'])
    .execute();
  await db.schema
    .createIndex('sp4n_ledger_row_by_complaint')
    .ifNotExists()
    .on('sp4n_ledger_row')
    .column('complaint_id')
    .execute();

  // Complaints that were handed over before there was anything to keep in step with.
  await sql`
    insert into sp4n_link (complaint_id, born, status_here, created_at, version)
    select id, case when channel = 'sp4n' then 'there' else 'here' end, status, handed_over_at, 1
    from complaint
    where handed_over_at is not null and not exists (select 1 from sp4n_link where complaint_id = complaint.id)
  `.execute(db);
}
