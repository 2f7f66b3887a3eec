import type { WorkerDependencies } from '#application/worker-dependencies.ts';

/** After the purges: what they emptied also leaves the files of the database. Returns 0, for there is nothing to count. */
export async function wipeErasedTraces(deps: Pick<WorkerDependencies, 'erasedTraces'>): Promise<number> {
  await deps.erasedTraces.wipe();
  return 0;
}
