import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readDelimited } from '#domain/shared/delimited-text.ts';

const limits = { rows: 100, columns: 5, cellCharacters: 200 };
const rowsOf = (text: string) => {
  const read = readDelimited(text, limits);
  return read.ok ? read.value.map(({ line, cells }) => [line, ...cells]) : read.error;
};

describe('delimited text', () => {
  test('what is written by the rule is read back, with any delimiter and line end', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\t', '\n', '\r\n', '7') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, sign, end) => {
          const quoted = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign));
          const read = readDelimited(`sep=${sign}${end}${quoted.join(end)}`, {
            ...limits,
            cellCharacters: 1_000,
          });
          assert.ok(read.ok);
          const filled = rows.filter((row) => row.some((one) => one.trim() !== ''));
          assert.deepEqual(
            read.value.map(({ cells }) => cells),
            filled,
          );
        },
      ),
    );
  });

  test('empty lines and the mark of order are passed over, and lines are counted as the file has them', () => {
    assert.deepEqual(rowsOf('\uFEFF\n\na;b\r\n\r\n"x\ny";1\r;\r z;2'), [
      [3, 'a', 'b'],
      [5, 'x\ny', '1'],
      [8, ' z', '2'],
    ]);
  });

  test('a space before a quote is no part of the cell; a quote in the middle is a sign like any other', () => {
    assert.deepEqual(rowsOf('a,b\n1, "x, y"\n5" pipa,2'), [
      [1, 'a', 'b'],
      [2, '1', 'x, y'],
      [3, '5" pipa', '2'],
    ]);
  });

  test('what goes beyond the limits, or never closes its quote, is refused with its line', () => {
    assert.deepEqual(rowsOf('a,b\n\n1,"x\ny'), { code: 'QUOTE_NOT_CLOSED', line: 3 });
    assert.deepEqual(rowsOf(`a,b\n1,${'x'.repeat(201)}`), { code: 'CELL_TOO_LONG', line: 2 });
    assert.deepEqual(rowsOf('a,b\n1,2,3,4,5,6'), { code: 'TOO_MANY_COLUMNS', line: 2 });
    assert.deepEqual(rowsOf('a,b\n1,2,3,4,5,,,'), [
      [1, 'a', 'b'],
      [2, '1', '2', '3', '4', '5'],
    ]);
    assert.deepEqual(rowsOf('1,2\n'.repeat(101)), { code: 'TOO_MANY_ROWS', line: 101 });
  });
});
