import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { OutboxRepository } from '#application/ports/outbox-repository.ts';
import { encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function outboxRepository(db: Kysely<Database>): OutboxRepository {
  return {
    add: async (messages, at, availableAt = at) => {
      if (messages.length === 0) return;
      await db
        .insertInto('outbox')
        .values(
          messages.map((message) => ({
            id: uuidv7(),
            topic: message.topic,
            dedupe_key: message.dedupeKey,
            payload: encodeJson(message.payload),
            available_at: availableAt,
            attempts: 0,
            lease_until: null,
            lease_token: null,
            last_error: null,
            created_at: at,
            done_at: null,
            dead_at: null,
          })),
        )
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .execute();
    },
    revive: async (which, at) => {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ dead_at: null, attempts: 0, available_at: at, last_error: null })
        .where('done_at', 'is', null)
        .where('dead_at', 'is not', null)
        .where((eb) =>
          'id' in which
            ? eb('id', '=', which.id)
            : eb.and([eb('topic', '=', which.topic), eb('payload', '=', encodeJson(which.payload))]),
        )
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
}
