import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contrastOnWhite, parseColour } from '#domain/office/contrast.ts';

describe('contrast on white', () => {
  // Ratios of the WCAG formula, worked out apart from this code.
  for (const [colour, ratio] of [
    ['#000000', 21],
    ['#FFFFFF', 1],
    ['#767676', 4.54],
    ['#777777', 4.47],
    ['#0F5257', 8.88],
    ['#B4431F', 5.58],
    ['#FFD23F', 1.44],
  ] as const) {
    test(`${colour} has ${ratio}:1`, () => assert.equal(contrastOnWhite(colour), ratio));
  }

  test('only # and six digits are a colour', () => {
    assert.equal(parseColour(' #0f5257 '), '#0F5257');
    for (const text of ['0f5257', '#0f5', '#0f525', '#0f52577', 'red', '#0f525g', '#0f5257;}body{}', '']) {
      assert.equal(parseColour(text), null, text);
    }
  });
});
