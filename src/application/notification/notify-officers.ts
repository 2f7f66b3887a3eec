import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import { done, type JobOutcome } from '#application/notification/job-outcome.ts';
import type { Notice, NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { Officer } from '#application/officer/officer-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { OutboxPayloads } from '#application/ports/outbox-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { can } from '#domain/officer/permissions.ts';
import { deputyFor } from '#domain/officer/stand-in.ts';
import { asId, type InformationRequestId, type NoticeId } from '#domain/shared/ids.ts';

type Deps = Pick<WorkerDependencies, 'unitOfWork' | 'clock'>;
type Payload = OutboxPayloads['notify_officers'];

const templates: Readonly<Record<Payload['event'], NoticeTemplate>> = {
  request_received: 'officer_new_request',
  citizen_message: 'officer_citizen_message',
  request_withdrawn: 'officer_request_withdrawn',
};

/**
 * Writes one notice for each officer whom an event concerns: whoever has the case, the deputy while
 * that one is away, else everybody who works the queue and may see it. Safe to repeat: the notices of one job have ids of their own making.
 */
export async function notifyOfficers(deps: Deps, payload: Payload, jobId: string): Promise<JobOutcome> {
  const caseId = asId<InformationRequestId>(payload.caseId);
  const ref: CaseRef = { caseKind: 'information_request', caseId };
  await deps.unitOfWork.transaction(async (tx) => {
    if ((await tx.notices.find(noticeIdOf(jobId, 0))) !== null) return;
    const request = await tx.informationRequests.find(caseId);
    if (request === null) return;
    const now = deps.clock.now();
    const officers = await concernedOfficers(tx, deps, request);
    const notices = officers.map(
      (officer, index): Notice => ({
        id: noticeIdOf(jobId, index),
        ref,
        template: templates[payload.event],
        recipientKind: 'officer',
        officerId: officer.id,
        channel: 'mail',
        address: officer.email,
        params: { number: request.number, dueOn: request.dueOn },
        status: 'queued',
        reason: null,
        createdAt: now,
        settledAt: null,
        settledBy: null,
      }),
    );
    if (notices.length === 0) return;
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

async function concernedOfficers(
  tx: Repositories,
  deps: Pick<Deps, 'clock'>,
  request: LoadedInformationRequest,
): Promise<readonly Officer[]> {
  if (request.assigneeId !== null) {
    const absent = await tx.absences.absentOfficer(request.assigneeId, deps.clock.today());
    const atWork = absent === null ? request.assigneeId : deputyFor(absent, request.unitId)?.officerId;
    const officer = atWork === undefined ? null : await tx.officers.find(atWork);
    if (officer !== null && officer.disabledAt === null) return [officer];
  }
  const candidates = await tx.officers.withRoles(['desk_officer', 'chief_ppid', 'unit_ppid'], request.unitId);
  return candidates.filter((officer) =>
    can(officer, 'information_request.message', { unitId: request.unitId }),
  );
}

function noticeIdOf(jobId: string, index: number): NoticeId {
  return asId<NoticeId>(`${jobId}.${index}`);
}
