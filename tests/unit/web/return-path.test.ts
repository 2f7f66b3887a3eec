import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { returnPath } from '#web/return-path.ts';

describe('where signing in leads back to', () => {
  for (const path of [
    '/petugas',
    '/petugas/permohonan',
    '/petugas/permohonan?keranjang=late&cari=PI-2026-000123',
    '/petugas/permohonan/019ab2c4-7d1e-7c3a-9f00-0123456789ab/identitas',
    '/petugas/pengaturan/kanal-pengaduan',
  ]) {
    test(`${path} is kept`, () => assert.equal(returnPath(path), path));
  }

  for (const path of [
    null,
    '',
    '/',
    '/petugaskeluar',
    '/petugas/',
    '//evil.test',
    '/petugas//evil.test',
    '/petugas/..//evil.test',
    '/petugas/../../evil',
    '/petugas\\evil.test',
    '/\\evil.test',
    'https://evil.test/petugas',
    'javascript:alert(1)',
    '/petugas/x\r\nset-cookie: a=b',
    '/petugas/x\u0000',
    '/petugas/x y',
    '/petugas/%2e%2e/x',
    ' /petugas',
    '/petugas/masuk',
    '/petugas/masuk?kembali=/petugas',
    '/petugas/keluar',
    '/petugas/siapkan/rahasia',
    '/petugas/undangan/rahasia',
    `/petugas/${'a'.repeat(500)}`,
  ]) {
    test(`${JSON.stringify(path)} is not`, () => assert.equal(returnPath(path), null));
  }

  test('whatever is asked, the browser stays on this site', () => {
    const target = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            '/',
            '\\',
            '//',
            '/petugas',
            '..',
            '%2f',
            '@',
            ':',
            'evil.test',
            '?',
            '#',
            '\t',
            '\n',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(target, (asked) => {
        const back = returnPath(asked);
        if (back === null) return;
        const url = new URL(back, 'https://ppid.contoh.go.id');
        assert.equal(url.origin, 'https://ppid.contoh.go.id');
        assert.match(url.pathname, /^\/petugas(\/|$)/);
      }),
      { numRuns: 3000 },
    );
  });
});
