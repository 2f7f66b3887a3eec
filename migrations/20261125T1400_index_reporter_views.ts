import { type Kysely, sql } from 'kysely';

/** Openings of reporters are few among all events, and are listed latest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists case_event_reporter_views on case_event (id) where type = 'reporter_viewed'`.execute(
    db,
  );
}
