import type { Kysely } from 'kysely';

/** Second factor and recovery codes of officers; what a session knows of its stage and its device. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('officer_factor')
    .ifNotExists()
    .addColumn('officer_id', 'text', (c) => c.notNull().primaryKey().references('officer.id'))
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .addColumn('enrolled_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('officer_recovery_code')
    .ifNotExists()
    .addColumn('code_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('officer_id', 'text', (c) => c.notNull().references('officer.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema
    .createIndex('officer_recovery_code_by_officer')
    .ifNotExists()
    .on('officer_recovery_code')
    .column('officer_id')
    .execute();

  // Sessions so far were opened by a password alone: everybody signs in anew.
  await db.schema.dropTable('officer_session').ifExists().execute();
  await db.schema
    .createTable('officer_session')
    .addColumn('id_hash', 'text', (c) => c.notNull().primaryKey())
    .addColumn('officer_id', 'text', (c) => c.notNull().references('officer.id'))
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('officer_session_by_officer')
    .on('officer_session')
    .column('officer_id')
    .execute();
  await db.schema
    .createIndex('officer_session_by_expiry')
    .on('officer_session')
    .column('expires_at')
    .execute();
}
