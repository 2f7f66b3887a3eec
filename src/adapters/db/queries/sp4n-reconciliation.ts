import { type Kysely, sql } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import type {
  ReconciliationOf,
  ReconciliationPart,
  ReconciliationRow,
  Sp4nPage,
} from '#application/sp4n/sp4n-views.ts';
import { complaintStatuses } from '#domain/complaint/status.ts';
import { asId } from '#domain/shared/ids.ts';
import { copiedStatuses } from '#domain/sp4n/link.ts';
import { sp4nStatuses, sp4nStatusOf } from '#domain/sp4n/status-map.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { inScope, subjectOf } from './complaint-scope.ts';
import { afterCursor, pageOf } from './sp4n-pages.ts';

const COUNTED = 1_000;

/** Our status as SP4N-LAPOR! says it, in SQL. */
const statusInTheirWords = sql<string>`case ${sql.join(
  sp4nStatuses.flatMap((code) => {
    const ours = complaintStatuses.filter((status) => sp4nStatusOf[status] === code);
    return ours.length === 0 ? [] : [sql`when l.status_here in (${sql.join(ours)}) then ${code}`];
  }),
  sql` `,
)} end`;

const over = sql`('done', 'not_ours', 'archived')`;

/** What was born there is only chased here: while it is open in both, how far it has come is theirs to say. */
const saysTheSame = sql<boolean>`(
  ${statusInTheirWords} = r.status
  or (l.born = 'there' and ${statusInTheirWords} not in ${over} and r.status not in ${over})
)`;

/** Complaints that are, or should be, in both ledgers, with the row of the import. */
function linked(db: Kysely<Database>, { scope, importId, part }: ReconciliationOf) {
  const rows = db
    .selectFrom('sp4n_link as l')
    .innerJoin('complaint as c', 'c.id', 'l.complaint_id')
    .leftJoin('sp4n_ledger_row as r', (join) =>
      join.onRef('r.tracking_id', '=', 'l.tracking_id').on('r.import_id', '=', importId),
    )
    .where((eb) => eb.and(inScope(eb as never, scope)));
  if (part === 'only_here') {
    return rows
      .where('r.tracking_id', 'is', null)
      .where((eb) =>
        eb.or([
          eb('l.tracking_id', 'is not', null),
          eb.and([eb('l.born', '=', 'here'), eb('l.status_here', 'in', copiedStatuses)]),
        ]),
      );
  }
  const wanted = part === 'both' ? saysTheSame : sql<boolean>`not (${saysTheSame})`;
  return rows.where('r.tracking_id', 'is not', null).where(wanted);
}

/** Rows of the import that no complaint is tied to; who sees only own units sees none. */
function unlinked(db: Kysely<Database>, { scope, importId }: ReconciliationOf) {
  return db
    .selectFrom('sp4n_ledger_row as r')
    .leftJoin('sp4n_link as l', 'l.tracking_id', 'r.tracking_id')
    .where('r.import_id', '=', importId)
    .where('l.tracking_id', 'is', null)
    .where(scope.units === 'all' ? sql<boolean>`1 = 1` : sql<boolean>`1 = 0`);
}

/** Each part up to a cap; one statement. */
export async function readReconciliationCounts(
  db: Kysely<Database>,
  scope: ComplaintScope,
  importId: string,
): Promise<Readonly<Record<ReconciliationPart, number>>> {
  const of = (part: ReconciliationPart): ReconciliationOf => ({ scope, importId, part });
  const ofLinks = (part: ReconciliationPart) =>
    db
      .selectFrom(
        linked(db, of(part))
          .select('c.id')
          .limit(COUNTED + 1)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll<number>().as('found'));
  const row = await db
    .selectNoFrom(() => [
      ofLinks('only_here').as('only_here'),
      db
        .selectFrom(
          unlinked(db, of('only_there'))
            .select('r.tracking_id')
            .limit(COUNTED + 1)
            .as('some'),
        )
        .select((eb) => eb.fn.countAll<number>().as('found'))
        .as('only_there'),
      ofLinks('different').as('different'),
      ofLinks('both').as('both'),
    ])
    .executeTakeFirstOrThrow();
  return {
    only_here: Number(row.only_here),
    only_there: Number(row.only_there),
    different: Number(row.different),
    both: Number(row.both),
  };
}

/** One page of a part; one statement. */
export async function readReconciliation(
  db: Kysely<Database>,
  of: ReconciliationOf,
  limit: number,
  cursor: KeysetCursor | null,
): Promise<Sp4nPage<ReconciliationRow>> {
  return of.part === 'only_there'
    ? await readUnlinked(db, of, limit, cursor)
    : await readLinked(db, of, limit, cursor);
}

async function readLinked(
  db: Kysely<Database>,
  of: ReconciliationOf,
  limit: number,
  cursor: KeysetCursor | null,
): Promise<Sp4nPage<ReconciliationRow>> {
  const order = cursor?.direction === 'newer' ? 'desc' : 'asc';
  let query = linked(db, of)
    .leftJoin('unit as u', 'u.id', 'c.unit_id')
    .select([
      'c.id',
      'c.number',
      'c.title',
      'c.body',
      'c.received_on',
      'u.name as unit_name',
      'l.tracking_id',
      'l.born',
      'l.status_here',
      'l.created_at',
      'r.status as status_there',
    ])
    .orderBy('l.created_at', order)
    .orderBy('l.complaint_id', order)
    .limit(limit + 1);
  if (cursor !== null) query = query.where(afterCursor(sql`l.created_at`, sql`l.complaint_id`, cursor));
  return pageOf(await query.execute(), limit, cursor, (row) => ({
    id: asId(row.id),
    number: row.number,
    trackingId: row.tracking_id,
    born: decodeCode(row.born),
    subject: subjectOf(row.title, row.body),
    unit: row.unit_name ?? '',
    statusHere: decodeCode(row.status_here),
    statusThere: row.status_there,
    receivedOn: row.received_on,
    sortKey: row.created_at,
    sortId: row.id,
  }));
}

async function readUnlinked(
  db: Kysely<Database>,
  of: ReconciliationOf,
  limit: number,
  cursor: KeysetCursor | null,
): Promise<Sp4nPage<ReconciliationRow>> {
  const order = cursor?.direction === 'newer' ? 'desc' : 'asc';
  let query = unlinked(db, of)
    .select(['r.tracking_id', 'r.title', 'r.status', 'r.unit', 'r.reported_on'])
    .orderBy('r.tracking_id', order)
    .limit(limit + 1);
  if (cursor !== null) {
    query = query.where('r.tracking_id', cursor.direction === 'newer' ? '<' : '>', cursor.key);
  }
  return pageOf(await query.execute(), limit, cursor, (row) => ({
    id: null,
    number: null,
    trackingId: row.tracking_id,
    born: null,
    subject: row.title,
    unit: row.unit,
    statusHere: null,
    statusThere: row.status,
    receivedOn: row.reported_on,
    sortKey: row.tracking_id,
    sortId: row.tracking_id,
  }));
}
