import type { Kysely } from 'kysely';
import type { IdempotencyRepository } from '#application/ports/idempotency-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

export function idempotencyRepository(db: Kysely<Database>): IdempotencyRepository {
  return {
    claim: async (claim) => {
      const claimed = await db
        .insertInto('idempotency_key')
        .values({
          key_hash: claim.keyHash,
          scope: claim.scope,
          body_hash: claim.bodyHash,
          case_id: claim.caseId,
          created_at: claim.createdAt,
        })
        .onConflict((conflict) => conflict.column('key_hash').doNothing())
        .returning('key_hash')
        .executeTakeFirst();
      if (claimed !== undefined) return { claimed: true };
      const row = await db
        .selectFrom('idempotency_key')
        .selectAll()
        .where('key_hash', '=', claim.keyHash)
        .executeTakeFirstOrThrow();
      return {
        claimed: false,
        existing: {
          keyHash: row.key_hash,
          scope: row.scope,
          bodyHash: row.body_hash,
          caseId: asId(row.case_id),
          createdAt: row.created_at,
        },
      };
    },
    purgeBefore: async (instant) => {
      const { numDeletedRows } = await db
        .deleteFrom('idempotency_key')
        .where('created_at', '<', instant)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
