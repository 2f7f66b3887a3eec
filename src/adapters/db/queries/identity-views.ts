import { type Kysely, sql } from 'kysely';
import type { IdentityViewRow } from '#application/audit/audit-views.ts';
import { decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

type Row = {
  readonly id: string;
  readonly case_kind: string;
  readonly occurred_at: string;
  readonly actor_role: string | null;
  readonly payload: string;
  readonly case_id: string;
  readonly number: string;
  readonly full_name: string | null;
};

/** Openings of identities, the latest first: each kind from its own small index, in one statement. */
export async function identityViews(
  db: Kysely<Database>,
  limit: number,
  beforeId: string | null,
  hiddenUnits: readonly string[],
): Promise<readonly IdentityViewRow[]> {
  const before = beforeId === null ? sql`` : sql`and e.id < ${beforeId}`;
  const hidden =
    hiddenUnits.length === 0
      ? sql``
      : sql`and (c.about_unit_id is null or c.about_unit_id not in (${sql.join(hiddenUnits)}))`;
  const { rows } = await sql<Row>`
    select v.id, v.case_kind, v.occurred_at, v.actor_role, v.payload, v.case_id, v.number, o.full_name
    from (
      select * from (
        select e.id, e.case_kind, e.occurred_at, e.actor_id, e.actor_role, e.payload, e.case_id, q.number
        from case_event e join information_request q on q.id = e.case_id
        where e.type = 'identity_viewed' and e.case_kind = 'information_request' ${before}
        order by e.id desc limit ${limit}
      ) requests
      union all
      select * from (
        select e.id, e.case_kind, e.occurred_at, e.actor_id, e.actor_role, e.payload, e.case_id, c.number
        from case_event e join complaint c on c.id = e.case_id
        where e.type = 'reporter_viewed' and e.case_kind = 'complaint' ${hidden} ${before}
        order by e.id desc limit ${limit}
      ) complaints
    ) v left join officer o on o.id = v.actor_id
    order by v.id desc limit ${limit}`.execute(db);
  return rows.map(rowOf);
}

function rowOf(row: Row): IdentityViewRow {
  const payload = decodeJson<{ reason?: string; nik?: boolean; proofFileId?: string | null }>(row.payload);
  return {
    id: row.id,
    at: row.occurred_at,
    officerName: row.full_name ?? '',
    role: row.actor_role,
    caseKind: row.case_kind === 'complaint' ? 'complaint' : 'information_request',
    caseId: row.case_id,
    caseNumber: row.number,
    reason: payload.reason ?? '',
    sawNik: payload.nik === true,
    sawProof: (payload.proofFileId ?? null) !== null,
  };
}
