import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { textExtractor } from '#adapters/files/text-extractor.ts';
import { reportPdf } from '#tests/factories/public-documents.ts';
import { png } from '#tests/support/hostile-files.ts';
import { contentBomb, encryptedPdf, pageTreeLoop, scannedPdf } from '#tests/support/hostile-pdfs.ts';
import { docxOf, openDocumentOf, workbookOf } from '#tests/support/office-files.ts';
import { zipOf } from '#tests/support/zip-files.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;

describe('the text of a file', () => {
  const silent = () => {};
  const extractor = textExtractor({
    logger: { info: silent, warn: silent, error: silent },
    limits: { fileMs: 20_000 },
  });
  after(() => extractor.close());
  const read = (type: string, bytes: Uint8Array) =>
    extractor.extract(type, bytes.length, async function* () {
      yield bytes;
    });
  const partsOf = async (type: string, bytes: Uint8Array) => {
    const seen = await read(type, bytes);
    return seen.kind === 'text' ? seen.parts : assert.fail(seen.kind);
  };

  test('of a PDF stands page by page', async () => {
    const parts = await partsOf(types.pdf, await reportPdf());
    assert.equal(parts[0]?.page, 1);
    assert.match(parts.map(({ text }) => text).join('\n'), /Realisasi/i);
  });

  test('of a scanned PDF is none, though it has pages', async () => {
    const seen = await read(types.pdf, scannedPdf(3, 20_000));
    assert.deepEqual(seen, { kind: 'text', parts: [], pages: 3, cut: false });
  });

  test('of a DOCX is what is left of it, not what was deleted', async () => {
    const [part] = await partsOf(
      types.docx,
      docxOf(['Tarif parkir &amp; retribusi', 'Rp2.000 sekali'], 'rahasia lama'),
    );
    assert.equal(part?.text, 'Tarif parkir & retribusi\nRp2.000 sekali');
  });

  test('of an XLSX stands sheet by sheet, without hidden sheets and rows', async () => {
    const parts = await partsOf(
      types.xlsx,
      workbookOf([
        {
          name: 'Rekap',
          rows: [
            { cells: ['Desa', 'Jumlah'] },
            { cells: ['Jangur', '612'] },
            { cells: ['tersembunyi'], hidden: true },
          ],
        },
        { name: 'NIK', hidden: true, rows: [{ cells: ['3513010101010001'] }] },
      ]),
    );
    assert.deepEqual(parts, [{ page: null, label: 'Rekap', text: 'Desa Jumlah\nJangur 612' }]);
  });

  test('of ODT and ODS is what people see, not comments or tracked deletions', async () => {
    const text = openDocumentOf(
      '<office:text><text:tracked-changes><text:p>dihapus</text:p></text:tracked-changes><text:h>Judul</text:h><text:p>Isi<text:s/>surat<office:annotation><text:p>catatan</text:p></office:annotation></text:p></office:text>',
    );
    assert.deepEqual(await partsOf(types.odt, text), [{ page: null, label: '', text: 'Judul\nIsi surat' }]);
    const sheet = openDocumentOf(
      '<office:spreadsheet><table:table table:name="Data"><table:table-row><table:table-cell><text:p>Krucil</text:p></table:table-cell><table:table-cell><text:p>17</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
    );
    const [part] = await partsOf(types.ods, sheet);
    assert.equal(part?.label, 'Data');
    assert.match(part?.text ?? '', /Krucil\s+17/);
  });

  test('of plain files is read in the letters they were written in', async () => {
    assert.equal(
      (await partsOf(types.csv, Buffer.from('desa;jumlah\nTiris;5')))[0]?.text,
      'desa;jumlah\nTiris;5',
    );
    assert.equal((await partsOf(types.txt, Buffer.from([0x43, 0x61, 0x66, 0xe9])))[0]?.text, 'Café');
    assert.equal(
      (await partsOf(types.txt, Buffer.from('\ufeffAir bersih', 'utf16le')))[0]?.text.endsWith('Air bersih'),
      true,
    );
  });

  test('is cut into parts that fit on a page, and ends where there is too much', async () => {
    const long = await read(types.txt, Buffer.from('kata demi kata '.repeat(300_000)));
    assert.ok(long.kind === 'text' && long.cut);
    assert.ok(long.parts.every(({ text }) => text.length <= 4_000));
    assert.ok(long.parts.reduce((sum, { text }) => sum + text.length, 0) <= 3_000_000);
  });

  test('of broken, locked and hostile files is none, and the next file is read all the same', async () => {
    const bomb = zipOf([{ name: 'word/document.xml', bytes: Buffer.alloc(60 * 1024 * 1024, 0x20) }]);
    const lying = zipOf([
      { name: 'word/document.xml', bytes: Buffer.alloc(500_000, 0x61), claims: { byteSize: 10 } },
    ]);
    const hostile: readonly (readonly [string, Buffer])[] = [
      [types.pdf, Buffer.from('%PDF-1.7\nnothing\n%%EOF')],
      [types.pdf, encryptedPdf('rahasia')],
      [types.pdf, pageTreeLoop],
      [types.docx, Buffer.from('PK\u0003\u0004broken')],
      [types.docx, bomb],
      [types.docx, lying],
      [types.xlsx, zipOf([{ name: 'a.txt', bytes: Buffer.from('x') }])],
    ];
    for (const [type, bytes] of hostile) {
      const seen = await read(type, bytes);
      assert.ok(
        seen.kind === 'unreadable' || (seen.kind === 'text' && seen.parts.length === 0),
        `${type} ${seen.kind}`,
      );
    }
    const unpacked = await read(types.pdf, contentBomb(60));
    assert.ok(['unreadable', 'text'].includes(unpacked.kind));
    assert.deepEqual(await read('image/png', png()), { kind: 'not_text' });
    assert.equal((await partsOf(types.txt, Buffer.from('masih hidup')))[0]?.text, 'masih hidup');
  });
});
