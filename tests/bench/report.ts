/** One line of the table; a ratio where there is something to compare with in the same run. */
export interface Row {
  readonly what: string;
  readonly ratio: string;
  readonly measured: string;
  readonly against: string;
  readonly goal: string;
  readonly met: boolean | null;
}

export const number = (value: number, digits = 1): string =>
  value >= 1000 ? String(Math.round(value)) : value.toFixed(digits);
export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** The table as Markdown, ratios first. */
export function table(rows: readonly Row[]): string {
  const head = ['what', 'ratio', 'portal', 'yardstick of the same run', 'goal', 'met'];
  const lines = rows.map((row) => [
    row.what,
    row.ratio,
    row.measured,
    row.against,
    row.goal,
    row.met === null ? '–' : row.met ? 'yes' : 'NO',
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
