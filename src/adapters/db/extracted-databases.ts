import { access } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { ExtractedDatabase, ExtractedDatabases } from '#application/ports/extracted-databases.ts';
import { err, ok } from '#domain/shared/result.ts';
import { DatabaseOpenError, type OpenDatabase, openDatabase } from './open-database.ts';
import { holdOutbox } from './outbox-hold.ts';
import { serverMajor } from './postgres-snapshot.ts';
import { postgresTool, runPostgresTool } from './postgres-tools.ts';
import { countRows } from './row-counts.ts';
import { keptFiles, markFilesDeleted } from './stored-file-marks.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../../migrations');

export const extractedDatabases: ExtractedDatabases = {
  knowsSchema: (schemaVersion) =>
    access(path.join(MIGRATIONS, `${path.basename(schemaVersion)}.ts`)).then(
      () => true,
      () => false,
    ),
  openSqlite: async (file) => {
    await access(file);
    return extracted(openDatabase({ databaseUrl: `file:${file}` }));
  },
  loadDump: async (dump, databaseUrl) => {
    const opened = openDatabase({ databaseUrl });
    if (opened.dialect !== 'postgres') {
      await opened.close();
      throw new DatabaseOpenError('Cadangan ini dari PostgreSQL: beri --database postgres://…');
    }
    let kept = false;
    try {
      const tables = await opened.db.introspection.getTables({ withInternalKyselyTables: true });
      if (tables.length > 0) return err({ code: 'DATABASE_NOT_EMPTY' });
      const major = await serverMajor(opened.db);
      const tool = await postgresTool('pg_restore', major);
      if (tool === null) return err({ code: 'TOOLS_MISSING', needed: major });
      try {
        await runPostgresTool(
          tool,
          [
            '--single-transaction',
            '--exit-on-error',
            '--no-owner',
            '--no-privileges',
            `--dbname=${databaseName(databaseUrl)}`,
            dump,
          ],
          databaseUrl,
        );
      } catch (error) {
        return err({ code: 'DUMP_REFUSED', detail: lastLine(error) });
      }
      kept = true;
      return ok(extracted(opened));
    } finally {
      if (!kept) await opened.close();
    }
  },
};

function extracted(opened: OpenDatabase): ExtractedDatabase {
  const { db, dialect } = opened;
  return {
    complaints: async () => {
      if (dialect === 'postgres') return [];
      const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`
        .execute(db)
        .catch((error: unknown) => ({ rows: [{ integrity_check: lastLine(error) }] }));
      const said = integrity.rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
      if (said.length > 0) return said;
      const { rows } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
      return rows.map(({ table }) => `foreign key: ${table}`);
    },
    rowCounts: () => countRows(db),
    files: () => keptFiles(db),
    markDeleted: (ids, at) => markFilesDeleted(db, ids, at),
    holdOutbox: () => holdOutbox(db),
    close: () => opened.close(),
  };
}

function databaseName(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

function lastLine(error: unknown): string {
  return error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : '';
}
