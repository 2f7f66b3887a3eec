import type { ComplaintDeps } from '#application/complaint/open-complaint.ts';
import { submitComplaintIn } from '#application/complaint/submit-complaint.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { tellRequester } from '#application/notification/tell-requester.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, InformationRequestId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type TakeFromRequest = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  /** How the requester agreed, in the officer's words: what was asked for is not changed behind anybody's back. */
  readonly consent: string;
};

export type TakenComplaint = { readonly complaintId: ComplaintId; readonly number: string };
type Refusal = ComplaintError | InformationRequestError;

const SHORTEST_CONSENT = 10;

/**
 * A request for information that is really a complaint about a service becomes one, with the requester's consent and
 * the time of its first receipt (law.md §9.6); the requester reaches it with the code of the request. Errors: those of
 * `openForOfficer`, `WRONG_STATUS`, `REASONS_NEEDED` (how the requester agreed), those of a submission.
 */
export async function takeFromRequest(
  deps: ComplaintDeps,
  command: TakeFromRequest,
  actor: OfficerActor,
): Promise<Result<TakenComplaint, Refusal>> {
  return undoOnRefusal<TakenComplaint, Refusal>(deps.unitOfWork, async (tx) => {
    if (!can(actor, 'complaint.register')) return err({ code: 'NOT_ALLOWED' });
    const opened = await openForOfficer(tx, deps, actor, 'information_request.assign', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const status = nextStatus(request.status, 'convert');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    if ([...command.consent.trim()].length < SHORTEST_CONSENT) return err({ code: 'REASONS_NEEDED' });
    const { requester } = request;
    const submitted = await submitComplaintIn(
      tx,
      deps,
      {
        idempotencyKey: `taken:${request.id}`,
        channel: 'desk',
        complaintClass: 'complaint',
        supervision: false,
        topic: null,
        body: request.items.map((item) => item.detail).join('\n'),
        happenedOn: null,
        place: { regionCode: requester.regionCode, landmark: '', point: null },
        identityMode: 'open',
        confidential: false,
        doNotNotify: requester.doNotNotify,
        reporter: {
          fullName: requester.fullName,
          address: requester.address,
          email: requester.email,
          phone: requester.phone,
        },
        attachments: [],
        receivedAt: request.receivedAt,
        takenFromId: request.id,
      },
      actor,
    );
    if (!submitted.ok) return submitted;
    const { caseId: complaintId, number } = submitted.value;
    const now = deps.clock.now();
    const changed = await tx.informationRequests.change(request.id, request.version, {
      status,
      withdrawnAt: now,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    await tx.deadlines.supersede(ref, now);
    await tx.openCaseCounts.add(
      { kind: 'information_request', unitId: request.unitId, dueOn: request.dueOn },
      -1,
    );
    const line = { ...ref, type: 'request_converted', actor: by, occurredAt: now } as const;
    await tx.caseEvents.append([
      { ...line, visibility: 'public', payload: { intoNumber: number } },
      { ...line, visibility: 'internal', payload: { intoNumber: number, consent: command.consent.trim() } },
    ]);
    await tellRequester(
      tx,
      deps,
      { ref, requester, template: 'message_from_office', params: { number: request.number } },
      now,
    );
    return ok({ complaintId, number });
  });
}
