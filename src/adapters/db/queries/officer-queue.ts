import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type {
  QueueCursor,
  QueueFilter,
  QueuePage,
  QueueRow,
} from '#application/information-request/information-request-views.ts';
import type { BucketBoundaries } from '#domain/deadline/urgency.ts';
import { parseRegistrationNumber } from '#domain/information-request/registration-number.ts';
import { searchWords } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import { assertNever } from '#domain/shared/result.ts';
import { decodeCode, decodeFlag } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Words are looked for in this many closed requests at most, newest first. */
const SEARCHED_CLOSED = 5000;
/** Characters of the first item that a row shows. */
const SUBJECT_CHARACTERS = 160;

/** When a request was closed; the same text as in the index. */
const closedAt = sql<string>`coalesce(q.answered_at, q.withdrawn_at)`;

type Tables = Database & { q: Database['information_request'] };
type Builder = ExpressionBuilder<Tables, 'q'>;

/** One page of the officer's queue, in one statement. */
export async function readQueue(
  db: Kysely<Database>,
  filter: QueueFilter,
  boundaries: BucketBoundaries,
  limit: number,
  cursor: QueueCursor | null,
): Promise<QueuePage> {
  const number = parseRegistrationNumber(filter.text ?? '');
  const closed = filter.bucket === 'closed' && number === null;
  const sortKey = closed ? closedAt : sql<string>`q.due_on`;
  const backwards = cursor?.direction === 'previous';
  // Open requests: nearest due date first. Closed ones: latest first.
  const ascending = closed === backwards;
  const order = ascending ? 'asc' : 'desc';
  const words = number === null ? searchWords(filter.text ?? '') : [];
  let page = db
    .selectFrom('information_request as q')
    .select('q.id')
    .select(sortKey.as('sort_key'))
    .where((eb) =>
      eb.and([
        ...scope(eb, filter),
        ...(number === null ? bucket(eb, filter.bucket, boundaries) : [eb('q.number', '=', number)]),
      ]),
    )
    .orderBy(sql`2`, order)
    .orderBy('q.id', order);
  if (cursor !== null) {
    const side = ascending ? sql`>` : sql`<`;
    page = page.where(
      sql<boolean>`(${sortKey} ${side} ${cursor.key} or (${sortKey} = ${cursor.key} and q.id ${side} ${cursor.id}))`,
    );
  }
  if (words.length === 0 || !closed) {
    for (const word of words) page = page.where(contains('q.search_text', word));
    page = page.limit(limit + 1);
  } else {
    page = page.limit(SEARCHED_CLOSED);
  }
  let rows = db
    .selectFrom(page.as('p'))
    .innerJoin('information_request as r', 'r.id', 'p.id')
    .leftJoin('information_request_item as i', (join) =>
      join.onRef('i.request_id', '=', 'r.id').on('i.position', '=', 1),
    )
    .leftJoin('unit as u', 'u.id', 'r.unit_id')
    .leftJoin('officer as o', 'o.id', 'r.assignee_id')
    .select([
      'r.id',
      'r.number',
      'r.status',
      'r.outcome',
      'r.received_on',
      'r.due_on',
      'r.due_provisional',
      'r.extended_at',
      'r.full_name',
      'r.requester_type',
      'r.unit_id',
      'r.assignee_id',
      'i.detail',
      'u.short_name as unit_name',
      'o.full_name as assignee_name',
      'p.sort_key',
    ])
    .select((eb) =>
      eb
        .selectFrom('information_request_item as n')
        .select((inner) => inner.fn.max('n.position').as('items'))
        .whereRef('n.request_id', '=', 'r.id')
        .as('item_count'),
    )
    .orderBy('p.sort_key', order)
    .orderBy('r.id', order)
    .limit(limit + 1);
  if (closed) for (const word of words) rows = rows.where(contains('r.search_text', word));
  const found = await rows.execute();
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  const shown = backwards ? kept.toReversed() : kept;
  return {
    rows: shown.map(
      (row): QueueRow => ({
        id: asId(row.id),
        number: row.number,
        status: decodeCode(row.status),
        outcome: row.outcome === null ? null : decodeCode(row.outcome),
        receivedOn: row.received_on,
        dueOn: row.due_on,
        dueProvisional: decodeFlag(row.due_provisional),
        extended: row.extended_at !== null,
        subject: shortened(row.detail ?? ''),
        itemCount: Number(row.item_count ?? 0),
        requesterName: row.full_name,
        requesterType: decodeCode(row.requester_type),
        unitId: row.unit_id === null ? null : asId(row.unit_id),
        unitName: row.unit_name,
        assigneeId: row.assignee_id === null ? null : asId(row.assignee_id),
        assigneeName: row.assignee_name,
        sortKey: row.sort_key,
      }),
    ),
    hasNext: backwards ? true : more,
    hasPrevious: backwards ? more : cursor !== null,
  };
}

/** What the officer may see and asked for; the unit scope is part of the query, not of the page. */
function scope(eb: Builder, filter: QueueFilter) {
  return [
    ...(filter.units === 'all'
      ? []
      : [eb('q.unit_id', 'in', filter.units.length === 0 ? [''] : filter.units)]),
    ...(filter.unitId === undefined ? [] : [eb('q.unit_id', '=', filter.unitId)]),
    ...(filter.assigneeId === undefined
      ? []
      : filter.assigneeId === 'nobody'
        ? [eb('q.assignee_id', 'is', null)]
        : [eb.or([eb('q.assignee_id', '=', filter.assigneeId), ...standingIn(eb, filter)])]),
    ...(filter.status === undefined ? [] : [eb('q.status', '=', filter.status)]),
  ];
}

/** Open requests in the hands of absent officers for whom the one asked about stands in. */
function standingIn(eb: Builder, { standInScopes = [] }: QueueFilter) {
  return standInScopes.map(({ holderId, units, except }) =>
    eb.and([
      eb('q.is_open', '=', 1),
      eb('q.assignee_id', '=', holderId),
      ...(units === 'all' ? [] : [eb('q.unit_id', 'in', units)]),
      ...(except.length === 0
        ? []
        : [eb.or([eb('q.unit_id', 'is', null), eb('q.unit_id', 'not in', except)])]),
    ]),
  );
}

function bucket(eb: Builder, name: QueueFilter['bucket'], { today, soonUntil }: BucketBoundaries) {
  const isOpen = eb('q.is_open', '=', 1);
  switch (name) {
    case 'closed':
      return [eb('q.is_open', '=', 0)];
    case 'all_open':
      return [isOpen];
    case 'late':
      return [isOpen, eb('q.due_on', '<', today)];
    case 'today':
      return [isOpen, eb('q.due_on', '=', today)];
    case 'soon':
      return [isOpen, eb('q.due_on', '>', today), eb('q.due_on', '<=', soonUntil)];
    case 'later':
      return [isOpen, eb('q.due_on', '>', soonUntil)];
    case 'not_running':
      return [isOpen, eb('q.due_on', '=', '')];
    default:
      return assertNever(name);
  }
}

function contains(column: 'q.search_text' | 'r.search_text', word: string) {
  return sql<boolean>`${sql.ref(column)} like ${`%${word.replace(/[!%_]/g, '!$&')}%`} escape '!'`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= SUBJECT_CHARACTERS) return line;
  return `${characters
    .slice(0, SUBJECT_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`;
}
