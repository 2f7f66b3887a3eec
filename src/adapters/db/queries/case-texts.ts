import { type Kysely, sql } from 'kysely';
import type {
  CaseNoticeView,
  MessageView,
  NoteView,
  TimelineEntry,
} from '#application/information-request/information-request-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import { decodeCode, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** The history, oldest first: public lines for the citizen, all of them for an officer. One statement. */
export async function readTimeline(
  db: Kysely<Database>,
  ref: CaseRef,
  audience: 'citizen' | 'officer',
): Promise<readonly TimelineEntry[]> {
  const rows = await db
    .selectFrom('case_event as e')
    .leftJoin('officer as o', 'o.id', 'e.actor_id')
    .leftJoin('officer as b', 'b.id', 'e.on_behalf_of')
    .select([
      'e.id',
      'e.type',
      'e.visibility',
      'e.actor_kind',
      'e.actor_role',
      'e.occurred_at',
      'e.payload',
      'o.full_name',
      'b.full_name as behalf_name',
    ])
    .where('e.case_kind', '=', ref.caseKind)
    .where('e.case_id', '=', ref.caseId)
    .$if(audience === 'citizen', (query) => query.where('e.visibility', '=', 'public'))
    .orderBy('e.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    visibility: decodeCode(row.visibility),
    actorKind: decodeCode(row.actor_kind),
    actorRole: row.actor_role,
    actorName: audience === 'officer' ? row.full_name : null,
    onBehalfOfName: audience === 'officer' ? row.behalf_name : null,
    occurredAt: row.occurred_at,
    payload: decodeJson(row.payload),
  }));
}

/** Messages both ways; without officers' names for the citizen. One statement. */
export async function readMessages(db: Kysely<Database>, ref: CaseRef): Promise<readonly MessageView[]> {
  const rows = await db
    .selectFrom('case_message')
    .select(['id', 'direction', 'body', 'created_at'])
    .where('case_kind', '=', ref.caseKind)
    .where('case_id', '=', ref.caseId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    direction: decodeCode(row.direction),
    body: row.body,
    createdAt: row.created_at,
    officerName: null,
  }));
}

/** Messages and internal notes, each with who wrote it, from their two tables in one statement. */
export async function readOfficerTexts(
  db: Kysely<Database>,
  ref: CaseRef,
): Promise<{ readonly messages: readonly MessageView[]; readonly notes: readonly NoteView[] }> {
  const rows = await db
    .selectFrom('case_message as m')
    .leftJoin('officer as o', 'o.id', 'm.officer_id')
    .select(['m.direction as source', 'm.id as id', 'm.body', 'm.created_at', 'o.full_name'])
    .where('m.case_kind', '=', ref.caseKind)
    .where('m.case_id', '=', ref.caseId)
    .unionAll(
      db
        .selectFrom('internal_note as n')
        .leftJoin('officer as o', 'o.id', 'n.officer_id')
        .select([sql<string>`'note'`.as('source'), 'n.id as id', 'n.body', 'n.created_at', 'o.full_name'])
        .where('n.case_kind', '=', ref.caseKind)
        .where('n.case_id', '=', ref.caseId),
    )
    .orderBy('id')
    .execute();
  const messages: MessageView[] = [];
  const notes: NoteView[] = [];
  for (const { source, id, body, created_at: createdAt, full_name: name } of rows) {
    if (source === 'note') notes.push({ id, officerName: name ?? '', body, createdAt });
    else messages.push({ id, direction: decodeCode(source), body, createdAt, officerName: name });
  }
  return { messages, notes };
}

/** What the requester was or will be told, oldest first. One statement. */
export async function readRequesterNotices(
  db: Kysely<Database>,
  ref: CaseRef,
): Promise<readonly CaseNoticeView[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'template', 'channel', 'status', 'reason', 'created_at', 'settled_at'])
    .where('case_kind', '=', ref.caseKind)
    .where('case_id', '=', ref.caseId)
    .where('recipient_kind', '=', 'requester')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    template: decodeCode(row.template),
    channel: decodeCode(row.channel),
    status: decodeCode(row.status),
    reason: row.reason,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }));
}
