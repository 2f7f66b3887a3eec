import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { runProcess } from './child.ts';
import type { StageRun } from './stages.ts';
import { findTestFiles } from './test-files.ts';

interface NodeTests {
  readonly folder: string;
  readonly filters: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the `*.test.ts` files of a folder with node:test and counts every test. */
export async function runNodeTests({ folder, filters, env = {} }: NodeTests): Promise<StageRun> {
  const files = await findTestFiles(folder, '.test.ts', filters);
  if (files.length === 0) {
    return { passed: 0, failed: 0, skipped: 0, output: `no test file in ${folder} matches` };
  }
  const scratch = await mkdtemp(path.join(tmpdir(), 'ppid-gate-'));
  const counts = path.join(scratch, 'counts.json');
  const reporter = new URL('count-reporter.ts', import.meta.url).href;
  const { code, output } = await runProcess(
    process.execPath,
    [
      '--test',
      '--test-timeout=600000',
      // Node leaves one core free, which on two cores is half the machine; most files wait for a portal of their own.
      `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${counts}`,
      ...files,
    ],
    // A test run started from inside a test run would otherwise report to its parent.
    { ...env, NODE_TEST_CONTEXT: undefined },
  );
  const counted = await readFile(counts, 'utf8').then(
    (text) => JSON.parse(text || '{}'),
    () => ({}),
  );
  await rm(scratch, { recursive: true, force: true });
  const { passed = 0, failed = 0, skipped = 0, empty = [], said = '' } = counted;
  const failures = output.slice(Math.max(0, output.indexOf('✖ failing tests:')));
  const emptyFiles = empty.map((file: string) => `${file} holds no test`);
  return {
    passed,
    failed: failed + empty.length + (code !== 0 && failed === 0 ? 1 : 0),
    skipped,
    output: [failures, said, ...emptyFiles].join('\n'),
  };
}
