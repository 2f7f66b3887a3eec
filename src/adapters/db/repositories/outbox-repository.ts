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
  };
}
