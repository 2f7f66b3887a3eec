import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { debianChromium } from '../support/chromium.ts';
import { runProcess } from './child.ts';
import type { StageRun } from './stages.ts';
import { findTestFiles } from './test-files.ts';

const playwright = 'node_modules/.bin/playwright';

/** Runs the journeys in a real Chromium: Debian's where it is installed, else Playwright's download. */
export async function runBrowserTests(filters: readonly string[]): Promise<StageRun> {
  const files = await findTestFiles('tests/e2e', '.spec.ts', filters);
  if (files.length === 0) {
    return { passed: 0, failed: 0, skipped: 0, output: 'no file in tests/e2e matches' };
  }
  if (!debianChromium()) {
    const install = await runProcess(playwright, ['install', 'chromium']);
    if (install.code !== 0) return { passed: 0, failed: 1, skipped: 0, output: install.output };
  }
  const scratch = await mkdtemp(path.join(tmpdir(), 'ppid-gate-'));
  const report = path.join(scratch, 'report.json');
  const { code, output } = await runProcess(playwright, ['test', '--reporter=list,json', ...files], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const stats = await readFile(report, 'utf8').then(
    (text) => JSON.parse(text).stats,
    () => ({}),
  );
  await rm(scratch, { recursive: true, force: true });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  // A journey that passes only on a second try is broken for somebody.
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed + (code !== 0 && failed === 0 ? 1 : 0), skipped, output };
}
