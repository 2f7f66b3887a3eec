import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readLibraryFilter, withoutFilters } from '#web/forms/library-filter.ts';
import { paths } from '#web/paths.ts';

const read = (search: string) => readLibraryFilter(new URLSearchParams(search));

describe('the address of the library', () => {
  test('holds every filter, and gives the same address back', () => {
    const state = read(
      'q=anggaran&kelas=berkala&unit=dinas-pu&tahun=2025&jenis=SOP&wilayah=35.13.01&format=pdf&halaman=3',
    );
    assert.equal(state.question, 'anggaran');
    assert.equal(state.cursor, '3');
    assert.deepEqual(state.filter, {
      classification: 'periodic',
      unitSlug: 'dinas-pu',
      year: 2025,
      kind: 'SOP',
      regionCode: '35.13.01',
      mediaType: 'application/pdf',
    });
    assert.deepEqual(state.ignored, []);
    assert.equal(
      paths.library(state.query),
      '/informasi?q=anggaran&kelas=berkala&unit=dinas-pu&tahun=2025&jenis=SOP&wilayah=35.13.01&format=pdf',
    );
  });

  test('names what it does not understand and leaves it out', () => {
    const state = read('kelas=rahasia&unit=../x&tahun=12&wilayah=abc&halaman=3&q=%25%25');
    assert.deepEqual(state.filter, {});
    assert.deepEqual(state.cursor, null);
    assert.deepEqual([...state.ignored].sort(), ['halaman', 'kelas', 'q', 'tahun', 'unit', 'wilayah']);
  });

  test('takes empty filters for none and of doubled names the first', () => {
    const state = read('q=&kelas=&tahun=2024&tahun=2025');
    assert.deepEqual(state.filter, { year: 2024 });
    assert.deepEqual(state.ignored, []);
  });

  test('drops a unit that turned out not to exist', () => {
    const state = withoutFilters(read('unit=tidak-ada&tahun=2025'), ['unit']);
    assert.deepEqual(state.filter, { year: 2025 });
    assert.deepEqual(state.ignored, ['unit']);
    assert.equal(paths.library(state.query), '/informasi?tahun=2025');
  });

  test('keeps the page only when it is one of ours', () => {
    const cursor = 'lama~2026-11-25T03:00:00.000Z~0193a5e0-0000-7000-8000-000000000000';
    assert.equal(read(`halaman=${cursor}`).cursor, cursor);
  });

  test('reads any address without an error, and never longer than it searches', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const search = new URLSearchParams({
          q: text,
          unit: text,
          jenis: text,
          halaman: text,
          wilayah: text,
        });
        const { filter, question } = readLibraryFilter(search);
        assert.ok([...(question ?? '')].length <= 200);
        assert.ok(!JSON.stringify({ filter, question }).includes('\\u0000'));
      }),
    );
  });
});
