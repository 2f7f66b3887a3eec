import type { Kysely } from 'kysely';
import type { ComplaintPhotoRepository } from '#application/complaint/complaint-photo-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function complaintPhotoRepository(db: Kysely<Database>): ComplaintPhotoRepository {
  return {
    release: async (photo) => {
      const row = {
        complaint_id: photo.complaintId,
        moment: photo.moment,
        released_at: photo.releasedAt,
        released_by: photo.releasedBy,
      };
      await db
        .insertInto('complaint_photo')
        .values({ file_id: photo.fileId, ...row })
        .onConflict((conflict) => conflict.column('file_id').doUpdateSet(row))
        .execute();
    },
    takeBack: async (fileId) => {
      const [gone] = await db.deleteFrom('complaint_photo').where('file_id', '=', fileId).execute();
      return (gone?.numDeletedRows ?? 0n) === 1n;
    },
    ofComplaint: async (id) => {
      const rows = await db
        .selectFrom('complaint_photo')
        .selectAll()
        .where('complaint_id', '=', id)
        .orderBy('released_at')
        .orderBy('file_id')
        .execute();
      return rows.map((row) => ({
        fileId: asId(row.file_id),
        complaintId: asId(row.complaint_id),
        moment: decodeCode(row.moment),
        releasedAt: row.released_at,
        releasedBy: asId(row.released_by),
      }));
    },
  };
}
