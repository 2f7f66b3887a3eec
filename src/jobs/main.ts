import { readConfig } from '#config';
import { createContainer } from '#container';
import { runHeartbeat } from '#jobs/heartbeat.ts';
import { runOutbox } from '#jobs/outbox-loop.ts';
import { runMessage, scheduledJobs } from '#jobs/registry.ts';
import { runScheduledJobs } from '#jobs/scheduler.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { reportFailedStart } from '#server/operator-error.ts';

const DRAFT_MS = 24 * 60 * 60 * 1000;

/** The worker: work after the commit, and what is due by the clock, until asked to stop or left alone. */
async function main(): Promise<void> {
  const stop = new AbortController();
  // `disconnect`: the web process that forked this one is gone.
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => stop.abort());
  const container = await createContainer(readConfig(), { process: 'worker' });
  const deps = workerDependencies(container);
  const drafts = await container.sweepDrafts(DRAFT_MS);
  if (drafts > 0) deps.logger.info('drafts_swept', { count: drafts });
  await Promise.all([
    runHeartbeat({ ...deps, heartbeat: container.heartbeat }, stop.signal),
    runOutbox(deps, runMessage, stop.signal),
    runScheduledJobs(deps, scheduledJobs, stop.signal),
  ]);
  await container.close();
  process.exit(0);
}

try {
  await main();
} catch (error) {
  reportFailedStart(error);
  process.exit(1);
}
