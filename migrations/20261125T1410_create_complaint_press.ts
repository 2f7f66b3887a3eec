import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('complaint_press')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('task_id', 'text', (c) => c.notNull().references('complaint_task.id'))
    .addColumn('complaint_id', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('pressed_at', 'text', (c) => c.notNull())
    .addColumn('pressed_on', 'text', (c) => c.notNull())
    .addColumn('pressed_by', 'text')
    .addColumn('needs_person', 'integer', (c) => c.notNull())
    .addColumn('told_at', 'text')
    .addColumn('told_by', 'text')
    .addUniqueConstraint('complaint_press_once', ['task_id', 'stage', 'due_on'])
    .execute();
  await db.schema
    .createIndex('complaint_press_to_tell')
    .ifNotExists()
    .on('complaint_press')
    .columns(['needs_person', 'told_at', 'pressed_at'])
    .execute();
  await db.schema
    .createIndex('complaint_task_open')
    .ifNotExists()
    .on('complaint_task')
    .columns(['status', 'complaint_id'])
    .execute();

  await db.schema
    .createTable('ombudsman_report')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('complaint_id', 'text', (c) => c.notNull().references('complaint.id'))
    .addColumn('reported_on', 'text', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('recorded_by', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('outcome_text', 'text', (c) => c.notNull())
    .addColumn('outcome_on', 'text')
    .execute();
  await db.schema
    .createIndex('ombudsman_report_by_complaint')
    .ifNotExists()
    .on('ombudsman_report')
    .columns(['complaint_id', 'id'])
    .execute();

  await db.schema
    .createTable('complaint_photo')
    .ifNotExists()
    .addColumn('file_id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('complaint_id', 'text', (c) => c.notNull().references('complaint.id'))
    .addColumn('moment', 'text', (c) => c.notNull())
    .addColumn('released_at', 'text', (c) => c.notNull())
    .addColumn('released_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('complaint_photo_by_complaint')
    .ifNotExists()
    .on('complaint_photo')
    .columns(['complaint_id', 'released_at'])
    .execute();
}
