import type { Kysely } from 'kysely';
import type { UnreadDocument } from '#application/search/search-views.ts';
import { asId, type DocumentVersionId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

/** Entries whose text is not in the index, the newest first, with the files of the public version. Three statements. */
export async function unreadDocuments(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly UnreadDocument[]> {
  const entries = await db
    .selectFrom('search_entry as e')
    .innerJoin('public_document as d', 'd.id', 'e.document_id')
    .innerJoin('document_version as v', 'v.id', 'd.current_version_id')
    .select(['e.seq', 'v.id', 'v.file_id'])
    .where('e.text_version_id', 'is', null)
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute();
  if (entries.length === 0) return [];
  const companions = await db
    .selectFrom('document_file')
    .select(['version_id', 'file_id'])
    .where(
      'version_id',
      'in',
      entries.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const filesOf = (entry: { readonly id: string; readonly file_id: string }) => [
    entry.file_id,
    ...companions.filter(({ version_id }) => version_id === entry.id).map(({ file_id }) => file_id),
  ];
  const facts = await db
    .selectFrom('stored_file as f')
    .leftJoin('file_text as t', 't.file_id', 'f.id')
    .select(['f.id', 'f.media_type', 'f.byte_size', 't.attempts'])
    .where('f.id', 'in', entries.flatMap(filesOf))
    .where('f.deleted_at', 'is', null)
    .execute();
  return entries.map((entry) => ({
    seq: entry.seq,
    versionId: asId<DocumentVersionId>(entry.id),
    files: filesOf(entry).flatMap((fileId) =>
      facts
        .filter(({ id }) => id === fileId)
        .map((file) => ({
          fileId: asId(file.id),
          mediaType: file.media_type,
          byteSize: file.byte_size,
          attempts: file.attempts ?? 0,
        })),
    ),
  }));
}
