/** A hidden cell of a table whose lines add up to nothing: `sign` is −1 for totals of a row or column. */
export type SignedCell = {
  readonly row: number;
  readonly column: number;
  readonly sign: 1 | -1;
  readonly mayGrow: boolean;
  readonly mayShrink: boolean;
};

/**
 * Whether the value of `cell` could be another one while every line still adds up and every shown cell stays: only then
 * there is a closed way through hidden cells, by turns along rows and columns, on which what one gains another loses.
 * Any two tables that fit differ by such ways alone, so that "none" means the value is known.
 */
export function cycleThrough(hidden: readonly SignedCell[], cell: SignedCell): boolean {
  const others = hidden.filter((other) => other.row !== cell.row || other.column !== cell.column);
  return (
    (cell.mayGrow && returns(others, cell, cell.sign)) ||
    (cell.mayShrink && returns(others, cell, cell.sign === 1 ? -1 : 1))
  );
}

/**
 * `gain` is what the line totals would be off by after the first step: +1 or −1 in the cell's row and column. The way
 * back leads from the column to the row, undoing it line by line.
 */
function returns(others: readonly SignedCell[], start: SignedCell, gain: 1 | -1): boolean {
  const can = ({ sign, mayGrow, mayShrink }: SignedCell, change: 1 | -1) =>
    sign === change ? mayGrow : mayShrink;
  const away: 1 | -1 = gain === 1 ? -1 : 1;
  const seenRows = new Set<number>();
  const seenColumns = new Set([start.column]);
  let columns = [start.column];
  while (columns.length > 0) {
    const rows = new Set(
      others.filter((one) => columns.includes(one.column) && can(one, away)).map(({ row }) => row),
    );
    if (rows.has(start.row)) return true;
    const fresh = [...rows].filter((row) => !seenRows.has(row));
    for (const row of fresh) seenRows.add(row);
    const reached = new Set(
      others.filter((one) => fresh.includes(one.row) && can(one, gain)).map(({ column }) => column),
    );
    columns = [...reached].filter((column) => !seenColumns.has(column));
    for (const column of columns) seenColumns.add(column);
  }
  return false;
}
