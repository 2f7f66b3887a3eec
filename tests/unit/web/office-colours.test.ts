import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contrastRatio, officeColourSheet, officeColoursPath } from '#web/office-colours.ts';

function properties(sheet: string | null): Readonly<Record<string, string>> {
  assert.ok(sheet !== null);
  return Object.fromEntries(
    sheet
      .slice('html:root{'.length, -1)
      .split(';')
      .map((line) => line.split(':')),
  );
}

describe('colours of an office', () => {
  test('contrast is that of WCAG', () => {
    assert.equal(contrastRatio('#000000', '#FFFFFF'), 21);
    assert.equal(contrastRatio('#ffffff', '#ffffff'), 1);
    assert.equal(contrastRatio('#0F5257', '#ffffff')?.toFixed(1), '8.9');
    assert.equal(contrastRatio('#767676', '#ffffff')?.toFixed(2), '4.54');
    assert.equal(contrastRatio('teal', '#ffffff'), null);
  });

  test('the colours of the portal need no stylesheet of their own', () => {
    assert.equal(officeColoursPath('#0F5257', '#B4431F'), undefined);
    assert.equal(officeColoursPath('#7A1F3D', '#B4431F'), '/warna/7a1f3d-b4431f.css');
  });

  test('the faintest colours allowed still carry readable text everywhere', () => {
    for (const colour of ['767676', '0f7a0f', 'd4000f', '0f6fd0', '8a6400']) {
      assert.ok((contrastRatio(colour, 'ffffff') ?? 0) >= 4.5, colour);
      const own = properties(officeColourSheet(`${colour}-${colour}`));
      for (const [text, ground] of [
        ['#ffffff', '--brand'],
        ['#ffffff', '--brand-strong'],
        ['--on-brand-muted', '--brand'],
        ['--accent-strong', '--accent-tint'],
      ] as const) {
        const ratio = contrastRatio(own[text] ?? text, own[ground] ?? ground);
        assert.ok((ratio ?? 0) >= 4.5, `${text} on ${ground} of ${colour}: ${ratio}`);
      }
    }
  });

  test('nothing but two colours gets into the stylesheet', () => {
    for (const address of ['', '0f5257', '0f5257-b4431f-x', '0f5257-red', '}*{x:1-b4431f']) {
      assert.equal(officeColourSheet(address), null);
    }
  });
});
