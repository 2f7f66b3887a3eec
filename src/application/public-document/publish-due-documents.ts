import { type PublishDeps, publishTaken } from '#application/public-document/publish-document.ts';
import type { PublicDocumentId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';

const BATCH = 100;

/**
 * Makes public what was fixed for a moment that has come, in the name of the officer who fixed it. Finds its work by
 * what is due and not yet done: late or twice is the same. What the gate or an embargo holds back stays due, and is
 * shown to people.
 */
export async function publishDueDocuments(deps: PublishDeps, stop: AbortSignal): Promise<number> {
  const now = deps.clock.now();
  let published = 0;
  let after: PublicDocumentId | null = null;
  do {
    const due: readonly PublicDocumentId[] = await dueBehind(deps, now, after);
    for (const id of due) {
      if (stop.aborted) return published;
      if (await publishOne(deps, id)) published += 1;
    }
    after = due.length < BATCH ? null : (due.at(-1) ?? null);
  } while (after !== null);
  return published;
}

function dueBehind(deps: PublishDeps, now: string, after: PublicDocumentId | null) {
  return deps.unitOfWork.transaction((tx) => tx.publicDocuments.dueToPublish(now, BATCH, after));
}

async function publishOne(deps: PublishDeps, id: PublicDocumentId): Promise<boolean> {
  const at = deps.clock.now();
  const document = await deps.unitOfWork.transaction((tx) => tx.publicDocuments.find(id));
  const by = document?.scheduledBy ?? null;
  if (by === null) return false;
  const outcome = await publishTaken(
    deps,
    async (tx) => {
      const found = await tx.publicDocuments.find(id);
      const isDue = found?.scheduledAt != null && found.scheduledAt <= at && found.scheduledBy === by;
      return found !== null && isDue ? ok(found) : err({ code: 'NOT_SCHEDULED' });
    },
    { by, at },
    () => ({ kind: 'system' }),
  );
  return outcome.ok;
}
