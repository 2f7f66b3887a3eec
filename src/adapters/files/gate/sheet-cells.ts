import type { FindingsList } from './findings-list.ts';

/** What stands in the cells of one sheet, read row by row: personal numbers with the head of their column. */
export type SheetCells = {
  readonly cell: (column: number, row: number, text: string) => void;
};

/** Rows from the top among which the heads of columns are looked for. */
const HEAD_ROWS = 12;
const phoneHead = /\b(hp|no\.? ?hp|telp|telepon|handphone|ponsel|wa|whatsapp|seluler)\b/iu;

export function sheetCells(sheet: string, findings: FindingsList): SheetCells {
  const heads = new Map<number, string>();
  let [lastRow, left] = [0, ''];
  return {
    cell: (column, row, text) => {
      if (row !== lastRow) [lastRow, left] = [row, ''];
      const head = heads.get(column) ?? '';
      // A number that lost its zero when the sheet took it for an amount.
      const whole = phoneHead.test(`${head} ${left}`) && /^8[1-9]\d{7,10}$/u.test(text) ? `0${text}` : text;
      const place = { in: 'sheet', sheet, cell: cellName(column, row) } as const;
      if (/[\d@]/u.test(text)) findings.addText(whole, `${head} ${left} `, place, `${sheet} ${column}`);
      if (!/\d{4}/u.test(text)) {
        left = text.slice(0, 60);
        if (row <= HEAD_ROWS && head.length < 80) heads.set(column, `${head} ${left}`.trim());
      }
    },
  };
}

/** "C12" from column and row, both counted from 1. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** "C" from 3. */
export function columnName(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** Column of "C12", counted from 1; 0 when it is no such name. */
export function columnOf(cell: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/u.exec(cell)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** A number as a person reads it: whole, without exponent. */
export function plainNumber(text: string): string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number.toFixed(0) : text;
}
