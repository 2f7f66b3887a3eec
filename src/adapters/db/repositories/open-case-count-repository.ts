import type { Kysely } from 'kysely';
import type { CountCell, OpenCaseCountRepository } from '#application/ports/counter-repository.ts';
import { encodeNone } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Rows to an insert: far below what either database takes in one statement. */
const BATCH = 500;

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
    addAll: async (changes) => {
      const rows = sums(changes);
      for (let at = 0; at < rows.length; at += BATCH) {
        await db
          .insertInto('open_case_count')
          .values(rows.slice(at, at + BATCH))
          .onConflict((conflict) =>
            conflict
              .columns(['case_kind', 'unit_id', 'due_on'])
              .doUpdateSet((eb) => ({ value: eb('open_case_count.value', '+', eb.ref('excluded.value')) })),
          )
          .execute();
      }
    },
  };
}

/** One row for each cell, since one statement may not change a row twice; in one order, so that writers do not cross. */
function sums(changes: readonly (CountCell & { readonly by: number })[]) {
  const cells = new Map<string, Database['open_case_count']>();
  for (const { kind, unitId, dueOn, by } of changes) {
    const cell = { case_kind: kind, unit_id: encodeNone(unitId), due_on: encodeNone(dueOn) };
    const key = [cell.case_kind, cell.unit_id, cell.due_on].join(' ');
    cells.set(key, { ...cell, value: (cells.get(key)?.value ?? 0) + by });
  }
  return [...cells]
    .filter(([, { value }]) => value !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
