import type { Kysely } from 'kysely';
import type { PublicPhoto } from '#application/complaint/complaint-photo-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Pictures that were let out, before those of after. One statement. */
export async function readPhotos(db: Kysely<Database>, complaintId: string): Promise<readonly PublicPhoto[]> {
  const rows = await db
    .selectFrom('complaint_photo as p')
    .innerJoin('stored_file as f', 'f.id', 'p.file_id')
    .select(['p.file_id', 'p.moment', 'f.media_type'])
    .where('p.complaint_id', '=', complaintId)
    .where('f.deleted_at', 'is', null)
    .orderBy('p.moment', 'desc')
    .orderBy('p.released_at')
    .orderBy('p.file_id')
    .execute();
  return rows.map((row) => ({
    fileId: asId(row.file_id),
    moment: decodeCode(row.moment),
    mediaType: row.media_type,
  }));
}
