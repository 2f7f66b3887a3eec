import { tellReporter } from '#application/complaint/tell-reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';

const BATCH = 200;

/**
 * Closes answered complaints whose reporter said nothing until the last day for it (law.md §9.3: ten working days).
 * Safe to repeat and to miss: what was due earlier is closed at the next run; how many were.
 */
export async function closeSilentComplaints(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts'>,
): Promise<number> {
  let closed = 0;
  for (;;) {
    const today = deps.clock.today();
    const ids = await deps.unitOfWork.transaction((tx) => tx.complaints.dueToClose(today, BATCH));
    let closedNow = 0;
    for (const id of ids) {
      const done = await deps.unitOfWork.transaction(async (tx) => {
        const complaint = await tx.complaints.find(id);
        if (complaint === null || complaint.closesOn === null || complaint.closesOn >= today) return false;
        const status = nextComplaintStatus(complaint.status, 'close');
        if (status === null) return false;
        const now = deps.clock.now();
        const changed = await tx.complaints.change(id, complaint.version, {
          status,
          closedAt: now,
          closesOn: null,
        });
        if (!changed) return false;
        await tx.deadlines.meet({ caseKind: 'complaint', caseId: id }, now);
        await tx.caseEvents.append([
          {
            caseKind: 'complaint',
            caseId: id,
            type: 'complaint_closed',
            visibility: 'public',
            actor: { kind: 'system' },
            occurredAt: now,
            payload: { silent: true },
          },
        ]);
        await tellReporter(tx, deps, complaint, 'complaint_closed', {}, { tellInPerson: false });
        if (complaint.publishedAt !== null) await tx.settings.bumpPublicVersion();
        return true;
      });
      if (done) closedNow += 1;
    }
    closed += closedNow;
    if (ids.length < BATCH || closedNow === 0) return closed;
  }
}
