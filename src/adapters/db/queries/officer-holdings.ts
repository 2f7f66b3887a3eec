import { type Kysely, sql } from 'kysely';
import type { OfficerHoldings } from '#application/officer/officer-views.ts';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import type { Database } from '../schema.ts';

/** What an officer has in hand: open cases by unit, what waits on them, drafts and links. One statement. */
export async function readOfficerHoldings(
  db: Kysely<Database>,
  id: OfficerId,
  now: InstantText,
): Promise<OfficerHoldings> {
  const rows = await db
    .selectFrom('information_request as q')
    .select((eb) => [
      sql<string>`'cases'`.as('kind'),
      'q.unit_id as unit_id',
      eb.fn.countAll().as('value'),
      sql<number | string>`sum(case when q.status = 'awaiting_signature' then 1 else 0 end)`.as('waiting'),
    ])
    .where('q.assignee_id', '=', id)
    .where('q.is_open', '=', 1)
    .groupBy('q.unit_id')
    .unionAll(
      db
        .selectFrom('notice as n')
        .innerJoin('information_request as c', 'c.id', 'n.case_id')
        .select((eb) => [
          sql<string>`'notices'`.as('kind'),
          sql<string | null>`null`.as('unit_id'),
          eb.fn.countAll().as('value'),
          sql<number | string>`0`.as('waiting'),
        ])
        .where('n.status', '=', 'to_tell')
        .where('c.assignee_id', '=', id)
        .where('c.is_open', '=', 1),
    )
    .unionAll(
      db
        .selectFrom('public_document as p')
        .select((eb) => [
          sql<string>`'drafts'`.as('kind'),
          sql<string | null>`null`.as('unit_id'),
          eb.fn.countAll().as('value'),
          sql<number | string>`0`.as('waiting'),
        ])
        .where('p.status', '=', 'draft')
        .where('p.created_by', '=', id),
    )
    .unionAll(
      db
        .selectFrom('officer_invitation as l')
        .select((eb) => [
          sql<string>`'links'`.as('kind'),
          sql<string | null>`null`.as('unit_id'),
          eb.fn.countAll().as('value'),
          sql<number | string>`0`.as('waiting'),
        ])
        .where('l.created_by', '=', id)
        .where('l.used_at', 'is', null)
        .where('l.revoked_at', 'is', null)
        .where('l.expires_at', '>', now),
    )
    .execute();
  const sum = (kind: string, column: 'value' | 'waiting' = 'value') =>
    rows.filter((row) => row.kind === kind).reduce((total, row) => total + Number(row[column]), 0);
  return {
    openCases: sum('cases'),
    unitsOfCases: rows
      .filter(({ kind }) => kind === 'cases')
      .map((row) => (row.unit_id === null ? null : asId<UnitId>(row.unit_id))),
    awaitingSignature: sum('cases', 'waiting'),
    noticesToTell: sum('notices'),
    documentDrafts: sum('drafts'),
    openLinks: sum('links'),
  };
}
