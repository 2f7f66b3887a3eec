import type { Kysely } from 'kysely';
import type { CaseViewBase } from '#application/information-request/information-request-views.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** The request itself with the names beside its codes. */
export function caseRows(db: Kysely<Database>) {
  return db
    .selectFrom('information_request as q')
    .leftJoin('unit as u', 'u.id', 'q.unit_id')
    .leftJoin('region as g', 'g.code', 'q.region_code')
    .leftJoin('region as p', 'p.code', 'g.parent_code')
    .select([
      'q.id',
      'q.number',
      'q.status',
      'q.channel',
      'q.received_at',
      'q.received_on',
      'q.due_on',
      'q.due_provisional',
      'q.extended_at',
      'q.purposes',
      'q.purpose_text',
      'q.obtain_methods',
      'q.delivery_methods',
      'q.outcome',
      'q.answered_at',
      'q.withdrawn_at',
      'q.full_name',
      'q.address',
      'q.email',
      'q.phone',
      'q.do_not_notify',
      'q.identity_checked_at',
      'u.name as unit_name',
      'g.name as region_name',
      'p.name as parent_region_name',
    ])
    .select((eb) => eb.case().when('q.sealed_nik', 'is', null).then(0).else(1).end().as('has_nik'));
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof caseRows>['executeTakeFirstOrThrow']>>;
type PartNames = 'items' | 'deadlines' | 'letters' | 'files' | 'timeline' | 'messages';

/** The columns that citizen and officer see alike. */
export function caseFacts(row: CaseRow): Omit<CaseViewBase, PartNames> {
  return {
    id: asId(row.id),
    number: row.number,
    status: decodeCode(row.status),
    channel: decodeCode(row.channel),
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    dueProvisional: decodeFlag(row.due_provisional),
    extendedAt: row.extended_at,
    purposes: decodeJson(row.purposes),
    purposeText: row.purpose_text,
    obtainMethods: decodeJson(row.obtain_methods),
    deliveryMethods: decodeJson(row.delivery_methods),
    outcome: row.outcome === null ? null : decodeCode(row.outcome),
    answeredAt: row.answered_at,
    withdrawnAt: row.withdrawn_at,
    unitName: row.unit_name,
  };
}

/** Who asks, as both may read it. */
export function requesterFacts(row: CaseRow) {
  return {
    address: row.address,
    email: row.email,
    phone: row.phone,
    doNotNotify: decodeFlag(row.do_not_notify),
    regionName: regionName(row.region_name, row.parent_region_name),
    hasNik: Number(row.has_nik) === 1,
    identityCheckedAt: row.identity_checked_at,
  };
}

function regionName(name: string | null, parent: string | null): string | null {
  if (name === null) return null;
  return parent === null ? name : `${name}, ${parent}`;
}
