import type { Kysely } from 'kysely';
import type { Database } from '#adapters/db/schema.ts';
import type { OfficerFactorRepository } from '#application/officer/officer-factor-repository.ts';

export function officerFactorRepository(db: Kysely<Database>): OfficerFactorRepository {
  const removeCodes = async (officerId: string) => {
    await db.deleteFrom('officer_recovery_code').where('officer_id', '=', officerId).execute();
  };

  return {
    find: async (officerId) => {
      const row = await db
        .selectFrom('officer_factor')
        .selectAll()
        .where('officer_id', '=', officerId)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { officerId, sealedSecret: row.secret, lastStep: row.last_step, enrolledAt: row.enrolled_at };
    },

    add: async ({ officerId, sealedSecret, lastStep, enrolledAt }) => {
      const result = await db
        .insertInto('officer_factor')
        .values({ officer_id: officerId, secret: sealedSecret, last_step: lastStep, enrolled_at: enrolledAt })
        .onConflict((conflict) => conflict.column('officer_id').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
    },

    remove: async (officerId) => {
      await db.deleteFrom('officer_factor').where('officer_id', '=', officerId).execute();
      await removeCodes(officerId);
    },

    useStep: async (officerId, step) => {
      const result = await db
        .updateTable('officer_factor')
        .set({ last_step: step })
        .where('officer_id', '=', officerId)
        .where('last_step', '<', step)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) === 1;
    },

    replaceRecoveryCodes: async (officerId, hashes, at) => {
      await removeCodes(officerId);
      await db
        .insertInto('officer_recovery_code')
        .values(
          hashes.map((hash) => ({ code_hash: hash, officer_id: officerId, created_at: at, used_at: null })),
        )
        .execute();
    },

    useRecoveryCode: async (officerId, hash, at) => {
      const result = await db
        .updateTable('officer_recovery_code')
        .set({ used_at: at })
        .where('code_hash', '=', hash)
        .where('officer_id', '=', officerId)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) === 1;
    },

    countRecoveryCodes: async (officerId) => {
      const row = await db
        .selectFrom('officer_recovery_code')
        .select((eb) => eb.fn.countAll().as('value'))
        .where('officer_id', '=', officerId)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(row.value);
    },
  };
}
