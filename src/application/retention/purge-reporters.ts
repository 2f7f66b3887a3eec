import type { Dependencies } from '#application/dependencies.ts';
import { hoursBefore } from '#application/retention/instants.ts';

const BATCH = 100;
/** Who asked to stay unnamed, or reported in confidence, is forgotten first. */
const DAYS_AFTER_IN_CONFIDENCE = 90;
const DAYS_AFTER = 365;

/**
 * Forgets who reported, some time after a complaint was over: anonymous and confidential ones after ninety days, the
 * others after a year (UU 27/2022 art. 43). The complaint itself, its acts and its numbers stay. Of complaints that were
 * merged the end of the first one counts. Returns how many.
 */
export async function purgeReporters(deps: Pick<Dependencies, 'unitOfWork' | 'clock'>): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const count = await deps.unitOfWork.transaction(async (tx) => {
      const now = deps.clock.now();
      const due = await tx.complaints.reportersDue(
        {
          inConfidence: hoursBefore(now, DAYS_AFTER_IN_CONFIDENCE * 24),
          others: hoursBefore(now, DAYS_AFTER * 24),
        },
        BATCH,
      );
      if (due.length === 0) return 0;
      await tx.complaints.forgetReporters(due);
      await tx.caseEvents.append(
        due.map((caseId) => ({
          caseKind: 'complaint' as const,
          caseId,
          type: 'reporter_forgotten',
          visibility: 'public' as const,
          actor: { kind: 'system' as const },
          occurredAt: now,
          payload: {},
        })),
      );
      return due.length;
    });
    forgotten += count;
    if (count < BATCH) return forgotten;
  }
}
