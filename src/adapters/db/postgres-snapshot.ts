import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { DatabaseSnapshot } from '#application/ports/database-snapshots.ts';
import { openDatabase } from './open-database.ts';
import { postgresTool, runPostgresTool } from './postgres-tools.ts';
import { countRows, newestMigration } from './row-counts.ts';
import { keptFiles } from './stored-file-marks.ts';

const HOUR_MS = 60 * 60 * 1000;

/** The machine lacks the tool that dumps this server; says what to install, in Indonesian. */
export class PostgresToolsError extends Error {
  override name = 'PostgresToolsError';
  constructor(major: number) {
    super(
      `Cadangan PostgreSQL ${major} memerlukan pg_dump versi ${major} atau lebih baru. Pasang, misalnya: apt-get install postgresql-client-${major}`,
    );
  }
}

/** Dumps a PostgreSQL database; rows and files are counted in the very snapshot that is dumped. */
export async function takePostgresSnapshot(databaseUrl: string, folder: string): Promise<DatabaseSnapshot> {
  const file = path.join(folder, 'ppid.dump');
  const opened = openDatabase({ databaseUrl, transactionLimitMs: HOUR_MS });
  try {
    const major = await serverMajor(opened.db);
    const tool = await postgresTool('pg_dump', major);
    if (tool === null) throw new PostgresToolsError(major);
    return await opened.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
        await sql`set local statement_timeout = 0`.execute(tx);
        const exported = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(tx);
        const facts = {
          rowCounts: await countRows(tx),
          schemaVersion: await newestMigration(tx),
          files: (await keptFiles(tx)).map(({ id, published }) => ({ id, published })),
        };
        const snapshot = exported.rows[0]?.id ?? '';
        await runPostgresTool(
          tool,
          ['--format=custom', '--no-owner', '--no-privileges', `--snapshot=${snapshot}`, `--file=${file}`],
          databaseUrl,
        );
        await chmod(file, 0o600);
        return { dialect: 'postgres' as const, file, ...facts };
      });
  } finally {
    await opened.close();
  }
}

export async function serverMajor(db: Parameters<typeof countRows>[0]): Promise<number> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version_num') as version`.execute(db);
  return Math.floor(Number(rows[0]?.version ?? 0) / 10_000);
}
