import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FaultRow, type FaultRun, tally } from '../row.ts';

type Suite = {
  readonly files: readonly string[];
  /** For fast-check, in the full form. */
  readonly runs: string;
};

/** Runs suites of the integration tests with higher counts; they hold what is right for each input. */
async function runSuites(run: FaultRun, suite: Suite) {
  const count = tally();
  const server = await run.postgres();
  const child = spawn(
    process.execPath,
    [
      '--test',
      '--test-reporter=tap',
      '--test-timeout=1200000',
      ...suite.files.map((name) => `tests/integration/${name}`),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        TEST_POSTGRES_URL: server.url,
        FUZZ_RUNS: suite.runs,
      },
    },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  for (const [, inputs] of output.matchAll(/: (\d+) hostile inputs tried/g)) count.tried(Number(inputs));
  const passed = Number(/^# pass (\d+)$/m.exec(output)?.[1] ?? 0);
  const failed = Number(/^# fail (\d+)$/m.exec(output)?.[1] ?? 0);
  count.count('tests passed', passed);
  for (const [, name] of output.matchAll(/^\s*not ok \d+ - (.+)$/gm)) count.failed(name ?? '');
  if (code !== 0 && failed === 0) count.failed(`the suites ended with ${code}`);
  const { tried, ...rest } = count.result();
  return { ...rest, tried: tried > 0 ? tried : passed };
}

export const badUploads: FaultRow = {
  id: 'U1',
  title: 'wrong, torn and hostile files in every upload',
  fullOnly: true,
  run: (run) =>
    runSuites(run, {
      files: ['bad-input/request-files.test.ts', 'bad-input/officer-files.test.ts'],
      runs: '300',
    }),
};

export const randomFields: FaultRow = {
  id: 'U2',
  title: 'random text and bytes in every field, on both databases',
  fullOnly: true,
  run: (run) =>
    runSuites(run, {
      files: [
        'bad-input/random-forms.test.ts',
        'bad-input/request-fields.test.ts',
        'bad-input/officer-forms.test.ts',
        'bad-input/tracking.test.ts',
      ],
      runs: '6000',
    }),
};

export const malformedHttp: FaultRow = {
  id: 'U3',
  title: 'malformed requests and bodies',
  fullOnly: true,
  run: (run) =>
    runSuites(run, {
      files: [
        'host/malformed-requests.test.ts',
        'host/refusals.test.ts',
        'host/slow-clients.test.ts',
        'bad-input/request-body.test.ts',
      ],
      runs: '300',
    }),
};
