import { cycleThrough, type SignedCell } from './cell-cycle.ts';

/** What is told of a cell: its count, "fewer than five", or nothing, so that no other can be worked out from it. */
export type TableCell =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'withheld' };

/** Counts by place and topic with their totals, safe to publish. */
export type SafeTable<Row extends string, Column extends string> = {
  readonly rows: readonly {
    readonly key: Row;
    readonly cells: readonly TableCell[];
    readonly total: TableCell;
  }[];
  readonly columns: readonly Column[];
  readonly columnTotals: readonly TableCell[];
  readonly total: TableCell;
};

/** From here on a cell is told as it is. */
const SMALLEST_TOLD = 5;

type Kind = 'shown' | 'few' | 'withheld';

/**
 * Hides cells of 1 to 4 ("<5") and as many others as it takes that no hidden one can be worked out from the totals: a
 * hidden cell is safe when the same published table also fits another value of it. Zeros are told. Totals are cells
 * too, hidden last.
 */
export function safeTable<Row extends string, Column extends string>(
  rowKeys: readonly Row[],
  columnKeys: readonly Column[],
  countOf: (row: Row, column: Column) => number,
): SafeTable<Row, Column> {
  const grid = withTotals(rowKeys.map((row) => columnKeys.map((column) => countOf(row, column))));
  const kinds: Kind[][] = grid.map((row) => row.map((count) => (isFew(count) ? 'few' : 'shown')));
  const width = columnKeys.length;
  const height = rowKeys.length;
  const cellAt = (row: number, column: number): SignedCell => {
    const count = grid[row]?.[column] ?? 0;
    const few = kinds[row]?.[column] === 'few';
    // Who knows these rules knows that a withheld cell is none of the small ones.
    const least = row === height || column === width ? 0 : SMALLEST_TOLD;
    return {
      row,
      column,
      // A line and its total add up to nothing when the total counts against it.
      sign: (row === height) === (column === width) ? 1 : -1,
      mayGrow: few ? count < SMALLEST_TOLD - 1 : true,
      mayShrink: count > (few ? 1 : least),
    };
  };
  const hidden = (): readonly SignedCell[] =>
    kinds.flatMap((row, r) => row.flatMap((kind, c) => (kind === 'shown' ? [] : [cellAt(r, c)])));
  for (;;) {
    const cells = hidden();
    const exposed = cells.find((cell) => !cycleThrough(cells, cell));
    if (exposed === undefined) break;
    const next = nextToHide(grid, kinds, exposed);
    if (next.length === 0) break;
    for (const { row, column } of next) {
      const line = kinds[row];
      if (line?.[column] === 'shown') line[column] = 'withheld';
    }
  }
  const told = (row: number, column: number): TableCell => {
    const kind = kinds[row]?.[column] ?? 'withheld';
    return kind === 'shown' ? { kind: 'count', count: grid[row]?.[column] ?? 0 } : { kind };
  };
  return {
    rows: rowKeys.map((key, row) => ({
      key,
      cells: columnKeys.map((_, column) => told(row, column)),
      total: told(row, width),
    })),
    columns: columnKeys,
    columnTotals: columnKeys.map((_, column) => told(height, column)),
    total: told(height, width),
  };
}

const isFew = (count: number): boolean => count > 0 && count < SMALLEST_TOLD;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function withTotals(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 1;
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)))];
}

type Place = { readonly row: number; readonly column: number };

/**
 * What to hide beside an exposed cell: the three other corners of a rectangle with it, so that it can move against
 * them, of all rectangles the one that costs least. Totals cost most, zeros are never hidden.
 */
function nextToHide(
  grid: readonly (readonly number[])[],
  kinds: readonly (readonly Kind[])[],
  exposed: Place,
): readonly Place[] {
  const height = grid.length - 1;
  const width = (grid[0]?.length ?? 1) - 1;
  const everything = sum(grid.flat());
  const costOf = ({ row, column }: Place): number => {
    if (kinds[row]?.[column] !== 'shown') return 0;
    const count = grid[row]?.[column] ?? 0;
    if (count === 0) return Number.POSITIVE_INFINITY;
    return row === height || column === width ? everything + count : count;
  };
  let best: { readonly places: readonly Place[]; readonly cost: number } | null = null;
  for (let row = 0; row <= height; row += 1) {
    if (row === exposed.row) continue;
    for (let column = 0; column <= width; column += 1) {
      if (column === exposed.column) continue;
      const corners = [
        { row, column },
        { row, column: exposed.column },
        { row: exposed.row, column },
      ];
      const cost = sum(corners.map(costOf));
      if (cost === 0 || cost === Number.POSITIVE_INFINITY) continue;
      if (best === null || cost < best.cost) best = { places: corners, cost };
    }
  }
  return best?.places ?? [];
}
