import { startEmbeddedPostgres } from '../support/embedded-postgres.ts';
import { runBrowserTests } from './browser-tests.ts';
import { type Finished, runProcess } from './child.ts';
import { runFaultSuite } from './fault-suite.ts';
import { runNodeTests } from './node-tests.ts';
import { buildSite } from './site-build.ts';

export interface StageRun {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Shown when the stage failed. */
  readonly output: string;
}

export interface StageResult extends StageRun {
  readonly name: string;
  readonly seconds: number;
}

interface StageRequest {
  /** Only test files whose path holds one of these; empty means all. */
  readonly filters: readonly string[];
}

interface Stage {
  readonly name: string;
  /** Left out by the quick gate. */
  readonly slow?: boolean;
  /** Runs only when it is named: it wants the machine for itself. */
  readonly onRequest?: boolean;
  readonly run: (request: StageRequest) => Promise<StageRun>;
}

/** In the order in which they run: the cheap ones first. */
export const stages: readonly Stage[] = [
  { name: 'types', run: () => tool('astro', 'check', '--minimumFailingSeverity', 'warning') },
  { name: 'lint', run: () => tool('biome', 'check', '--error-on-warnings', '--max-diagnostics=50') },
  { name: 'format', run: () => tool('prettier', '--check', 'src/**/*.astro') },
  {
    name: 'boundaries',
    run: () => tool('depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'migrations'),
  },
  { name: 'dead-code', run: () => tool('knip', '--no-progress') },
  { name: 'unit', run: ({ filters }) => runNodeTests({ folder: 'tests/unit', filters }) },
  // Some integration tests start the whole portal, which needs its pages.
  { name: 'build', run: buildSite },
  { name: 'integration', run: ({ filters }) => runIntegrationTests(filters) },
  { name: 'faults', onRequest: true, run: runFaultSuite },
  { name: 'e2e', slow: true, run: ({ filters }) => runBrowserTests(filters) },
];

/** A tool counts as one test. */
async function tool(command: string, ...args: readonly string[]): Promise<StageRun> {
  return asOneTest(await runProcess(`node_modules/.bin/${command}`, args));
}

function asOneTest({ code, output }: Finished): StageRun {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

async function runIntegrationTests(filters: readonly string[]): Promise<StageRun> {
  const postgres = await startEmbeddedPostgres();
  try {
    return await runNodeTests({
      folder: 'tests/integration',
      filters,
      env: { TEST_POSTGRES_URL: postgres.url },
    });
  } finally {
    await postgres.stop();
  }
}
