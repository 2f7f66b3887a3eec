import type { Kysely } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { ConversationQueries, ConversationRow } from '#application/conversation/conversation-views.ts';
import type { Conversation } from '#domain/conversation/conversation.ts';
import { isAboutUnits } from '../conversation-scope.ts';
import { conversationOf, conversationRepository } from '../repositories/conversation-repository.ts';
import type { Database } from '../schema.ts';
import { threadOf } from './chat-queries.ts';

const MAX_THREAD = 300;

export function conversationQueries(db: Kysely<Database>): ConversationQueries {
  const base = (scope: ComplaintScope) =>
    db
      .selectFrom('conversation as v')
      .leftJoin('complaint as c', 'c.id', 'v.complaint_id')
      .selectAll('v')
      .select((eb) => [
        'c.number as complaint_number',
        eb.fn.coalesce('v.last_inbound_at', 'v.created_at').as('sort_key'),
        eb
          .selectFrom('conversation_message as m')
          .select('m.body')
          .whereRef('m.conversation_id', '=', 'v.id')
          .where('m.error_code', 'is', null)
          .orderBy('m.sent_at', 'desc')
          .orderBy('m.id', 'desc')
          .limit(1)
          .as('last_body'),
        eb
          .selectFrom('conversation_message as m')
          .select('m.direction')
          .whereRef('m.conversation_id', '=', 'v.id')
          .where('m.error_code', 'is', null)
          .orderBy('m.sent_at', 'desc')
          .orderBy('m.id', 'desc')
          .limit(1)
          .as('last_direction'),
        eb
          .selectFrom('conversation_message as m')
          .innerJoin('complaint as r', 'r.id', 'm.complaint_id')
          .select('r.identity_mode')
          .whereRef('m.conversation_id', '=', 'v.id')
          .where('r.identity_mode', '=', 'anonymous')
          .limit(1)
          .as('anonymous_mode'),
      ])
      .$if(scope.not.length > 0, (query) => query.where(({ not }) => not(isAboutUnits('v.id', scope.not))));
  return {
    list: async (handledBy, limit, before, scope) => {
      const [key = '', id = ''] = before?.split('~') ?? [];
      const rows = await base(scope)
        .$if(handledBy !== null, (query) => query.where('v.handled_by', '=', handledBy ?? ''))
        .$if(before !== null, (query) =>
          query.where((eb) => {
            const sort = eb.fn.coalesce('v.last_inbound_at', 'v.created_at');
            return eb.or([eb(sort, '<', key), eb.and([eb(sort, '=', key), eb('v.id', '<', id)])]);
          }),
        )
        .orderBy('sort_key', 'desc')
        .orderBy('v.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(rowOf);
    },
    find: async (id, scope) => {
      const row = await base(scope).where('v.id', '=', id).executeTakeFirst();
      return row === undefined ? null : rowOf(row);
    },
    thread: (id) => threadOf(db, 'm.conversation_id', id, MAX_THREAD),
    threadOfContact: async (contactKey) => {
      const row = await db
        .selectFrom('conversation')
        .select('id')
        .where('contact_key', '=', contactKey)
        .executeTakeFirst();
      return row === undefined ? [] : await threadOf(db, 'm.conversation_id', row.id, MAX_THREAD);
    },
    templates: () => conversationRepository(db).templates(),
    stoppedByToken: async () => {
      const { waiting } = await db
        .selectFrom('conversation_message')
        .select((eb) => eb.fn.countAll<number>().as('waiting'))
        .where('status', '=', 'queued')
        .where('error_code', 'in', ['190', '10', '200', '0'])
        .executeTakeFirstOrThrow();
      return Number(waiting);
    },
  };
}

type Row = Parameters<typeof conversationOf>[0] & {
  readonly complaint_number: string | null;
  readonly sort_key: string;
  readonly last_body: string | null;
  readonly last_direction: string | null;
  readonly anonymous_mode: string | null;
};

function rowOf(row: Row): ConversationRow {
  const conversation: Conversation = conversationOf(row);
  return {
    ...conversation,
    complaintNumber: row.complaint_number,
    anonymous: row.anonymous_mode !== null,
    lastBody: row.last_body ?? '',
    lastDirection: row.last_direction === null ? null : row.last_direction === 'in' ? 'in' : 'out',
    sortKey: row.sort_key,
  };
}
