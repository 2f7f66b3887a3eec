import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { foldForSearch, markHits, maxSearchWords, searchWords } from '#domain/public-document/search-text.ts';

describe('searching for documents', () => {
  test('does not care about case, accents and punctuation', () => {
    assert.equal(foldForSearch('  Résumé  Perbup No. 12/2025!'), 'resume perbup no 12 2025');
  });

  test('looks for whole words of the question, each once, the first eight only', () => {
    assert.deepEqual(searchWords('"Anggaran" jalan, anggaran'), ['anggaran', 'jalan']);
    assert.equal(searchWords('a b c d e f g h i j').length, maxSearchWords);
  });

  test('finds no word in signs alone', () => {
    for (const signs of ['%', '_', '\\', "'", '"()*', '%_\\\'"()*;--', '', '   ']) {
      assert.deepEqual(searchWords(signs), [], signs);
    }
  });

  test('marks hits whatever their case or accent', () => {
    assert.deepEqual(markHits('Anggaran Jalan', ['anggaran']), [
      { text: 'Anggaran', hit: true },
      { text: ' Jalan', hit: false },
    ]);
    assert.deepEqual(markHits('Résumé', ['sum']), [
      { text: 'Ré', hit: false },
      { text: 'sum', hit: true },
      { text: 'é', hit: false },
    ]);
  });

  test('gives the text back unchanged whatever is marked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ maxLength: 10 }),
        (text, question) => {
          const pieces = markHits(text, searchWords(question));
          assert.equal(pieces.map((piece) => piece.text).join(''), text);
        },
      ),
    );
  });
});
