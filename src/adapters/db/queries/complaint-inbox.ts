import { type Kysely, sql } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type {
  ComplaintCounts,
  ComplaintFilter,
  ComplaintFolder,
  ComplaintPage,
  SimilarComplaint,
  WaitingAct,
} from '#application/complaint/complaint-views.ts';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import { parseRegistrationNumber } from '#domain/information-request/registration-number.ts';
import { searchWords } from '#domain/public-document/search-text.ts';
import { asId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';
import { decodeCode, decodeFlag } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { containsWord, inScope, subjectOf } from './complaint-scope.ts';

const folders: Readonly<Record<ComplaintFolder, readonly ComplaintStatus[]>> = {
  desk: ['received'],
  units: ['handed_over', 'in_progress'],
  reporter: ['on_hold', 'answered'],
  done: ['closed', 'not_ours', 'archived', 'merged', 'converted', 'withdrawn'],
  all_open: ['received', 'on_hold', 'handed_over', 'in_progress'],
};

/** Statuses in which the office's clock runs. */
const running: readonly ComplaintStatus[] = ['received', 'handed_over', 'in_progress'];

/** One page of the inbox in one statement. */
export async function readComplaintInbox(
  db: Kysely<Database>,
  filter: ComplaintFilter,
  limit: number,
  cursor: KeysetCursor | null,
): Promise<ComplaintPage> {
  const number = parseRegistrationNumber(filter.text ?? '');
  const done = filter.folder === 'done' && number === null;
  const sortKey = done ? sql<string>`coalesce(c.closed_at, c.received_at)` : sql<string>`c.due_on`;
  const backwards = cursor?.direction === 'newer';
  const ascending = done === backwards;
  const order = ascending ? 'asc' : 'desc';
  let query = db
    .selectFrom('complaint as c')
    .leftJoin('unit as u', 'u.id', 'c.unit_id')
    .leftJoin('region as r', 'r.code', 'c.region_code')
    .select([
      'c.id',
      'c.number',
      'c.status',
      'c.channel',
      'c.complaint_class',
      'c.supervision',
      'c.confidential',
      'c.identity_mode',
      'c.topic',
      'c.title',
      'c.body',
      'r.name as region_name',
      'u.short_name as unit_name',
      'c.received_on',
      'c.due_on',
      'c.due_provisional',
      'c.closes_on',
    ])
    .select(sortKey.as('sort_key'))
    .select((eb) =>
      eb
        .selectFrom('complaint_act as a')
        .select((inner) => inner.fn.countAll<number>().as('waiting'))
        .whereRef('a.complaint_id', '=', 'c.id')
        .where('a.confirmed_at', 'is', null)
        .where('a.rejected_at', 'is', null)
        .as('unconfirmed'),
    )
    .where((eb) =>
      eb.and([
        ...inScope(eb, filter.scope),
        ...(number === null ? [eb('c.status', 'in', folders[filter.folder])] : [eb('c.number', '=', number)]),
        ...(filter.unitId === undefined ? [] : [eb('c.unit_id', '=', filter.unitId)]),
        ...(filter.channel === undefined ? [] : [eb('c.channel', '=', filter.channel)]),
        ...(filter.topic === undefined ? [] : [eb('c.topic', '=', filter.topic)]),
        ...(filter.regionCode === undefined
          ? []
          : [
              eb.or([
                eb('c.region_code', '=', filter.regionCode),
                eb('c.region_code', 'like', `${filter.regionCode}.%`),
              ]),
            ]),
        ...(filter.lateBefore === undefined
          ? []
          : [eb('c.due_on', '<', filter.lateBefore), eb('c.status', 'in', running)]),
      ]),
    )
    .orderBy('sort_key', order)
    .orderBy('c.id', order)
    .limit(limit + 1);
  if (number === null) {
    for (const word of searchWords(filter.text ?? ''))
      query = query.where(containsWord('c.search_text', word));
  }
  if (cursor !== null) {
    const side = ascending ? sql`>` : sql`<`;
    query = query.where(
      sql<boolean>`(${sortKey} ${side} ${cursor.key} or (${sortKey} = ${cursor.key} and c.id ${side} ${cursor.id}))`,
    );
  }
  const found = await query.execute();
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  const shown = backwards ? kept.toReversed() : kept;
  return {
    rows: shown.map((row) => ({
      id: asId(row.id),
      number: row.number,
      status: decodeCode(row.status),
      channel: decodeCode(row.channel),
      complaintClass: decodeCode(row.complaint_class),
      supervision: decodeFlag(row.supervision),
      confidential: decodeFlag(row.confidential),
      identityMode: decodeCode(row.identity_mode),
      topic: row.topic === null ? null : decodeCode(row.topic),
      subject: subjectOf(row.title, row.body),
      regionName: row.region_name,
      unitName: row.unit_name,
      receivedOn: row.received_on,
      dueOn: row.due_on,
      dueProvisional: decodeFlag(row.due_provisional),
      closesOn: row.closes_on,
      unconfirmedActs: Number(row.unconfirmed ?? 0),
      sortKey: row.sort_key,
    })),
    hasOlder: backwards ? true : more,
    hasNewer: backwards ? more : cursor !== null,
  };
}

const COUNTED = 1_000;

/** Each part up to a cap; one statement. */
export async function readComplaintCounts(
  db: Kysely<Database>,
  scope: ComplaintScope,
  today: CivilDate,
): Promise<ComplaintCounts> {
  const part = (statuses: readonly ComplaintStatus[], lateBefore?: CivilDate) =>
    db
      .selectFrom(
        db
          .selectFrom('complaint as c')
          .select('c.id')
          .where((eb) =>
            eb.and([
              ...inScope(eb, scope),
              eb('c.status', 'in', statuses),
              ...(lateBefore === undefined ? [] : [eb('c.due_on', '<', lateBefore)]),
            ]),
          )
          .limit(COUNTED)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll<number>().as('found'));
  const row = await db
    .selectNoFrom(() => [
      part(folders.desk).as('desk'),
      part(folders.units).as('units'),
      part(folders.reporter).as('reporter'),
      part(running, today).as('late'),
    ])
    .executeTakeFirstOrThrow();
  return {
    desk: Number(row.desk),
    units: Number(row.units),
    reporter: Number(row.reporter),
    late: Number(row.late),
  };
}

/** Acts by task link that wait for the desk since before an instant; one statement. */
export async function readWaitingActs(
  db: Kysely<Database>,
  scope: ComplaintScope,
  before: InstantText,
  limit: number,
): Promise<readonly WaitingAct[]> {
  const rows = await db
    .selectFrom('complaint as c')
    .innerJoin('complaint_act as a', 'a.complaint_id', 'c.id')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.id as act_id', 'c.id', 'c.number', 'u.short_name', 'a.acted_at'])
    .where('a.confirmed_at', 'is', null)
    .where('a.rejected_at', 'is', null)
    .where('a.acted_at', '<', before)
    .where((eb) => eb.and(inScope(eb as never, scope)))
    .orderBy('a.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    actId: row.act_id,
    complaintId: asId(row.id),
    number: row.number,
    unitName: row.short_name,
    actedAt: row.acted_at,
  }));
}

