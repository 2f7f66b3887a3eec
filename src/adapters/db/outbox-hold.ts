import type { Kysely } from 'kysely';
import type { OutboxHold } from '#application/ports/outbox-hold.ts';
import type { OutboxTopic } from '#application/ports/outbox-repository.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import type { Database } from './schema.ts';

const HELD = 'HELD_AFTER_RESTORE';
/** No lease ever looks so far ahead. */
const NEVER: InstantText = '9999-12-31T23:59:59.999Z';

/** Whether somebody is told something at the end; the rest goes on, erasures first of all. */
const tells: Readonly<Record<OutboxTopic, boolean>> = {
  render_letter: false,
  send_notice: true,
  notify_officers: true,
  notify_complaint_officers: true,
  whatsapp_event: true,
  advance_conversation: true,
  fetch_whatsapp_media: false,
  send_whatsapp: true,
  erase_file: false,
  unpublish_file: false,
};

/** Holds back open messages that tell somebody something; returns how many. */
export async function holdOutbox(db: Kysely<Database>): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ available_at: NEVER, last_error: HELD, lease_until: null, lease_token: null })
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .where(
      'topic',
      'in',
      Object.entries(tells).flatMap(([topic, does]) => (does ? [topic] : [])),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export function outboxHold(db: Kysely<Database>): OutboxHold {
  return {
    held: async () => {
      const rows = await db
        .selectFrom('outbox')
        .select((eb) => ['topic', eb.fn.countAll<number>().as('found'), eb.fn.min('created_at').as('oldest')])
        .where('last_error', '=', HELD)
        .where('done_at', 'is', null)
        .groupBy('topic')
        .orderBy('topic')
        .execute();
      return rows.map(({ topic, found, oldest }) => ({ topic, count: found, oldestAt: oldest }));
    },
    release: async (now) => {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ available_at: now, last_error: null })
        .where('last_error', '=', HELD)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    drop: async (now) => {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ done_at: now })
        .where('last_error', '=', HELD)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
}
