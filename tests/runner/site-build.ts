import { ensureSiteBuild } from '../../src/cli/bootstrap/site-build.mjs';
import type { StageRun } from './stages.ts';

/** Builds the pages as `npm start` would; counts as one test. */
export async function buildSite(): Promise<StageRun> {
  await ensureSiteBuild(process.cwd(), { executable: process.execPath, version: process.versions.node });
  return { passed: 1, failed: 0, skipped: 0, output: '' };
}