const SIMILAR_LOOKED_AT = 200;
const SIMILAR_SHOWN = 5;

/**
 * Reports that may tell the same: of the same place or topic since `since`, most words in common first. Two
 * statements.
 */
export async function readSimilar(
  db: Kysely<Database>,
  id: string,
  scope: ComplaintScope,
  since: CivilDate,
): Promise<readonly SimilarComplaint[]> {
  const own = await db
    .selectFrom('complaint as c')
    .select(['c.region_code', 'c.topic', 'c.search_text', 'c.number'])
    .where('c.id', '=', id)
    .where((eb) => eb.and(inScope(eb, scope)))
    .executeTakeFirst();
  if (own === undefined) return [];
  const rows = await db
    .selectFrom('complaint as c')
    .leftJoin('region as r', 'r.code', 'c.region_code')
    .select([
      'c.id',
      'c.number',
      'c.title',
      'c.body',
      'c.status',
      'c.received_on',
      'c.topic',
      'c.region_code',
      'c.search_text',
      'r.name as region_name',
    ])
    .where('c.id', '<>', id)
    .where('c.received_on', '>=', since)
    .where('c.status', 'in', ['received', 'on_hold', 'handed_over', 'in_progress', 'answered'])
    .where((eb) => eb.and(inScope(eb, scope)))
    .orderBy('c.received_on', 'desc')
    .limit(SIMILAR_LOOKED_AT)
    .execute();
  const words = wordsOf(own.search_text);
  return rows
    .map((row) => {
      const shared = [...wordsOf(row.search_text)].filter((word) => words.has(word)).length;
      const samePlace = own.region_code !== null && own.region_code === row.region_code;
      const sameTopic = own.topic !== null && own.topic === row.topic;
      return { row, weight: shared + (samePlace ? 3 : 0) + (sameTopic ? 2 : 0), samePlace, shared };
    })
    .filter(({ weight, shared }) => shared >= 2 && weight >= 4)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SIMILAR_SHOWN)
    .map(({ row }) => ({
      id: asId(row.id),
      number: row.number,
      subject: subjectOf(row.title, row.body),
      status: decodeCode(row.status),
      receivedOn: row.received_on,
      regionName: row.region_name,
      topic: row.topic === null ? null : decodeCode(row.topic),
    }));
}

/** Words that carry meaning: four letters and more, without the number. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4 && !/\d/.test(word)));
}
