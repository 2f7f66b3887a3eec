import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { formTurns } from '#server/guards/form-turns.ts';

describe('turns of forms', () => {
  test('one is begun in each turn of the loop, in the order of asking', async () => {
    const turns = formTurns(8);
    const begun: number[] = [];
    for (let form = 0; form < 5; form += 1) void turns.take().then(() => begun.push(form));
    await Promise.resolve();
    assert.deepEqual(begun, [], 'none at once');
    const after: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await nextTurn();
      after.push(begun.length);
    }
    assert.deepEqual(begun, [0, 1, 2, 3, 4]);
    for (const [at, count] of after.entries()) {
      const before = at === 0 ? 0 : (after[at - 1] ?? 0);
      assert.ok(count - before <= 1, `at most one more in a turn: ${after}`);
    }
  });

  test('no more than so many are in work, and each that ends lets the next in', async () => {
    const turns = formTurns(2);
    let inWork = 0;
    let most = 0;
    let done = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_one, at) => {
        await turns.take();
        inWork += 1;
        most = Math.max(most, inWork);
        await delay(at % 3);
        inWork -= 1;
        done += 1;
        turns.give();
      }),
    );
    assert.equal(most, 2);
    assert.equal(done, 20);
  });
});
