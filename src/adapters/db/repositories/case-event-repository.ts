import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { CaseEventRepository } from '#application/ports/case-text-repository.ts';
import type { CaseEvent } from '#domain/case-event/case-event.ts';
import { encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function caseEventRepository(db: Kysely<Database>): CaseEventRepository {
  return {
    append: async (events) => {
      if (events.length === 0) return;
      await db.insertInto('case_event').values(events.map(rowOf)).execute();
    },
  };
}

/** Ids rise in the order of appending, which is the order of the history. */
function rowOf(event: CaseEvent): Database['case_event'] {
  const { actor } = event;
  return {
    id: uuidv7(),
    case_kind: event.caseKind,
    case_id: event.caseId,
    type: event.type,
    visibility: event.visibility,
    actor_kind: actor.kind,
    actor_id: actor.kind === 'officer' ? actor.officerId : null,
    actor_role: actor.kind === 'officer' ? actor.role : null,
    on_behalf_of: actor.kind === 'officer' ? (actor.onBehalfOf ?? null) : null,
    occurred_at: event.occurredAt,
    payload: encodeJson(event.payload),
  };
}
