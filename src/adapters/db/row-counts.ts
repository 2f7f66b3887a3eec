import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Rows of every table, the migrator's own included. */
export async function countRows(db: Kysely<Database>): Promise<Readonly<Record<string, number>>> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const counts: Record<string, number> = {};
  for (const { name, isView } of tables) {
    if (isView) continue;
    const { rows } = await sql<{ found: number }>`select count(*) as found from ${sql.table(name)}`.execute(
      db,
    );
    counts[name] = rows[0]?.found ?? 0;
  }
  return counts;
}

/** Name of the newest migration that was run. */
export async function newestMigration(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(db);
  return rows[0]?.name ?? '';
}
