import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * What can be searched: a row for each published document, its text by pages, the words in use, and beside them
 * the index proper, which is FTS5 in SQLite and tsvector in PostgreSQL over the same roots.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable('search_entry')
    .ifNotExists()
    .addColumn('seq', isPostgres ? 'serial' : 'integer', (c) => c.notNull().primaryKey())
    .addColumn('document_id', 'text', (c) => c.notNull().unique().references('public_document.id'))
    .addColumn('classification', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('region_code', 'text')
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('title_stems', 'text', (c) => c.notNull())
    .addColumn('head_stems', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addColumn('edition', 'integer', (c) => c.notNull())
    .addColumn('text_version_id', 'text')
    .execute();
  await db.schema
    .createIndex('search_entry_by_text')
    .ifNotExists()
    .on('search_entry')
    .columns(['text_version_id', 'seq'])
    .execute();

  await db.schema
    .createTable('search_body')
    .ifNotExists()
    .addColumn('document_seq', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('stems', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('search_page')
    .ifNotExists()
    .addColumn('document_seq', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('file_id', 'text', (c) => c.notNull())
    .addColumn('page_number', 'integer')
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('search_page_pk', ['document_seq', 'position'])
    .execute();

  await db.schema
    .createTable('search_word')
    .ifNotExists()
    .addColumn('word', 'text', (c) => c.notNull().primaryKey())
    .addColumn('head', 'text', (c) => c.notNull())
    .addColumn('tail', 'text', (c) => c.notNull())
    .addColumn('documents', 'integer', (c) => c.notNull())
    .execute();
  for (const part of ['head', 'tail'] as const) {
    await db.schema
      .createIndex(`search_word_by_${part}`)
      .ifNotExists()
      .on('search_word')
      .columns([part, 'documents'])
      .execute();
  }

  await db.schema
    .createTable('file_text')
    .ifNotExists()
    .addColumn('file_id', 'text', (c) => c.notNull().primaryKey().references('stored_file.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('characters', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('read_at', 'text', (c) => c.notNull())
    .execute();

  if (isPostgres) await indexOnPostgres(db);
  else await indexOnSqlite(db);
}

/** `ascii` takes every letter beyond ASCII as a letter, whatever its version of Unicode. */
async function indexOnSqlite(db: Kysely<unknown>): Promise<void> {
  const options = `content='', contentless_delete=1, tokenize='ascii'`;
  await sql
    .raw(
      `create virtual table if not exists search_document_index using fts5 (title, head, body, facet, ${options})`,
    )
    .execute(db);
  await sql
    .raw(
      `create virtual table if not exists search_page_index using fts5 (text, extra, document, ${options})`,
    )
    .execute(db);
}

async function indexOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists search_document_index (
    document_seq integer not null primary key, terms tsvector not null
  )`.execute(db);
  await sql`create table if not exists search_page_index (
    document_seq integer not null, position integer not null, terms tsvector not null,
    primary key (document_seq, position)
  )`.execute(db);
  for (const table of ['search_document_index', 'search_page_index']) {
    await sql
      .raw(`create index if not exists ${table}_terms on ${table} using gin (terms) with (fastupdate = off)`)
      .execute(db);
  }
}
