import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { allowsRange, parseRange } from '#server/byte-range.ts';
import { contentDisposition } from '#server/content-disposition.ts';
import { acceptedEncoding } from '#server/content-encoding.ts';
import { cookieValue } from '#server/cookie-header.ts';
import { matchesEtag } from '#server/entity-tag.ts';

describe('a part of a file', () => {
  const cases = [
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=0-500', { start: 0, end: 99 }],
    ['Bytes = 5 - 6', { start: 5, end: 6 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=999999999999999999999-', 'unsatisfiable'],
    ['bytes=9-5', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=-', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=a-b', 'whole'],
  ] as const;
  for (const [header, expected] of cases) {
    test(`${header} of 100 bytes`, () => assert.deepEqual(parseRange(header, 100), expected));
  }
  test('of an empty file there is none', () => {
    assert.equal(parseRange('bytes=0-', 0), 'unsatisfiable');
    assert.equal(parseRange('bytes=-5', 0), 'unsatisfiable');
    assert.equal(parseRange(undefined, 0), 'whole');
  });
  test('is served only of the very same bytes', () => {
    assert.ok(allowsRange(undefined, '"a"'));
    assert.ok(allowsRange('"a"', '"a"'));
    for (const other of ['"b"', 'W/"a"', 'Wed, 25 Nov 2026 00:00:00 GMT'])
      assert.ok(!allowsRange(other, '"a"'));
  });
});

test('a copy that is the same is recognised, also among several and marked weak', () => {
  assert.ok(matchesEtag('"a"', '"a"'));
  assert.ok(matchesEtag('"b", W/"a"', '"a"'));
  assert.ok(matchesEtag('*', '"a"'));
  assert.ok(!matchesEtag('"ab"', '"a"'));
  assert.ok(!matchesEtag(undefined, '"a"'));
});

test('a name as people write it arrives whole, and plain for old clients', () => {
  assert.equal(
    contentDisposition('attachment', 'Anggaran 2025 – “final” é.pdf'),
    `attachment; filename="Anggaran 2025 _ _final_ e.pdf"; filename*=UTF-8''Anggaran%202025%20%E2%80%93%20%E2%80%9Cfinal%E2%80%9D%20%C3%A9.pdf`,
  );
  assert.equal(
    contentDisposition('inline', '\u202e\r\n\u0000'),
    `inline; filename="berkas"; filename*=UTF-8''berkas`,
  );
});

test('no name can break the header or hide its ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const header = contentDisposition('attachment', name);
      const parts = /^attachment; filename="([^"]*)"; filename\*=UTF-8''(.+)$/.exec(header);
      assert.ok(parts, header);
      assert.match(header, /^[\x20-\x7e]+$/);
      const shown = decodeURIComponent(parts[2] ?? '');
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}/\\]/u);
      assert.doesNotMatch(parts[1] ?? '', /[\\/%;]/);
    }),
    { numRuns: 2_000 },
  );
});

test('the best encoding that the client takes is chosen', () => {
  assert.equal(acceptedEncoding(undefined), 'identity');
  assert.equal(acceptedEncoding('gzip, deflate, br, zstd'), 'br');
  assert.equal(acceptedEncoding('gzip;q=1.0, br;q=0'), 'gzip');
  assert.equal(acceptedEncoding('GZIP'), 'gzip');
  assert.equal(acceptedEncoding('gzip;q=0, *'), 'identity');
});

test('a cookie given twice is nobody’s', () => {
  assert.equal(cookieValue('a=1; kasus=xyz; b=2', 'kasus'), 'xyz');
  assert.equal(cookieValue('kasus=xyz; kasus=abc', 'kasus'), null);
  assert.equal(cookieValue('xkasus=xyz', 'kasus'), null);
  assert.equal(cookieValue('kasus=%zz', 'kasus'), null);
  assert.equal(cookieValue(`kasus=${'a'.repeat(600)}`, 'kasus'), null);
  assert.equal(cookieValue(undefined, 'kasus'), null);
});
