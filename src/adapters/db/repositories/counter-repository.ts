import type { Kysely } from 'kysely';
import type { CounterRepository } from '#application/ports/counter-repository.ts';
import type { Database } from '../schema.ts';

export function counterRepository(db: Kysely<Database>): CounterRepository {
  return {
    next: async (kind, year) => {
      const { value } = await db
        .insertInto('counter')
        .values({ kind, year, value: 1 })
        .onConflict((conflict) =>
          conflict.columns(['kind', 'year']).doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
        )
        .returning('value')
        .executeTakeFirstOrThrow();
      return value;
    },
  };
}
