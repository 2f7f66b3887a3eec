import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('holiday')
    .ifNotExists()
    .addColumn('on_date', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('decree', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('holiday_pk', ['on_date', 'kind', 'name'])
    .execute();

  await db.schema
    .createTable('decreed_year')
    .ifNotExists()
    .addColumn('year', 'integer', (c) => c.notNull().primaryKey())
    .addColumn('decree', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('statutory_period')
    .ifNotExists()
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('effective_from', 'text', (c) => c.notNull())
    .addColumn('days', 'integer', (c) => c.notNull())
    .addColumn('day_kind', 'text', (c) => c.notNull())
    .addColumn('legal_basis', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('statutory_period_pk', ['key', 'effective_from'])
    .execute();

  await db.schema
    .createTable('calendar_policy')
    .ifNotExists()
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('effective_from', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('calendar_policy_pk', ['key', 'effective_from'])
    .execute();
}
