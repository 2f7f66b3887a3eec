import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { DialectContext } from '#tests/support/each-dialect.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { gather } from './evidence.ts';
import { type Life, liveThrough } from './life.ts';
import { kindOfField, readPersonalData } from './read-personal-data.ts';
import { searcherFor } from './searcher.ts';
import { type Evidence, watchPassing } from './watch.ts';
import { eventually, openWorld, type World } from './world.ts';

const table = await readPersonalData();
const erased = [
  'name of the proof',
  'bytes of the proof',
  'name of the forgotten upload',
  'bytes of the forgotten upload',
];

/** Where each datum was found, and in which writing. */
function whereabouts(world: World, evidence: Evidence): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const search = searcherFor(world.plant.canaries());
  const found = new Map<string, Map<string, string>>();
  for (const { datum } of world.plant.canaries()) found.set(datum, new Map());
  for (const [place, pieces] of evidence) {
    for (const piece of pieces) {
      for (const { datum, encoding, around } of search(piece)) {
        found.get(datum)?.set(place, `${encoding}: …${around}…`);
      }
    }
  }
  return found;
}

/** Where a datum was found though its row does not say so, and where it was not found though it does. */
function wrong(world: World, evidence: Evidence, gone: readonly string[] = []): readonly string[] {
  return [...whereabouts(world, evidence)].flatMap(([datum, places]) => {
    const allowed = gone.includes(datum) ? [] : (table.places.get(datum) ?? []);
    const inColumns = allowed.some((place) => table.columns.has(place));
    const leaks = [...places]
      .filter(([place]) => !allowed.includes(place) && !(place === 'database files' && inColumns))
      .map(([place, how]) => `LEAK ${datum} in ${place} as ${how}`);
    const absent = allowed.filter((place) => evidence.has(place) && !places.has(place));
    return [...leaks, ...absent.map((place) => `ABSENT ${datum} in ${place}`)];
  });
}

for (const dialect of ['sqlite', 'postgres'] as const) {
  describe(`personal data of a whole life [${dialect}]`, () => {
    const opened: TestDatabase[] = [];
    let world: Awaited<ReturnType<typeof openWorld>>;
    let life: Life;
    let during: Evidence;
    before(async () => {
      const context: DialectContext = {
        dialect,
        open: async () => {
          const database = await openTestDatabase(dialect);
          opened.push(database);
          return database;
        },
      };
      world = await openWorld(context);
      const passing = watchPassing(world.temporary);
      life = await liveThrough(world);
      during = await gather(world, life.officers.administrator);
      for (const [place, bytes] of await passing.end()) during.set(place, bytes);
    });
    after(async () => {
      await world.close();
      await Promise.all(opened.map((database) => database.close()));
    });

    test('every planted datum has its row, and every row is planted', () => {
      const planted = world.plant.canaries().map(({ datum }) => datum);
      assert.deepEqual(planted.toSorted(), [...table.places.keys()].toSorted());
    });

    test('every field of every form that was shown is in the table', () => {
      assert.deepEqual(
        [...world.fields].filter((name) => kindOfField(table, name) === undefined),
        [],
      );
    });

    test('each datum is found where its row says, and nowhere else in no writing', (t) => {
      const pieces = [...during.values()].flat();
      const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
      t.diagnostic(`${world.plant.canaries().length} data, ${during.size} places, ${bytes} bytes`);
      assert.deepEqual(wrong(world, during), []);
    });

    test('what the retention erases is nowhere any more: not in rows, files, log of the database or free pages', async () => {
      await world.restart(9);
      await eventually('the erasure', async () => {
        const left = await world.db
          .selectFrom('stored_file')
          .select('id')
          .where((on) =>
            on.or([
              on('purpose', '=', 'staged'),
              on.and([on('purpose', '=', 'identity_proof'), on('case_id', '=', life.checked.caseId)]),
            ]),
          )
          .where('deleted_at', 'is', null)
          .execute();
        return left.length === 0 ? true : null;
      });
      const evidence = await gather(world, null);
      assert.deepEqual(wrong(world, evidence, erased), []);
    });
  });
}
