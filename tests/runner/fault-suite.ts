import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasFailed, type ReportedRow } from '../faults/report.ts';
import { runProcess } from './child.ts';
import type { StageRun } from './stages.ts';

/** Runs the short form of the fault suite; each row counts as one test, one that cannot run here as skipped. */
export async function runFaultSuite(): Promise<StageRun> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'ppid-gate-'));
  const json = path.join(scratch, 'faults.json');
  const { code, output } = await runProcess(process.execPath, [
    'tests/faults/run.ts',
    '--short',
    '--json',
    json,
  ]);
  const rows: readonly ReportedRow[] = await readFile(json, 'utf8').then(
    (text) => JSON.parse(text).rows,
    () => [],
  );
  await rm(scratch, { recursive: true, force: true });
  const failed = rows.filter(hasFailed).length;
  const skipped = rows.filter((row) => row.impossible !== undefined).length;
  return {
    passed: rows.length - failed - skipped,
    failed: failed + (code !== 0 && failed === 0 ? 1 : 0),
    skipped,
    output,
  };
}
