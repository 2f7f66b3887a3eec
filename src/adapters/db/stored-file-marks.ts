import type { Kysely } from 'kysely';
import type { ExtractedFile } from '#application/ports/extracted-databases.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import type { Database } from './schema.ts';

const AT_ONCE = 500;

/** Files that are not marked as deleted, by id. */
export async function keptFiles(db: Kysely<Database>): Promise<readonly ExtractedFile[]> {
  const rows = await db
    .selectFrom('stored_file')
    .select(['id', 'byte_size', 'sha256', 'published_at'])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: asId(row.id),
    byteSize: row.byte_size,
    sha256: row.sha256,
    published: row.published_at !== null,
  }));
}

/** Of these, the ones that are marked as deleted or have no row. */
export async function deletedAmong(
  db: Kysely<Database>,
  ids: readonly StoredFileId[],
): Promise<readonly StoredFileId[]> {
  const deleted: StoredFileId[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const kept = await db
      .selectFrom('stored_file')
      .select('id')
      .where('id', 'in', some)
      .where('deleted_at', 'is', null)
      .execute();
    const there = new Set<string>(kept.map(({ id }) => id));
    deleted.push(...some.filter((id) => !there.has(id)));
  }
  return deleted;
}

/** Marks files as deleted that are not yet. */
export async function markFilesDeleted(
  db: Kysely<Database>,
  ids: readonly StoredFileId[],
  at: InstantText,
): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await db
      .updateTable('stored_file')
      .set({ deleted_at: at, published_at: null, name: '', sha256: '' })
      .where('id', 'in', ids.slice(from, from + AT_ONCE))
      .where('deleted_at', 'is', null)
      .execute();
  }
}
