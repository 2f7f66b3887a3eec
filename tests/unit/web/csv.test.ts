import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvOf } from '#web/csv.ts';

/** Reads RFC 4180 back. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('a table begins with the mark of UTF-8 and ends each line as spreadsheets want it', () => {
  assert.equal(csvOf(['a', 'b'], [[1.5, null]]), '\uFEFFa,b\r\n1.5,\r\n');
});

test('text that a spreadsheet would run is text', () => {
  const payloads = [
    '=1+1',
    '+62812',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
  ];
  const rows = parse(
    csvOf(
      ['h'],
      payloads.map((one) => [one]),
    ),
  );
  assert.deepEqual(
    rows.slice(1).map(([cell]) => cell),
    payloads.map((one) => `'${one}`),
  );
});

test('any text comes back as it was, whatever commas, quotes and lines it holds', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !/^[=+\-@\t\r]/.test(one));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      assert.deepEqual(parse(csvOf(['a', 'b'], rows)), [['a', 'b'], ...rows]);
    }),
  );
});
