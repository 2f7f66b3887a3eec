import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { OpenDatabase } from '#adapters/db/open-database.ts';

/** A digest of all rows of every table, whatever their order; columns named `table.column` are left out. */
export async function rowDigests(
  { db }: Pick<OpenDatabase, 'db'>,
  without: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true })) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    const lines = rows.map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([column]) => !without.includes(`${name}.${column}`))
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    );
    digests[name] = createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
  }
  return digests;
}

/** SHA-256 of every file in these folders of a data folder, drafts left out. */
export async function fileDigests(
  dataDir: string,
  folders: readonly string[] = ['files', 'published'],
): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const folder of folders) {
    const entries = await readdir(path.join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (!entry.isFile() || path.basename(entry.parentPath) === 'drafts') continue;
      const file = path.join(entry.parentPath, entry.name);
      const digest = createHash('sha256').update(await readFile(file));
      digests[path.relative(dataDir, file)] = digest.digest('hex');
    }
  }
  return digests;
}
