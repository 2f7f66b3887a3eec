/**
 * The gate: every check of the project in order, each counted. It goes on after a failure, ends with
 * `N passed, N failed`, and fails when anything failed or when a stage ran no test at all.
 *
 *   node tests/run.ts                          everything
 *   node tests/run.ts --quick                  without the browser
 *   node tests/run.ts --only unit,types        some stages
 *   node tests/run.ts --only unit deadline     only test files whose path holds "deadline"
 */
import { parseArgs } from 'node:util';
import { installDebianPackages } from './runner/debian-install.ts';
import { type StageResult, type StageRun, stages } from './runner/stages.ts';
import { closingLine, hasFailed, stageLine } from './runner/summary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});

const only = values.only?.flatMap((names) => names.split(','));
const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(
    `unknown stage: ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}\n`,
  );
  process.exit(2);
}

const root = new URL('..', import.meta.url);
process.chdir(root.pathname);
if (
  !only ||
  only.some((name) => name === 'unit' || name === 'integration' || name === 'faults' || name === 'e2e')
) {
  await installDebianPackages();
}

const results: StageResult[] = [];
for (const stage of stages) {
  if (only ? !only.includes(stage.name) : stage.onRequest || (values.quick && stage.slow)) continue;
  const started = performance.now();
  const outcome = await stage.run({ filters: positionals }).catch(
    (error: unknown): StageRun => ({
      passed: 0,
      failed: 1,
      skipped: 0,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  const result = { ...outcome, name: stage.name, seconds: (performance.now() - started) / 1000 };
  results.push(result);
  process.stdout.write(`${stageLine(result)}\n`);
  if (hasFailed(result)) process.stdout.write(`${result.output.trim()}\n\n`);
}

process.stdout.write(`\n${results.map(stageLine).join('\n')}\n${closingLine(results)}\n`);
process.exit(results.length === 0 || results.some(hasFailed) ? 1 : 0);
