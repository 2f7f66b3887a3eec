import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { excerpt, foldForSearch, maxSearchWords, searchWords } from '#domain/public-document/search-text.ts';

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

  test('begins a long text and ends between words', () => {
    assert.equal(excerpt('pendek saja', 160), 'pendek saja');
    const long = excerpt('Ringkasan pendapatan dan belanja yang sudah diaudit. '.repeat(5), 40);
    assert.ok(long.length <= 43, long);
    assert.match(long, /^Ringkasan pendapatan .*[a-z] …$/);
  });
});
