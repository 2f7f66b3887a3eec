import type { Chance } from '../random.ts';

/** 1234567.5 as "1.234.567,5". */
export function figure(value: number, decimals = 0): string {
  const [whole = '0', part] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${part === undefined ? '' : `,${part}`}`;
}

export function share(part: number, whole: number): string {
  return whole === 0 ? '0,00' : figure((part / whole) * 100, 2);
}

/** A sum of rupiah between two limits in millions, rounded to thousands. */
export function sum(luck: Chance, lowMillions: number, highMillions: number): number {
  return Math.round(luck.int(lowMillions * 1000, highMillions * 1000)) * 1000;
}

export type TableColumn = { readonly label: string; readonly number: boolean; readonly wide: boolean };
export type TableRow = { readonly cells: readonly string[]; readonly strong: boolean };

/** Columns from labels: `#` before a label makes a column of figures, `*` a wide one. */
export function columns(...labels: readonly string[]): readonly TableColumn[] {
  return labels.map((label) => ({
    label: label.replace(/^[#*]/, ''),
    number: label.startsWith('#'),
    wide: label.startsWith('*'),
  }));
}

export const plain = (...cells: readonly string[]): TableRow => ({ cells, strong: false });
export const strong = (...cells: readonly string[]): TableRow => ({ cells, strong: true });
