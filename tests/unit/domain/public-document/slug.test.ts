import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { freeSlug, maxSlugLength, slugCandidates, slugFromTitle } from '#domain/public-document/slug.ts';

describe('the address of a document', () => {
  test('is the title in lower-case ASCII words', () => {
    assert.equal(slugFromTitle('Laporan Keuangan 2025 (Audited)'), 'laporan-keuangan-2025-audited');
    assert.equal(slugFromTitle('Rencana Kerja – Café & Résumé'), 'rencana-kerja-cafe-resume');
    assert.equal(slugFromTitle('محضر'), 'dokumen');
  });

  test('is cut between words at eighty characters', () => {
    const slug = slugFromTitle('Peraturan Bupati tentang '.repeat(10));
    assert.equal(slug, 'peraturan-bupati-tentang-peraturan-bupati-tentang-peraturan-bupati-tentang');
    assert.equal(slugFromTitle('a'.repeat(300)).length, maxSlugLength);
  });

  test('takes the first free suffix and never that of a page of its own', () => {
    const candidates = slugCandidates('berkala', 'abcdef012345');
    assert.equal(freeSlug(candidates, []), 'berkala-2');
    assert.equal(freeSlug(slugCandidates('apbd', 'abc'), ['apbd', 'apbd-2']), 'apbd-3');
    assert.equal(freeSlug(candidates, candidates.slice(0, -1)), 'berkala-abcdef012345');
  });

  test('is safe in an address for every title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (title) => {
        for (const slug of slugCandidates(slugFromTitle(title), 'abcdef012345')) {
          assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
          assert.ok(slug.length <= maxSlugLength);
        }
      }),
    );
  });
});
