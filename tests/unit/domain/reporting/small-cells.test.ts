import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeTable, type TableCell } from '#domain/reporting/small-cells.ts';

type Grid = readonly (readonly number[])[];

const published = (grid: Grid) =>
  safeTable(
    grid.map((_, row) => `r${row}`),
    (grid[0] ?? []).map((_, column) => `c${column}`),
    (row, column) => grid[Number(row.slice(1))]?.[Number(column.slice(1))] ?? 0,
  );

const fits = (cell: TableCell, count: number, inner: boolean): boolean => {
  if (cell.kind === 'count') return cell.count === count;
  if (cell.kind === 'few') return count >= 1 && count <= 4;
  return !inner || count >= 5;
};

/** Every table of small counts that gives the same published one: what somebody with time could find. */
function candidates(grid: Grid, most: number): Grid[] {
  const table = published(grid);
  const width = grid[0]?.length ?? 0;
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  let partial: Grid[] = [[]];
  for (const { cells, total } of table.rows) {
    let rows: number[][] = [[]];
    for (const cell of cells) {
      rows = rows.flatMap((row) =>
        Array.from({ length: most + 1 }, (_, count) => [...row, count]).filter((next) =>
          fits(cell, next.at(-1) ?? 0, true),
        ),
      );
    }
    const fitting = rows.filter((row) => fits(total, sum(row), false));
    partial = partial.flatMap((before) => fitting.map((row) => [...before, row]));
  }
  return partial.filter(
    (one) =>
      table.columnTotals.every((total, column) =>
        fits(total, sum(one.map((row) => row[column] ?? 0)), false),
      ) &&
      fits(table.total, sum(one.flat()), false) &&
      one.every((row) => row.length === width),
  );
}

test('a cell of one to four reports is told as fewer than five, zero and five as they are', () => {
  const { rows } = published([
    [0, 5, 9],
    [1, 8, 2],
    [4, 7, 3],
  ]);
  assert.deepEqual(
    rows[0]?.cells.map((cell) => cell.kind),
    ['count', 'count', 'count'],
  );
  assert.deepEqual(
    rows.flatMap(({ cells }) => [cells[0]?.kind]),
    ['count', 'few', 'few'],
  );
});

test('one small cell alone in its row and column is not left to be worked out from the totals', () => {
  const { rows } = published([
    [3, 20, 30],
    [40, 50, 60],
    [70, 80, 90],
  ]);
  assert.deepEqual(rows[0]?.cells[0], { kind: 'few' });
  const hidden = rows.flatMap(({ cells }) => cells).filter(({ kind }) => kind !== 'count');
  assert.equal(hidden.length, 4, 'the small one and three that cover it');
});

test('of no published table can a hidden cell be worked out', () => {
  const count = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
    fc.integer({ min: 0, max: 7 }),
  );
  const grids = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([height, width]) =>
      fc.array(fc.array(count, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
  fc.assert(
    fc.property(grids, (grid) => {
      const table = published(grid);
      const all = candidates(grid, 9);
      table.rows.forEach(({ cells }, row) => {
        cells.forEach((cell, column) => {
          if (cell.kind === 'count') return;
          const values = new Set(all.map((one) => one[row]?.[column]));
          assert.ok(values.size > 1, `${JSON.stringify(grid)}: cell ${row},${column} is known`);
        });
      });
    }),
    { numRuns: 1500, seed: 20261125 },
  );
});

test('a table as large as the regency is made safe within a moment', () => {
  const grid = Array.from({ length: 24 }, (_, row) =>
    Array.from({ length: 21 }, (_, column) => ((row * 7 + column * 13) % 11) % 9),
  );
  const before = performance.now();
  published(grid);
  assert.ok(performance.now() - before < 400);
});
