import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import type { Notice, NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { Officer } from '#application/officer/officer-repository.ts';
import type { ComplaintOfficerEvent, OutboxPayloads } from '#application/ports/outbox-repository.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { can } from '#domain/officer/permissions.ts';
import { asId, type ComplaintId, type NoticeId, type UnitId } from '#domain/shared/ids.ts';

const templates = {
  complaint_received: 'officer_complaint_received',
  complaint_handed_over: 'officer_complaint_handed_over',
  complaint_returned: 'officer_complaint_returned',
  complaint_act_received: 'officer_complaint_act',
  complaint_message: 'officer_complaint_message',
  complaint_reopened: 'officer_complaint_reopened',
  complaint_reminded: 'officer_complaint_reminded',
  complaint_escalated: 'officer_complaint_escalated',
} as const satisfies Record<ComplaintOfficerEvent, NoticeTemplate>;

/**
 * Writes one notice for each officer whom an event on a complaint concerns: the desk, or the liaison officers of a
 * unit. Nobody of the unit that the complaint is about. Safe to repeat: the notices of one job have ids of their own
 * making.
 */
export async function notifyComplaintOfficers(
  deps: Pick<WorkerDependencies, 'unitOfWork' | 'clock'>,
  payload: OutboxPayloads['notify_complaint_officers'],
  jobId: string,
): Promise<JobOutcome> {
  await deps.unitOfWork.transaction(async (tx) => {
    if ((await tx.notices.find(noticeIdOf(jobId, 0))) !== null) return;
    const complaint = await tx.complaints.find(asId<ComplaintId>(payload.complaintId));
    if (complaint === null) return;
    const unitId = payload.unitId === null ? null : asId<UnitId>(payload.unitId);
    const concerned = await tx.officers.withRoles(
      [unitId === null ? 'complaint_desk' : 'liaison_officer'],
      unitId,
    );
    const told = concerned.filter((officer) => mayBeTold(officer, unitId, complaint.aboutUnitId));
    if (told.length === 0) return;
    const now = deps.clock.now();
    const notices = told.map(
      (officer, index): Notice => ({
        id: noticeIdOf(jobId, index),
        ref: { caseKind: 'complaint', caseId: complaint.id },
        template: templates[payload.event],
        recipientKind: 'officer',
        officerId: officer.id,
        channel: 'mail',
        address: officer.email,
        params: { number: complaint.number },
        status: 'queued',
        reason: null,
        createdAt: now,
        settledAt: null,
        settledBy: null,
      }),
    );
    await tx.notices.add(notices);
    await tx.outbox.add(
      notices.map(({ id }) => ({
        topic: 'send_notice',
        dedupeKey: `send_notice:${id}`,
        payload: { noticeId: id },
      })),
      now,
    );
  });
  return done;
}

function mayBeTold(officer: Officer, unitId: UnitId | null, aboutUnitId: UnitId | null): boolean {
  if (aboutUnitId !== null && complaintScope(officer).not.includes(aboutUnitId)) return false;
  return unitId === null ? can(officer, 'complaint.handle') : can(officer, 'complaint.act', { unitId });
}

function noticeIdOf(jobId: string, index: number): NoticeId {
  return asId<NoticeId>(`${jobId}.${index}`);
}
