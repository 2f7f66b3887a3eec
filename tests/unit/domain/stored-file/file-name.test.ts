import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanFileName, maxFileNameLength } from '#domain/stored-file/file-name.ts';
import { acceptedMediaTypes } from '#domain/stored-file/file-rules.ts';

const pdfName = (given: string) => cleanFileName(given, 'application/pdf');

describe('the shown name of an upload', () => {
  test('keeps an honest name as it is', () => {
    assert.equal(pdfName('Laporan Keuangan 2025 (audited).pdf'), 'Laporan Keuangan 2025 (audited).pdf');
    assert.equal(cleanFileName('foto balai desa.JPEG', 'image/jpeg'), 'foto balai desa.jpeg');
    assert.equal(pdfName('Perbup No. 12 Tahun 2025.pdf'), 'Perbup No. 12 Tahun 2025.pdf');
  });

  test('gives the ending that the content has', () => {
    assert.equal(pdfName('laporan.pdf.exe'), 'laporan.pdf');
    assert.equal(pdfName('laporan.docx'), 'laporan.pdf');
    assert.equal(cleanFileName('kantor.pdf', 'image/png'), 'kantor.png');
    assert.equal(cleanFileName('foto.heic', 'image/jpeg'), 'foto.jpg');
    assert.equal(pdfName('halaman.html'), 'halaman.pdf');
    assert.equal(pdfName('versi 2.1'), 'versi 2.1.pdf');
  });

  test('drops folders, control and bidi characters, and names that Windows reserves', () => {
    assert.equal(pdfName('../../etc/passwd'), 'passwd.pdf');
    assert.equal(pdfName('C:\\Users\\Siti\\ktp.pdf'), 'ktp.pdf');
    assert.equal(pdfName('gaji\u202efdp.exe'), 'gajifdp.pdf');
    assert.equal(pdfName('a\r\nSet-Cookie: x=1.pdf'), 'aSet-Cookie- x=1.pdf');
    assert.equal(pdfName('CON.pdf'), 'berkas-CON.pdf');
    assert.equal(pdfName('\u0000'), 'berkas.pdf');
    assert.equal(pdfName('...'), 'berkas.pdf');
    assert.equal(pdfName('.pdf'), 'berkas.pdf');
  });

  test('a name saved from an address loses its escapes, which a link could not carry', () => {
    assert.equal(
      cleanFileName('Laporan%20Tahunan%202025.pdf', 'application/pdf'),
      'Laporan Tahunan 2025.pdf',
    );
    assert.equal(cleanFileName('%2e%2e%2fktp%00.jpg', 'image/jpeg'), '-2e-2e-2fktp-00.jpg');
    assert.equal(cleanFileName('Serapan 95% anggaran.pdf', 'application/pdf'), 'Serapan 95% anggaran.pdf');
  });

  test('a name of eighty thousand characters is cleaned at once', () => {
    const started = performance.now();
    for (const name of [
      `${'.'.repeat(80_000)}x`,
      'a.pdf'.repeat(16_000),
      `a${'\u0301\u0323'.repeat(40_000)}`,
    ]) {
      assert.match(cleanFileName(name, 'application/pdf'), /^[^./].*\.pdf$/u);
    }
    assert.ok(performance.now() - started < 2000);
  });

  test('of 2,000 hostile names none keeps a folder, a control or bidi character, or grows too long', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '../',
        '..\\',
        '\u0000',
        '\r\n',
        '\u202e',
        '\u2066',
        '\u200b',
        'CON',
        '.pdf',
        '.exe',
        '"',
        '%2e',
      ),
      fc.constantFrom('\ud83d', '😀', 'é', ' ', '.', ';', 'a'.repeat(5000)),
    );
    const names = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(names, fc.constantFrom(...acceptedMediaTypes), (given, mediaType) => {
        const name = cleanFileName(given, mediaType);
        assert.ok(name.length <= maxFileNameLength);
        assert.match(name, /^[^/\\<>:"|?*]+\.(pdf|jpe?g|jpe|jfif|png)$/u);
        assert.doesNotMatch(name, /[\p{Cc}\p{Cf}\u2028\u2029\uFFFD]/u);
        assert.ok(name.isWellFormed());
        assert.doesNotMatch(name, /^\./u);
        assert.doesNotMatch(name, /%[0-9a-f]{2}/iu);
        assert.equal(cleanFileName(name, mediaType), name);
      }),
      { numRuns: 2000 },
    );
  });
});
