import { type Kysely, sql } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import type { Sp4nPage, Sp4nQueries, Sp4nRowView, Sp4nWork } from '#application/sp4n/sp4n-views.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import { asId } from '#domain/shared/ids.ts';
import { copiedStatuses } from '#domain/sp4n/link.ts';
import { decodeCode, decodeFlag, decodeJson } from '../column-codecs.ts';
import { linkOf } from '../repositories/sp4n-link-rows.ts';
import type { Database } from '../schema.ts';
import { inScope, subjectOf } from './complaint-scope.ts';
import { afterCursor, pageOf } from './sp4n-pages.ts';
import { readReconciliation, readReconciliationCounts } from './sp4n-reconciliation.ts';

const COUNTED = 1_000;
/** What says nothing that a report there would not say by itself. */
const untold = ['received', 'on_hold', 'handed_over'] as const satisfies readonly ComplaintStatus[];

export function sp4nQueries(db: Kysely<Database>): Sp4nQueries {
  return {
    worklist: (work, scope, limit, cursor) => readWorklist(db, work, scope, limit, cursor),
    workCounts: async (scope) => {
      const part = (work: Sp4nWork) =>
        db
          .selectFrom(waiting(db, work, scope).select('c.id').limit(COUNTED).as('some'))
          .select((eb) => eb.fn.countAll<number>().as('found'));
      const row = await db
        .selectNoFrom(() => [part('case').as('waiting'), part('status').as('moved')])
        .executeTakeFirstOrThrow();
      return { case: Number(row.waiting), status: Number(row.moved) };
    },
    link: async (complaintId, scope) => {
      const row = await db
        .selectFrom('complaint as c')
        .innerJoin('sp4n_link as l', 'l.complaint_id', 'c.id')
        .selectAll('l')
        .where('c.id', '=', complaintId)
        .where((eb) => eb.and(inScope(eb as never, scope)))
        .executeTakeFirst();
      return row === undefined ? null : linkOf(row);
    },
    lastImport: async () => {
      const row = await db
        .selectFrom('sp4n_import as i')
        .leftJoin('officer as o', 'o.id', 'i.imported_by')
        .selectAll('i')
        .select('o.full_name')
        .orderBy('i.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        fileName: row.file_name,
        columns: decodeJson(row.columns),
        importedAt: row.imported_at,
        importedByName: row.full_name,
        createdCount: row.created_count,
        matchedCount: row.matched_count,
        unchangedCount: row.unchanged_count,
        refusedCount: row.refused_count,
      };
    },
    reconciliationCounts: (scope, importId) => readReconciliationCounts(db, scope, importId),
    reconciliation: (of, limit, cursor) => readReconciliation(db, of, limit, cursor),
  };
}

/** Links that wait for a person; the conditions are those of the partial indexes. */
function waiting(db: Kysely<Database>, work: Sp4nWork, scope: ComplaintScope) {
  const links = db
    .selectFrom('sp4n_link as l')
    .innerJoin('complaint as c', 'c.id', 'l.complaint_id')
    .where((eb) => eb.and(inScope(eb as never, scope)));
  return work === 'case'
    ? links
        .where('l.tracking_id', 'is', null)
        .where('l.born', '=', 'here')
        .where('l.status_here', 'in', copiedStatuses)
    : links.whereRef('l.status_here', '<>', 'l.status_copied').where('l.status_here', 'not in', untold);
}

async function readWorklist(
  db: Kysely<Database>,
  work: Sp4nWork,
  scope: ComplaintScope,
  limit: number,
  cursor: KeysetCursor | null,
): Promise<Sp4nPage<Sp4nRowView>> {
  const backwards = cursor?.direction === 'newer';
  const order = backwards ? 'desc' : 'asc';
  let query = waiting(db, work, scope)
    .leftJoin('unit as u', 'u.id', 'c.unit_id')
    .select([
      'c.id',
      'c.number',
      'c.title',
      'c.body',
      'c.confidential',
      'c.identity_mode',
      'u.short_name as unit_name',
      'l.status_here',
      'l.status_copied',
      'l.tracking_id',
      'l.created_at',
    ])
    .orderBy('l.created_at', order)
    .orderBy('l.complaint_id', order)
    .limit(limit + 1);
  if (cursor !== null) {
    query = query.where(afterCursor(sql`l.created_at`, sql`l.complaint_id`, cursor));
  }
  return pageOf(await query.execute(), limit, cursor, (row) => ({
    id: asId(row.id),
    number: row.number,
    subject: subjectOf(row.title, row.body),
    unitName: row.unit_name,
    status: decodeCode(row.status_here),
    trackingId: row.tracking_id,
    statusCopied: row.status_copied === null ? null : decodeCode(row.status_copied),
    confidential: decodeFlag(row.confidential),
    identityMode: decodeCode(row.identity_mode),
    since: row.created_at,
    sortKey: row.created_at,
  }));
}
