import { sql } from 'kysely';
import type { ErasedTraces } from '#application/ports/erased-traces.ts';
import type { OpenDatabase } from './open-database.ts';

/**
 * SQLite overwrites what it frees (`secure_delete`), but its write-ahead log keeps old pages until it is cut
 * off. PostgreSQL frees dead rows by VACUUM; it overwrites pages and log in its own time.
 */
export function erasedTraces({ db, dialect }: Pick<OpenDatabase, 'db' | 'dialect'>): ErasedTraces {
  return {
    wipe: async () => {
      if (dialect === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
      else await sql`vacuum stored_file, conversation, conversation_message, complaint`.execute(db);
    },
  };
}
