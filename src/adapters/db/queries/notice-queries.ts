import type { Kysely } from 'kysely';
import type { NoticeQueries, NoticeToTell } from '#application/notification/notice-views.ts';
import { decodeCode, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { inScope } from './complaint-scope.ts';

export function noticeQueries(db: Kysely<Database>): NoticeQueries {
  return {
    toTell: async ({ requests, complaints }, limit, afterId) => {
      const rows = await db
        .selectFrom('notice as n')
        .leftJoin('information_request as q', (join) =>
          join.onRef('q.id', '=', 'n.case_id').on('n.case_kind', '=', 'information_request'),
        )
        .leftJoin('complaint as c', (join) =>
          join.onRef('c.id', '=', 'n.case_id').on('n.case_kind', '=', 'complaint'),
        )
        .select([
          'n.id',
          'n.template',
          'n.params',
          'n.reason',
          'n.created_at',
          'n.case_kind',
          'n.case_id',
          'q.number as request_number',
          'q.full_name',
          'q.phone',
          'q.email',
          'c.number as complaint_number',
          'c.identity_mode',
          'c.sealed_reporter',
        ])
        .where('n.status', '=', 'to_tell')
        .where((eb) =>
          eb.or([
            ...(requests ? [eb('q.id', 'is not', null)] : []),
            ...(complaints === null
              ? []
              : [eb.and([eb('c.id', 'is not', null), ...inScope(eb as never, complaints)])]),
          ]),
        )
        .$if(afterId !== null, (query) => query.where('n.id', '>', afterId ?? ''))
        .orderBy('n.id')
        .limit(limit)
        .execute();
      return rows.map((row): NoticeToTell => {
        const task = {
          id: row.id,
          template: decodeCode<NoticeToTell['template']>(row.template),
          caseId: row.case_id ?? '',
          params: decodeJson<NoticeToTell['params']>(row.params),
          reason: row.reason,
          createdAt: row.created_at,
        };
        if (row.identity_mode !== null) {
          return {
            ...task,
            caseKind: 'complaint',
            caseNumber: row.complaint_number ?? '',
            identityMode: decodeCode(row.identity_mode),
            sealedReporter: row.sealed_reporter,
            phone: null,
            email: null,
          };
        }
        return {
          ...task,
          caseKind: 'information_request',
          caseNumber: row.request_number ?? '',
          requesterName: row.full_name ?? '',
          phone: row.phone,
          email: row.email,
        };
      });
    },
  };
}
