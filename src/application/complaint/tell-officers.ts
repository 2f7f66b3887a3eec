import type { OutboxPayloads } from '#application/ports/outbox-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ComplaintId, UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Writes the work of telling the officers whom an event concerns; `key` keeps two events apart. */
export async function tellComplaintOfficers(
  tx: Pick<Repositories, 'outbox'>,
  about: {
    readonly complaintId: ComplaintId;
    readonly event: OutboxPayloads['notify_complaint_officers']['event'];
    /** The unit concerned; null: the complaint desk. */
    readonly unitId: UnitId | null;
    readonly key: string;
  },
  now: InstantText,
): Promise<void> {
  await tx.outbox.add(
    [
      {
        topic: 'notify_complaint_officers',
        dedupeKey: `notify_complaint_officers:${about.event}:${about.key}`,
        payload: { complaintId: about.complaintId, event: about.event, unitId: about.unitId },
      },
    ],
    now,
  );
}
