import type { Dependencies } from '#application/dependencies.ts';
import { hoursBefore } from '#application/retention/instants.ts';

const STAGED_HOURS = 24;
const BATCH = 100;

/** Removes uploads of forms that were never sent, a day after they came; returns how many. */
export async function purgeStagedFiles(deps: Pick<Dependencies, 'unitOfWork' | 'clock'>): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = await deps.unitOfWork.transaction(async (tx) => {
      const now = deps.clock.now();
      const stale = await tx.storedFiles.stagedBefore(hoursBefore(now, STAGED_HOURS), BATCH);
      if (stale.length === 0) return stale;
      await tx.storedFiles.markDeleted(stale, now);
      await tx.outbox.add(
        stale.map((fileId) => ({
          topic: 'erase_file',
          dedupeKey: `erase_file:${fileId}`,
          payload: { fileId },
        })),
        now,
      );
      return stale;
    });
    removed += ids.length;
    if (ids.length < BATCH) return removed;
  }
}
