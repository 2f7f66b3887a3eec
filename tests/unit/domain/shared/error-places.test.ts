import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorPlaces } from '#domain/shared/error-places.ts';

describe('where an error came from', () => {
  test('is told by file and line, without what the message says', () => {
    const places = errorPlaces(new Error('ktp 3513000000000001'));
    assert.match(places[0] ?? '', /^at .*error-places\.test\.ts:\d+:\d+\)?$/);
    assert.equal(places.join('\n').includes('3513'), false);
  });

  test('leaves out a message that is written like the lines of a stack', () => {
    const typed = 'Siti\n    at Dusun Krajan (/rumah:1:2)\n    at Tiris';
    const places = errorPlaces(new RangeError(typed));
    assert.equal(/Krajan|Tiris|Siti/.test(places.join('\n')), false);
    assert.ok(places.length > 0);
  });

  test('tells nothing where message and stack no longer belong together', () => {
    const error = new Error('Siti\n    at Tiris');
    // The stack is written when it is first read.
    assert.match(error.stack ?? '', /Tiris/);
    error.message = 'lain-lain';
    assert.deepEqual(errorPlaces(error), []);
    const without = new Error('Siti');
    delete without.stack;
    assert.deepEqual(errorPlaces(without), []);
  });

  test('reads an error without a message', () => {
    assert.ok(errorPlaces(new Error()).length > 0);
  });
});
