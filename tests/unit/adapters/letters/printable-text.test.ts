import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { printableText, printableValue } from '#adapters/letters/printable-text.ts';

const drawable = new Set(
  [...' abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,[]?é\u0301-/'].map(
    (c) => c.codePointAt(0) ?? 0,
  ),
);

describe('text made printable', () => {
  test('plain text stays as it is, line feeds too', () => {
    assert.deepEqual(printableText('Baris satu.\nBaris dua.', drawable), {
      text: 'Baris satu.\nBaris dua.',
      complete: true,
    });
  });

  test('line ends of every system become one line feed', () => {
    assert.equal(printableText('a\r\nb\rc', drawable).text, 'a\nb\nc');
  });

  test('what has no glyph is replaced visibly, once for a run', () => {
    assert.deepEqual(printableText('Halo 😀🎉 dan 👩‍👩‍👧 selesai', drawable), {
      text: 'Halo [?] dan [?] selesai',
      complete: false,
    });
  });

  test('letters dressed up as others are printed plainly', () => {
    assert.deepEqual(printableText('H₂O ｄａｎ ﬁ', drawable), { text: 'H2O dan fi', complete: true });
  });

  test('marks that turn the reading direction or hide are dropped', () => {
    assert.deepEqual(printableText('a\u202eb\u2066c\u200bd\u0000e\u0007', drawable), {
      text: 'abcde',
      complete: true,
    });
  });

  test('a tower of accents cannot write over the lines around it', () => {
    assert.equal([...printableText(`x${'\u0301'.repeat(500)}`, drawable).text].length, 4);
  });

  test('half a character is replaced, not passed on', () => {
    assert.equal(printableText('a\ud800b', drawable).text, 'a[?]b');
  });

  test('a word without end may be broken', () => {
    const { text } = printableText('a'.repeat(5000), drawable);
    assert.ok(text.split('\u200b').every((part) => part.length <= 40));
    assert.equal(text.replaceAll('\u200b', ''), 'a'.repeat(5000));
  });

  test('whatever comes in, only drawable characters come out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const { text } = printableText(raw, drawable);
        for (const character of text.replace(/[\n\u200b]/g, '')) {
          assert.ok(drawable.has(character.codePointAt(0) ?? -1), JSON.stringify(character));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a whole value is made printable, and says if something was lost', () => {
    assert.deepEqual(printableValue({ a: ['b😀', 1, null], c: true }, drawable), {
      value: { a: ['b[?]', 1, null], c: true },
      complete: false,
    });
  });
});
