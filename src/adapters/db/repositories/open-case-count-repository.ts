import type { Kysely } from 'kysely';
import type { OpenCaseCountRepository } from '#application/ports/counter-repository.ts';
import { encodeNone } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function openCaseCountRepository(db: Kysely<Database>): OpenCaseCountRepository {
  return {
    add: async ({ kind, unitId, dueOn }, by) => {
      await db
        .insertInto('open_case_count')
        .values({ case_kind: kind, unit_id: encodeNone(unitId), due_on: encodeNone(dueOn), value: by })
        .onConflict((conflict) =>
          conflict
            .columns(['case_kind', 'unit_id', 'due_on'])
            .doUpdateSet((eb) => ({ value: eb('open_case_count.value', '+', eb.ref('excluded.value')) })),
        )
        .execute();
    },
  };
}
