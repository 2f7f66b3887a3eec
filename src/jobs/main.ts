import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { readConfig } from '#config';
import { type Container, createContainer } from '#container';
import { runOutbox } from '#jobs/outbox-loop.ts';
import { runMessage, scheduledJobs } from '#jobs/registry.ts';
import { runScheduledJobs } from '#jobs/scheduler.ts';

/** The worker: work after the commit, and what is due by the clock, until asked to stop or left alone. */
async function main(): Promise<void> {
  const container = await createContainer(readConfig(), { process: 'worker' });
  const deps = workerDependencies(container);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.on(signal, () => stop.abort());
  }
  if (process.channel !== undefined && !process.connected) stop.abort();
  const drafts = await container.sweepDrafts(24 * 60 * 60 * 1000);
  if (drafts > 0) deps.logger.info('drafts_swept', { count: drafts });
  await Promise.all([
    runOutbox(deps, runMessage, stop.signal),
    runScheduledJobs(deps, scheduledJobs, stop.signal),
  ]);
  await container.close();
  process.exit(0);
}

function workerDependencies(container: Container): WorkerDependencies {
  return {
    ...container.deps,
    outboxQueue: container.outboxQueue,
    noticeComposer: container.noticeComposer,
    mailer: container.mailer,
    letterRenderer: {
      render: async (data) => (await container.letterRenderer()).render(data),
    },
  };
}

await main();
