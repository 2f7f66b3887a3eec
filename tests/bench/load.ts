import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { cpuMs } from './process-facts.ts';

export interface MeasuredLoad extends LoadResult {
  /** CPU time of the measured process for each answer, in milliseconds; the clock ticks 100 times a second. */
  readonly cpuMsEach: number;
}

/** Runs a load from a process of its own against the process `pid`. */
export async function load(pid: number, plan: LoadPlan): Promise<MeasuredLoad> {
  const before = await cpuMs(pid);
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'load-process.ts'), JSON.stringify(plan)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const result: LoadResult = JSON.parse(output);
  const spent = (await cpuMs(pid)) - before;
  return { ...result, cpuMsEach: result.answers === 0 ? 0 : spent / result.answers };
}
