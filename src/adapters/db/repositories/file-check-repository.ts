import type { Kysely } from 'kysely';
import type { FileCheckRepository } from '#application/public-document/file-check-repository.ts';
import { decodeCode, decodeJson, encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function fileCheckRepository(db: Kysely<Database>): FileCheckRepository {
  return {
    find: async (fileId) => {
      const check = await db
        .selectFrom('file_check')
        .selectAll()
        .where('file_id', '=', fileId)
        .executeTakeFirst();
      if (check === undefined) return null;
      const rows = await db
        .selectFrom('file_finding')
        .selectAll()
        .where('file_id', '=', fileId)
        .orderBy('position')
        .execute();
      return {
        edition: check.edition,
        checkedAt: check.checked_at,
        findings: rows.map((row) => ({
          kind: decodeCode(row.kind),
          place: decodeJson(row.place),
          excerpt: row.excerpt,
          count: row.count,
        })),
      };
    },
    save: async (fileId, { edition, checkedAt, findings }) => {
      await db
        .insertInto('file_check')
        .values({ file_id: fileId, edition, checked_at: checkedAt })
        .onConflict((conflict) => conflict.column('file_id').doUpdateSet({ edition, checked_at: checkedAt }))
        .execute();
      await db.deleteFrom('file_finding').where('file_id', '=', fileId).execute();
      if (findings.length === 0) return;
      await db
        .insertInto('file_finding')
        .values(
          findings.map((finding, position) => ({
            file_id: fileId,
            position,
            kind: finding.kind,
            place: encodeJson(finding.place),
            excerpt: finding.excerpt,
            count: finding.count,
          })),
        )
        .execute();
    },
  };
}
