import type { Kysely } from 'kysely';
import type { NoticeQueries } from '#application/notification/notice-views.ts';
import { decodeCode, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function noticeQueries(db: Kysely<Database>): NoticeQueries {
  return {
    toTell: async (limit, afterId) => {
      const rows = await db
        .selectFrom('notice as n')
        .innerJoin('information_request as q', 'q.id', 'n.case_id')
        .select([
          'n.id',
          'n.template',
          'n.params',
          'n.reason',
          'n.created_at',
          'q.id as case_id',
          'q.number',
          'q.full_name',
          'q.phone',
          'q.email',
        ])
        .where('n.status', '=', 'to_tell')
        .where('n.case_kind', '=', 'information_request')
        .$if(afterId !== null, (query) => query.where('n.id', '>', afterId ?? ''))
        .orderBy('n.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        template: decodeCode(row.template),
        caseId: row.case_id,
        caseNumber: row.number,
        requesterName: row.full_name,
        phone: row.phone,
        email: row.email,
        params: decodeJson(row.params),
        reason: row.reason,
        createdAt: row.created_at,
      }));
    },
  };
}
