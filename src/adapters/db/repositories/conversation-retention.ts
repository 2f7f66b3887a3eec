import { type Kysely, sql } from 'kysely';
import type { ConversationRepository } from '#application/conversation/conversation-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

type Retention = Pick<
  ConversationRepository,
  'spent' | 'remove' | 'spentMessages' | 'emptyMessages' | 'purgeEvents'
>;

/** When a report ended; a merged one when the one that it was merged into did. */
const endedAt = sql<
  string | null
>`case when c.merged_into_id is null then c.closed_at else lead.closed_at end`;

/** What of conversations is forgotten, and how. */
export function conversationRetention(db: Kysely<Database>): Retention {
  return {
    spent: async (quietSince, endedBefore, limit) => {
      const { rows } = await sql<{ readonly id: string }>`
        select v.id from conversation v
        where coalesce(v.last_inbound_at, v.created_at) < ${quietSince}
          and coalesce(v.last_outbound_at, v.created_at) < ${quietSince}
          and v.created_at < ${quietSince}
          and not exists (
            select 1 from complaint c left join complaint lead on lead.id = c.merged_into_id
            where (c.id = v.complaint_id or c.id in (
              select m.complaint_id from conversation_message m where m.conversation_id = v.id
            ))
              and (c.sealed_reporter is not null or ${endedAt} is null or ${endedAt} >= ${endedBefore})
          )
        order by v.id limit ${limit}`.execute(db);
      return rows.map(({ id }) => asId(id));
    },
    remove: async (id) => {
      await db.deleteFrom('conversation_message').where('conversation_id', '=', id).execute();
      await db.deleteFrom('conversation').where('id', '=', id).execute();
    },
    spentMessages: async (endedBefore, limit) => {
      const { rows } = await sql<{ readonly id: string }>`
        select m.id from conversation_message m
        join complaint c on c.id = m.complaint_id
        left join complaint lead on lead.id = c.merged_into_id
        where c.sealed_reporter is null and ${endedAt} < ${endedBefore}
          and (m.body <> '' or m.detail is not null or m.point is not null)
        order by m.id limit ${limit}`.execute(db);
      return rows.map(({ id }) => asId(id));
    },
    emptyMessages: async (ids) => {
      if (ids.length === 0) return;
      await db
        .updateTable('conversation_message')
        .set({ body: '', detail: null, point: null, provider_id: null })
        .where('id', 'in', ids)
        .execute();
    },
    purgeEvents: async (doneBefore) => {
      const { numDeletedRows } = await db
        .deleteFrom('whatsapp_inbox')
        .where('done_at', '<', doneBefore)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
