import { hoursBefore } from '#application/retention/instants.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';

const IDEMPOTENCY_HOURS = 7 * 24;
const DONE_OUTBOX_HOURS = 7 * 24;

/**
 * Removes what only served for a while: citizens' sessions and one-time links past their time, keys of forms
 * sent a week ago, work done a week ago. Returns how many rows.
 */
export async function purgeExpiredAccess(
  deps: Pick<WorkerDependencies, 'unitOfWork' | 'clock' | 'outboxQueue'>,
): Promise<number> {
  const now = deps.clock.now();
  const access = await deps.unitOfWork.transaction(async (tx) => {
    const ways = await tx.caseAccess.purgeBefore(now);
    return ways + (await tx.idempotency.purgeBefore(hoursBefore(now, IDEMPOTENCY_HOURS)));
  });
  return access + (await deps.outboxQueue.purgeDoneBefore(hoursBefore(now, DONE_OUTBOX_HOURS)));
}
