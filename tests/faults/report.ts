import type { FaultResult } from './row.ts';

export type ReportedRow = FaultResult & {
  readonly id: string;
  readonly title: string;
  readonly form: 'full' | 'short';
  /** When the row ended, and the machine's load in the last minute of it. */
  readonly at: string;
  readonly load: number;
  readonly seconds: number;
};

export function hasFailed(row: FaultResult): boolean {
  return row.failed > 0 || row.lost > 0 || (row.tried === 0 && row.impossible === undefined);
}

/** One line a row: `K1: tried 200 / failed 0 / lost 0 (start p50 900 max 1400 ms; acknowledged 5123)`. */
export function rowLine(row: ReportedRow): string {
  if (row.impossible !== undefined) return `– ${row.id}: not possible on this machine: ${row.impossible}`;
  const times = Object.entries(row.times ?? {}).map(
    ([name, taken]) => `${name} p50 ${middle(taken)} max ${Math.max(...taken)} ms`,
  );
  const counts = Object.entries(row.counts ?? {}).map(([name, count]) => `${name} ${count}`);
  const more = [...times, ...counts].join('; ');
  return `${hasFailed(row) ? '✖' : '✔'} ${row.id}: tried ${row.tried} / failed ${row.failed} / lost ${row.lost}${more === '' ? '' : ` (${more})`} ${row.seconds.toFixed(0)} s – ${row.title}`;
}

/** The whole report for people; problems stand under their row. */
export function reportText(rows: readonly ReportedRow[]): string {
  const lines = rows.flatMap((row) => [rowLine(row), ...row.problems.map((problem) => `    ${problem}`)]);
  const failed = rows.filter(hasFailed).length;
  const left = rows.filter((row) => row.impossible !== undefined).length;
  const tail = left > 0 ? `, ${left} not possible on this machine` : '';
  return `${lines.join('\n')}\n${rows.length - failed - left} rows passed, ${failed} failed${tail}`;
}

function middle(taken: readonly number[]): number {
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
}
