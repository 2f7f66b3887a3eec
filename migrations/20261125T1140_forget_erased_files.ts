import { type Kysely, sql } from 'kysely';

/** Of a file that was erased stay kind and date: its name and fingerprint go too (UU 27/2022 art. 43). */
export async function up<T>(db: Kysely<T>): Promise<void> {
  await sql`update stored_file set name = '', sha256 = '' where deleted_at is not null`.execute(db);
}
