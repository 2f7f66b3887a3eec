import type { StageResult } from './stages.ts';

/** A stage that ran no test proves nothing, so it counts as one failure. */
export function hasFailed(result: StageResult): boolean {
  return result.failed > 0 || ranNothing(result);
}

function ranNothing(result: StageResult): boolean {
  return result.passed + result.failed === 0;
}

/** One line a stage: name, counts, seconds. */
export function stageLine(result: StageResult): string {
  const counts = [
    `${result.passed} passed`,
    result.failed > 0 ? `${result.failed} FAILED` : '',
    result.skipped > 0 ? `${result.skipped} skipped` : '',
  ].filter(Boolean);
  const said = ranNothing(result) ? 'no test ran' : counts.join(', ');
  const mark = hasFailed(result) ? '✖' : '✔';
  return `${mark} ${result.name.padEnd(12)} ${said.padEnd(28)} ${result.seconds.toFixed(1).padStart(7)} s`;
}

/** The last line of the run, which `.ci/run` reads. */
export function closingLine(results: readonly StageResult[]): string {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const result of results) {
    passed += result.passed;
    failed += ranNothing(result) ? 1 : result.failed;
    skipped += result.skipped;
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
