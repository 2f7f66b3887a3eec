import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { hoursBefore } from '#application/retention/instants.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

const BATCH = 50;
/** A chat that became no report, and a picture that became part of none. */
const DAYS_WITHOUT_REPORT = 30;
/** After its end, as for reporters in confidence; the others' reporters are forgotten later, and their chats with them. */
const DAYS_AFTER_REPORT = 90;
/** The provider delivers an event again for seven days at most. */
const DAYS_OF_EVENTS = 30;

/**
 * Forgets what was written by WhatsApp (UU 27/2022 art. 43): pictures that are part of no report and chats that became
 * none after thirty days; the chat of a report once its reporter is forgotten, whole where the person has written no
 * more, else what belonged to that report. The report itself and its files stay. Returns how much.
 */
export async function purgeConversations(deps: Pick<Dependencies, 'unitOfWork' | 'clock'>): Promise<number> {
  const now = deps.clock.now();
  const quietSince = hoursBefore(now, DAYS_WITHOUT_REPORT * 24);
  const endedBefore = hoursBefore(now, DAYS_AFTER_REPORT * 24);
  const pictures = await inBatches(deps, async (tx) => {
    const ids = await tx.storedFiles.conversationMediaBefore(quietSince, BATCH);
    await erase(tx, ids, now);
    return ids.length;
  });
  const chats = await inBatches(deps, async (tx) => {
    const ids = await tx.conversations.spent(quietSince, endedBefore, BATCH);
    for (const id of ids) {
      const held = await tx.conversations.hold(id);
      // Somebody wrote meanwhile.
      if (held === null || (held.lastInboundAt ?? held.createdAt) >= quietSince) continue;
      await tx.conversations.remove(id);
    }
    return ids.length;
  });
  const messages = await inBatches(deps, async (tx) => {
    const ids = await tx.conversations.spentMessages(endedBefore, BATCH);
    await tx.conversations.emptyMessages(ids);
    return ids.length;
  });
  const events = await deps.unitOfWork.transaction((tx) =>
    tx.conversations.purgeEvents(hoursBefore(now, DAYS_OF_EVENTS * 24)),
  );
  return pictures + chats + messages + events;
}

async function erase(tx: Repositories, ids: readonly StoredFileId[], now: InstantText): Promise<void> {
  if (ids.length === 0) return;
  await tx.storedFiles.markDeleted(ids, now);
  await tx.outbox.add(
    ids.map((fileId) => ({
      topic: 'erase_file',
      dedupeKey: `erase_file:${fileId}`,
      payload: { fileId },
    })),
    now,
  );
}

async function inBatches(
  { unitOfWork }: Pick<Dependencies, 'unitOfWork'>,
  batch: (tx: Repositories) => Promise<number>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await unitOfWork.transaction(batch);
    done += count;
    if (count < BATCH) return done;
  }
}
