import { setTimeout as delay } from 'node:timers/promises';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import type { ScheduledJob } from '#jobs/registry.ts';

const FIRST_AFTER_MS = 20_000;

/** Runs each job at its interval until told to stop, one after the other; a job that fails waits for its next turn. */
export async function runScheduledJobs(
  deps: WorkerDependencies,
  jobs: readonly ScheduledJob[],
  stop: AbortSignal,
): Promise<void> {
  const dueAt = new Map(jobs.map((job) => [job.name, performance.now() + FIRST_AFTER_MS]));
  while (!stop.aborted) {
    for (const job of jobs) {
      if (stop.aborted || deps.durability.stoppedSince() !== null) break;
      if (performance.now() < (dueAt.get(job.name) ?? 0)) continue;
      dueAt.set(job.name, performance.now() + job.everyMs);
      try {
        const count = await job.run(deps, stop);
        if (count > 0) deps.logger.info(job.name, { count });
      } catch (error) {
        if (stop.aborted) break;
        deps.logger.error('scheduled_job_failed', {
          topic: job.name,
          error: error instanceof Error ? error.name : 'unknown',
        });
      }
    }
    await delay(5_000, undefined, { signal: stop }).catch(() => {});
  }
}
