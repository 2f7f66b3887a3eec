import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests/support/test-database.ts';
import { gather } from './evidence.ts';
import { whereabouts, wrongPlaces } from './judge.ts';
import { type Life, liveThrough } from './life.ts';
import { type Keeping, keepingOf } from './places-to-keep.ts';
import { kindOfField, readPersonalData } from './read-personal-data.ts';
import { backedUpAndRestored } from './restored.ts';
import { type Evidence, filesBelow, watchPassing } from './watch.ts';
import { eventually, openWorld } from './world.ts';

const table = await readPersonalData();
const erased = [
  'name of the proof',
  'bytes of the proof',
  'name of the forgotten upload',
  'bytes of the forgotten upload',
];

for (const dialect of dialects) {
  describe(`personal data of a whole life [${dialect}]`, () => {
    let keeping: Keeping;
    let world: Awaited<ReturnType<typeof openWorld>>;
    let life: Life;
    let during: Evidence;
    const wrong = (evidence: Evidence, gone: readonly string[] = []) =>
      wrongPlaces(table, world.plant.canaries(), evidence, gone);
    before(async () => {
      keeping = await keepingOf(dialect);
      world = await openWorld(keeping);
      const passing = watchPassing(world.temporary);
      life = await liveThrough(world);
      during = await gather(world, life.officers.administrator);
      for (const [place, bytes] of await passing.end()) during.set(place, bytes);
    });
    after(async () => {
      await world.close();
      await keeping.close();
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
      assert.deepEqual(wrong(during), []);
    });

    test('the files that were searched are those of this database', () => {
      const name = whereabouts(world.plant.canaries(), during).get('full name');
      assert.ok(name?.has('database files'), 'the files do not even hold a name that is a row');
    });

    test('a backup tells nothing without its key, and what is restored holds each datum where its row says', async (t) => {
      if (!keeping.canBackUp) {
        t.skip('no PostgreSQL server with its own pg_dump is installed; the embedded one has none');
        return;
      }
      const { archive, restored } = await backedUpAndRestored(world, await keeping.emptyDatabase());
      const told = [...whereabouts(world.plant.canaries(), archive)].flatMap(([datum, places]) =>
        [...places].map(([place]) => `${datum} in ${place}`),
      );
      assert.deepEqual(told, []);
      assert.deepEqual(wrong(restored), []);
    });

    test('what the retention erases is nowhere any more: not in rows, files, log of the database or free pages', async () => {
      const proofs = await world.db
        .selectFrom('stored_file')
        .select(['id', 'case_id'])
        .where('purpose', 'in', ['staged', 'identity_proof'])
        .execute();
      const stays = ({ case_id: of }: (typeof proofs)[number]) => of !== null && of !== life.checked.caseId;
      assert.equal(proofs.filter(stays).length, 2);
      const stored = async () => (await filesBelow(`${world.dataDir}/files`)).map(({ file }) => file).join();
      await world.restart(9);
      await eventually('the erasure of files that are due', async () => {
        const files = await stored();
        return proofs.some((proof) => !stays(proof) && files.includes(proof.id)) ? null : true;
      });
      let left: readonly string[] = [];
      // The log of the database is cut off by the job after that.
      for (let time = 0; time < 20; time += 1) {
        const evidence = await gather(world, null);
        // PostgreSQL writes over freed bytes in its own time.
        if (dialect === 'postgres') evidence.delete('database files');
        left = wrong(evidence, erased);
        if (left.length === 0) break;
      }
      assert.deepEqual(left, []);
      const files = await stored();
      assert.ok(
        proofs.filter(stays).every(({ id }) => files.includes(id)),
        'a proof went that is not due',
      );
    });
  });
}
