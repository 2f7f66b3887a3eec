import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { AuditFilter, AuditQueries, AuditRow, StoredEntry } from '#application/audit/audit-views.ts';
import type { HistoryTable } from '#domain/audit/history-anchor.ts';
import { decodeCode, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { identityViews } from './identity-views.ts';
import { settledId } from './settled-id.ts';

const ROWS_AT_ONCE = 1_000;

/** `newest` gives the highest id that an anchor may speak for now. */
export function auditQueries(db: Kysely<Database>, newest: () => string = settledId): AuditQueries {
  return {
    page: async (filter, limit, cursor) => {
      const newer = cursor?.direction === 'newer';
      const rows = await selectRows(db, filter)
        .$if(cursor !== null, (query) => query.where('a.seq', newer ? '>' : '<', cursor?.seq ?? 0))
        .orderBy('a.seq', newer ? 'asc' : 'desc')
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit).map(rowOf);
      const more = rows.length > limit;
      return newer
        ? { rows: shown.toReversed(), hasOlder: true, hasNewer: more }
        : { rows: shown, hasOlder: more, hasNewer: cursor !== null };
    },
    identityViews: (limit, beforeId, hiddenUnits) => identityViews(db, limit, beforeId, hiddenUnits),
    chain: async (afterSeq, limit) => {
      const rows = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(storedOf);
    },
    head: async () =>
      (await db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst()) ??
      null,
    latest: async (action) => {
      const row = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('action', '=', action)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : storedOf(row);
    },
    historyRange: async (table, after, upto) => {
      const last = upto ?? newest();
      const hash = createHash('sha256');
      let count = 0;
      let seen = after;
      for (;;) {
        const rows = await historyRows(db, table, seen, last);
        for (const row of rows) hash.update(`${JSON.stringify(row)}\n`, 'utf8');
        count += rows.length;
        seen = rows.at(-1)?.[0] ?? seen;
        if (rows.length < ROWS_AT_ONCE) break;
      }
      return { after, upto: upto ?? seen, count, sha256: hash.digest('hex') };
    },
  };
}

/** Rows in the order of their ids, as lists of their columns; a column that came later counts where it is filled. */
async function historyRows(
  db: Kysely<Database>,
  table: HistoryTable,
  after: string,
  upto: string,
): Promise<readonly (readonly [string, ...(string | null)[]])[]> {
  if (table === 'case_event') {
    const rows = await db
      .selectFrom('case_event')
      .selectAll()
      .where('id', '>', after)
      .where('id', '<=', upto)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    return rows.map((row) => [
      row.id,
      row.case_kind,
      row.case_id,
      row.type,
      row.visibility,
      row.actor_kind,
      row.actor_id,
      row.actor_role,
      row.occurred_at,
      row.payload,
      ...(row.on_behalf_of === null ? [] : [row.on_behalf_of]),
    ]);
  }
  const rows = await db
    .selectFrom('document_event')
    .selectAll()
    .where('id', '>', after)
    .where('id', '<=', upto)
    .orderBy('id')
    .limit(ROWS_AT_ONCE)
    .execute();
  return rows.map((row) => [row.id, row.document_id, row.type, row.officer_id, row.occurred_at, row.detail]);
}

function selectRows(db: Kysely<Database>, filter: AuditFilter) {
  const { action, officerId, after, until } = filter;
  return db
    .selectFrom('audit_entry as a')
    .leftJoin('officer as by', 'by.id', 'a.actor_id')
    .leftJoin('officer as o', (join) =>
      join.onRef('o.id', '=', 'a.object_id').on('a.object_kind', '=', 'officer'),
    )
    .leftJoin('unit as u', (join) => join.onRef('u.id', '=', 'a.object_id').on('a.object_kind', '=', 'unit'))
    .leftJoin('public_document as d', (join) =>
      join.onRef('d.id', '=', 'a.object_id').on('a.object_kind', '=', 'public_document'),
    )
    .leftJoin('information_request as q', (join) =>
      join.onRef('q.id', '=', 'a.object_id').on('a.object_kind', '=', 'information_request'),
    )
    .select([
      'a.seq',
      'a.at',
      'a.actor_kind',
      'a.actor_role',
      'a.action',
      'a.object_kind',
      'a.object_id',
      'a.detail',
      'by.full_name as actor_name',
    ])
    .select(sql<string | null>`coalesce(o.full_name, u.name, d.title, q.number)`.as('object_name'))
    .$if(action !== undefined, (query) => query.where('a.action', '=', action ?? ''))
    .$if(officerId !== undefined, (query) => query.where('a.actor_id', '=', officerId ?? ''))
    .$if(after !== undefined, (query) => query.where('a.at', '>', after ?? ''))
    .$if(until !== undefined, (query) => query.where('a.at', '<=', until ?? ''));
}

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

function rowOf(row: SelectedRow): AuditRow {
  return {
    seq: row.seq,
    at: row.at,
    actorKind: decodeCode(row.actor_kind),
    actorName: row.actor_name,
    actorRole: row.actor_role,
    action: decodeCode(row.action),
    objectKind: decodeCode(row.object_kind),
    objectId: row.object_id,
    objectName: row.object_name,
    detail: decodeJson(row.detail),
  };
}

function storedOf(row: Selectable<Database['audit_entry']>): StoredEntry {
  return {
    seq: row.seq,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    detail: row.detail,
    prevHash: row.prev_hash,
    keyId: row.key_id,
    hash: row.hash,
  };
}
