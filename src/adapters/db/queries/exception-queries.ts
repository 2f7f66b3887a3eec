import type { Kysely } from 'kysely';
import type { ExceptionQueries } from '#application/exception/exception-views.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function exceptionQueries(db: Kysely<Database>): ExceptionQueries {
  return {
    failedNotices: async (limit) => {
      const rows = await db
        .selectFrom('notice as n')
        .leftJoin('officer as o', 'o.id', 'n.officer_id')
        .leftJoin('information_request as q', (join) =>
          join.onRef('q.id', '=', 'n.case_id').on('n.case_kind', '=', 'information_request'),
        )
        .select([
          'n.id',
          'n.template',
          'n.reason',
          'n.created_at',
          'o.full_name',
          'q.id as case_id',
          'q.number',
        ])
        .where('n.status', '=', 'failed')
        .orderBy('n.created_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        template: decodeCode(row.template),
        officerName: row.full_name,
        caseId: row.case_id,
        caseNumber: row.number,
        reason: row.reason,
        createdAt: row.created_at,
      }));
    },
    deadMessages: async (limit) => {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'topic', 'attempts', 'last_error', 'dead_at'])
        .where('done_at', 'is', null)
        .where('dead_at', 'is not', null)
        .where('topic', '<>', 'render_letter')
        .orderBy('dead_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        topic: decodeCode(row.topic),
        attempts: row.attempts,
        lastError: row.last_error,
        deadAt: row.dead_at ?? '',
      }));
    },
    heldFiles: async (before, limit) => {
      const rows = await db
        .selectFrom('held_file as h')
        .innerJoin('stored_file as f', 'f.id', 'h.file_id')
        .leftJoin('information_request as q', (join) =>
          join.onRef('q.id', '=', 'f.case_id').on('f.case_kind', '=', 'information_request'),
        )
        .select(['f.id', 'h.since', 'h.code', 'q.id as case_id', 'q.number'])
        .where('h.settled_at', 'is', null)
        .where('f.deleted_at', 'is', null)
        .where('f.purpose', '<>', 'staged')
        .where((eb) => eb.or([eb('h.code', 'is not', null), eb('h.since', '<', before)]))
        .orderBy('h.since')
        .orderBy('f.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        since: row.since,
        code: row.code,
        caseId: row.case_id,
        caseNumber: row.number,
      }));
    },
    lettersWithoutPaper: async (before, limit) => {
      const rows = await db
        .selectFrom('letter as l')
        .innerJoin('information_request as q', 'q.id', 'l.case_id')
        .select(['l.id', 'l.kind', 'l.created_at', 'q.id as case_id', 'q.number'])
        .where('l.rendered_file_id', 'is', null)
        .where('l.status', '<>', 'cancelled')
        .where('l.created_at', '<', before)
        .orderBy('l.created_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: decodeCode(row.kind),
        caseId: row.case_id,
        caseNumber: row.number,
        createdAt: row.created_at,
      }));
    },
  };
}
