import { type Kysely, sql } from 'kysely';
import type {
  ComplaintQueries,
  PublicComplaintRow,
  PublicComplaintView,
} from '#application/complaint/complaint-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { readTimeline } from './case-texts.ts';
import { readActs } from './complaint-case.ts';
import { readPhotos } from './complaint-photos.ts';

const states = {
  open: ['received', 'on_hold', 'handed_over', 'in_progress'],
  answered: ['answered'],
  done: ['closed'],
} as const satisfies Record<string, readonly ComplaintStatus[]>;

/** Lines of the history that everybody may read; who reported says nothing here. */
const publicLines: ReadonlySet<string> = new Set([
  'complaint_submitted',
  'complaint_handed_over',
  'complaint_unit_reminded',
  'complaint_escalated',
  'complaint_act_recorded',
  'complaint_answered',
  'complaint_closed',
  'complaint_reopened',
]);

function publicRows(db: Kysely<Database>) {
  return db
    .selectFrom('complaint as c')
    .leftJoin('unit as u', 'u.id', 'c.unit_id')
    .leftJoin('region as r', 'r.code', 'c.region_code')
    .select([
      'c.id',
      'c.number',
      'c.title',
      'c.topic',
      'c.status',
      'c.complaint_class',
      'c.public_body',
      'c.received_on',
      'c.published_at',
      'r.name as region_name',
      'u.name as unit_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('complaint_photo as p')
        .select('p.file_id')
        .whereRef('p.complaint_id', '=', 'c.id')
        .limit(1)
        .as('photo_id'),
    )
    .where('c.published_at', 'is not', null)
    .where('c.confidential', '=', 0)
    .where('c.supervision', '=', 0);
}

type Row = Awaited<ReturnType<ReturnType<typeof publicRows>['executeTakeFirstOrThrow']>>;

/** Newest first; one statement. */
export const readPublicComplaints = async (
  db: Kysely<Database>,
  ...[filter, limit, cursor]: Parameters<ComplaintQueries['publicList']>
): ReturnType<ComplaintQueries['publicList']> => {
  const backwards = cursor?.direction === 'newer';
  const order = backwards ? 'asc' : 'desc';
  let query = publicRows(db)
    .where((eb) =>
      eb.and([
        ...(filter.topic === undefined ? [] : [eb('c.topic', '=', filter.topic)]),
        ...(filter.regionCode === undefined
          ? []
          : [
              eb.or([
                eb('c.region_code', '=', filter.regionCode),
                eb('c.region_code', 'like', `${filter.regionCode}.%`),
              ]),
            ]),
        ...(filter.unitId === undefined ? [] : [eb('c.unit_id', '=', filter.unitId)]),
        ...(filter.state === undefined ? [] : [eb('c.status', 'in', states[filter.state])]),
      ]),
    )
    .orderBy('c.published_at', order)
    .orderBy('c.id', order)
    .limit(limit + 1);
  if (cursor !== null) {
    const side = backwards ? sql`>` : sql`<`;
    query = query.where(
      sql<boolean>`(c.published_at ${side} ${cursor.key} or (c.published_at = ${cursor.key} and c.id ${side} ${cursor.id}))`,
    );
  }
  const found = await query.execute();
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  const shown = backwards ? kept.toReversed() : kept;
  return {
    rows: shown.map(rowOf),
    hasOlder: backwards ? true : more,
    hasNewer: backwards ? more : cursor !== null,
  };
};

function rowOf(row: Row): PublicComplaintRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title ?? '',
    topic: row.topic === null ? null : decodeCode(row.topic),
    status: decodeCode(row.status),
    regionName: row.region_name,
    unitName: row.unit_name,
    receivedOn: row.received_on,
    publishedAt: row.published_at ?? '',
    hasPhotos: row.photo_id !== null,
  };
}

/** Null unless it is before the public. Four statements, five with pictures. */
export async function readPublicComplaint(
  db: Kysely<Database>,
  number: string,
): Promise<PublicComplaintView | null> {
  const row = await publicRows(db).where('c.number', '=', number).executeTakeFirst();
  if (row === undefined) return null;
  const ref: CaseRef = { caseKind: 'complaint', caseId: asId(row.id) };
  const [timeline, acts, photos] = await Promise.all([
    readTimeline(db, ref, 'citizen'),
    readActs(db, row.id),
    row.photo_id === null ? Promise.resolve([]) : readPhotos(db, row.id),
  ]);
  return {
    ...rowOf(row),
    body: row.public_body ?? '',
    complaintClass: decodeCode(row.complaint_class),
    photos,
    timeline: timeline.filter((line) => publicLines.has(line.type)),
    acts: acts
      .filter((act) => act.confirmedAt !== null)
      .map(({ kind, body, unitName, actedAt }) => ({ kind, body, unitName, actedAt })),
  };
}
