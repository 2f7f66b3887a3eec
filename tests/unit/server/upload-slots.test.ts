import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Upload, uploadSlots } from '#server/guards/upload-slots.ts';
import { defaultLimits } from '#server/limits.ts';

const limits = {
  ...defaultLimits,
  uploadsAtOnce: 4,
  uploadsAtOncePerAddress: 3,
  uploadGraceMs: 20_000,
  minimumBytesPerSecond: 1_000,
};

function upload(address: string, bytes = 0): Upload & { readonly wasCut: () => boolean } {
  let cut = false;
  return {
    address,
    startedAt: 0,
    received: () => bytes,
    cut: () => {
      cut = true;
    },
    wasCut: () => cut,
  };
}

describe('uploads at once', () => {
  test('one address gets most of the places, and another still finds one', () => {
    const slots = uploadSlots(limits);
    for (let at = 0; at < 3; at += 1) assert.ok(slots.enter(upload('a'), 0));
    assert.ok(!slots.enter(upload('a'), 0));
    assert.ok(slots.enter(upload('b'), 0));
    assert.equal(slots.taken(), 4);
  });

  test('when all places are taken nobody enters until one leaves', () => {
    const slots = uploadSlots(limits);
    const first = upload('a', 50_000);
    for (const one of [first, upload('b', 50_000), upload('c', 50_000), upload('d', 50_000)]) {
      slots.enter(one, 0);
    }
    assert.ok(!slots.enter(upload('e'), 10_000));
    slots.leave(first);
    slots.leave(first);
    assert.ok(slots.enter(upload('e'), 10_000));
    assert.equal(slots.taken(), 4);
  });

  test('the slowest makes way, but not before it has had its time, and nobody at a fair rate does', () => {
    const slots = uploadSlots(limits);
    const slow = upload('a', 9_000);
    const slowest = upload('b', 100);
    const fair = upload('c', 30_000);
    const quick = upload('d', 900_000);
    for (const one of [slow, slowest, fair, quick]) slots.enter(one, 0);
    assert.ok(!slots.enter(upload('e'), 19_999), 'too early to say who is slow');
    assert.ok(slots.enter(upload('e', 90_000), 20_000));
    assert.deepEqual(
      [slow, slowest, fair, quick].map((one) => one.wasCut()),
      [false, true, false, false],
    );
    assert.ok(slots.enter(upload('f', 90_000), 20_000));
    assert.ok(slow.wasCut());
    assert.ok(!slots.enter(upload('g'), 20_000), 'the others keep a fair rate');
    assert.equal(slots.taken(), 4);
  });
});
