import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { workbookLimits } from '#adapters/files/zip-directory.ts';
import { zipReader } from '#adapters/files/zip-reader.ts';
import { sp4nExportReader } from '#adapters/sp4n/export-reader.ts';
import { readExport, unpackExport } from '#adapters/sp4n/read-export.ts';
import type { ExportTable } from '#domain/sp4n/export-table.ts';
import { csvOf, deflatedZip, xlsxOf } from '#tests/support/sheet-files.ts';

const heading = ['Tracking ID', 'Judul', 'Status'];
const archives = zipReader({ limits: workbookLimits, names: 'path' });
const read = async (content: string | Buffer): Promise<ExportTable | string> => {
  const unpacked = await unpackExport(archives, Buffer.from(content));
  return typeof unpacked === 'string' ? unpacked : readExport(unpacked);
};
const cells = async (content: string | Buffer): Promise<readonly (readonly string[])[] | string> => {
  const table = await read(content);
  return typeof table === 'string' ? table : [table.headings, ...table.rows.map((row) => row.cells)];
};

describe('CSV as it is met', () => {
  test('comma, semicolon and tab, with any line end, a mark of order and an Excel line', async () => {
    for (const delimiter of [',', ';', '\t']) {
      for (const end of ['\n', '\r\n', '\r']) {
        for (const begin of ['', '\uFEFF', `sep=${delimiter}${end === '\r' ? '\r\n' : end}`]) {
          const text = `${begin}${[heading, ['1', 'Jalan', 'Proses']].map((row) => row.join(delimiter)).join(end)}${end}`;
          assert.deepEqual(await cells(text), [heading, ['1', 'Jalan', 'Proses']], JSON.stringify(text));
        }
      }
    }
  });

  test('quotes hold delimiters, quotes and line breaks; lines are counted as the file has them', async () => {
    const table = await read('a,b\n"x, ""y""","satu\ndua"\n\n3,4');
    assert.ok(typeof table !== 'string');
    assert.deepEqual(table.rows, [
      { line: 2, cells: ['x, "y"', 'satu\ndua'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });

  test('Windows-1252 is read as what it is', async () => {
    assert.deepEqual(await cells(Buffer.from('a;b\nSoka\x93an\x94;caf\xe9', 'latin1')), [
      ['a', 'b'],
      ['Soka“an”', 'café'],
    ]);
  });

  test('what is no table is told apart from what is broken', async () => {
    for (const [content, code] of [
      ['', 'EXPORT_NOT_A_TABLE'],
      ['hanya satu kolom\n1', 'EXPORT_NOT_A_TABLE'],
      ['<html><table><tr><td>1</td></tr></table>', 'EXPORT_NOT_A_TABLE'],
      ['a,b\n"tak ditutup,1', 'EXPORT_BROKEN'],
      ['a,b\n1,\u0000', 'EXPORT_BROKEN'],
      [`a,b\n${'1,2\n'.repeat(10_001)}`, 'EXPORT_TOO_MANY_ROWS'],
      [`${Array.from({ length: 61 }, (_, at) => `k${at}`).join(',')}\n1`, 'EXPORT_TOO_MANY_COLUMNS'],
      [`a,b\n${'x'.repeat(20_001)},1`, 'EXPORT_CELL_TOO_LONG'],
      ['\u00D0\u00CF\u0011\u00E0', 'EXPORT_OLD_EXCEL'],
    ] as const) {
      const bytes = content.startsWith('\u00D0') ? Buffer.from(content, 'latin1') : content;
      assert.equal(await cells(bytes), code, content.slice(0, 30));
    }
    assert.equal(((await read(`a,b\n${'1,2\n'.repeat(10_000)}`)) as ExportTable).rows.length, 10_000);
  });

  test('two columns of one heading are told apart', async () => {
    assert.deepEqual(await cells('Status,Status,\n1,2,3'), [
      ['Status', 'Status (2)', ''],
      ['1', '2', '3'],
    ]);
  });
});

describe('XLSX', () => {
  const rows = [heading, ['7654321', 'Jalan & <jembatan>', 'Proses'], ['', 'tanpa nomor', '']] as const;
  test('shared and own strings, gaps, numbers as they are typed', async () => {
    for (const inline of [true, false]) {
      assert.deepEqual(await cells(xlsxOf(rows, { inline })), [
        heading,
        ['7654321', 'Jalan & <jembatan>', 'Proses'],
        ['', 'tanpa nomor'],
      ]);
    }
    assert.deepEqual(await cells(xlsxOf([heading, [7654321, 45987, 0.5]])), [
      heading,
      ['7654321', '45987', '0.5'],
    ]);
  });

  test('prefixed names, rich text, formulas by their value', async () => {
    const sheet =
      '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>Tracking </x:t></x:r><x:r><x:t>ID</x:t></x:r></x:is></x:c><x:c r="B1" t="str"><x:f>"J"&amp;"udul"</x:f><x:v>Judul</x:v></x:c></x:row><x:row r="3"><x:c r="A3"><x:v>7.654321E6</x:v></x:c><x:c r="B3" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const file = deflatedZip([
      { name: 'xl/workbook.xml', content: '<x:workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ]);
    const table = await read(file);
    assert.ok(typeof table !== 'string');
    assert.deepEqual(table.headings, ['Tracking ID', 'Judul']);
    assert.deepEqual(table.rows, [{ line: 3, cells: ['7654321'] }]);
  });

  test('a bomb, a lie about its size, a lock, entities and cut files are refused', async () => {
    const zeros = Buffer.alloc(80 * 1024 * 1024, 0x20);
    const book = { name: 'xl/workbook.xml', content: '<workbook/>' };
    const sheet = (content: Buffer | string, claim?: number) => ({
      name: 'xl/worksheets/sheet1.xml',
      content,
      ...(claim !== undefined && { claim }),
    });
    const good = xlsxOf(rows);
    for (const [name, file, code] of [
      ['80 MB in a sheet', deflatedZip([book, sheet(zeros)]), 'EXPORT_TOO_LARGE'],
      ['80 MB that say 10 bytes', deflatedZip([book, sheet(zeros, 10)]), 'EXPORT_BROKEN'],
      [
        'many entries',
        deflatedZip(Array.from({ length: 501 }, (_, at) => ({ name: `${at}`, content: '' }))),
        'EXPORT_TOO_LARGE',
      ],
      ['encrypted', deflatedZip([book], 1), 'EXPORT_LOCKED'],
      ['entities', deflatedZip([book, sheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')]), 'EXPORT_BROKEN'],
      ['a row without end', deflatedZip([book, sheet('<worksheet><row><c>')]), 'EXPORT_BROKEN'],
      ['the same name twice, without a sheet', deflatedZip([book, book]), 'EXPORT_NOT_A_TABLE'],
      ['not a workbook', deflatedZip([{ name: 'a.txt', content: 'x' }]), 'EXPORT_NOT_A_TABLE'],
      ['1904', xlsxOf(rows, { book: '<workbookPr date1904="1"/>' }), 'EXPORT_OTHER_CALENDAR'],
      ['cut', good.subarray(0, good.length - 30), 'EXPORT_BROKEN'],
      ['far column', xlsxOf([heading, ['1']]).length > 0 ? farColumn() : good, 'EXPORT_TOO_MANY_COLUMNS'],
    ] as const) {
      assert.equal(await cells(file), code, name);
    }
  });

  test('every cut and many a changed byte is refused or read, and never throws', async () => {
    const good = xlsxOf(rows);
    for (let at = 4; at < good.length; at += 7) {
      await read(good.subarray(0, at));
      const changed = Buffer.from(good);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      await read(changed);
    }
  });

  test('the reader gives up on what takes too long, and reads on afterwards', async () => {
    const limits = { milliseconds: 1_500, heapMegabytes: 128, bytes: 10 * 1024 * 1024 };
    const reader = sp4nExportReader(archives, limits);
    const bytesOf = (content: Buffer) =>
      async function* () {
        yield content;
      };
    const many = `<worksheet>${'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'.repeat(900_000)}</worksheet>`;
    const heavy = deflatedZip([
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: many },
    ]);
    const [bad, good, large] = await Promise.all([
      reader.read(bytesOf(heavy)),
      reader.read(bytesOf(Buffer.from(csvOf([heading, ['1', 'a', 'b']])))),
      reader.read(bytesOf(Buffer.alloc(11 * 1024 * 1024))),
    ]);
    assert.ok(!bad.ok);
    assert.ok(good.ok && good.value.rows.length === 1);
    assert.ok(!large.ok && large.error.code === 'EXPORT_TOO_LARGE');
  });
});

function farColumn(): Buffer {
  return deflatedZip([
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: '<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>',
    },
  ]);
}
