import { stopClock } from '#application/complaint/complaint-clock.ts';
import {
  type ComplaintDeps,
  type ComplaintTarget,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import { unsealReporter } from '#application/complaint/reporter.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import { submitInformationRequestIn } from '#application/information-request/submit-information-request.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ConvertComplaint = ComplaintTarget & {
  /** What is asked for, one item a line, as the desk understood it. */
  readonly details: readonly string[];
};

export type ConvertedComplaint = { readonly requestId: InformationRequestId; readonly number: string };

type Refusal = ComplaintError | InformationRequestError;

/**
 * A report that asks for a document or data becomes a request for information with the time of its first receipt
 * (law.md §9.6): the ten working days of UU 14/2008 run from there. The reporter keeps number and code and reaches the
 * request by them. Errors: those of `openComplaint`, `WRONG_STATUS`, `REPORTER_UNKNOWN` (the law asks for name and a
 * way to be reached; an anonymous or nameless report is answered from published data), those of a submission.
 */
export async function convertComplaint(
  deps: ComplaintDeps,
  command: ConvertComplaint,
  actor: OfficerActor,
): Promise<Result<ConvertedComplaint, Refusal>> {
  return undoOnRefusal<ConvertedComplaint, Refusal>(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.handle', command);
    if (!opened.ok) return opened;
    const { complaint, ref, by } = opened.value;
    const status = nextComplaintStatus(complaint.status, 'convert');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const reporter = unsealReporter(deps, complaint);
    const { fullName, email, phone } = reporter;
    const known = fullName !== null && (email !== null || phone !== null);
    if (complaint.identityMode !== 'open' || !known) return err({ code: 'REPORTER_UNKNOWN' });
    const submitted = await submitInformationRequestIn(tx, deps, {
      idempotencyKey: `converted:${complaint.id}`,
      channel: 'desk',
      details: command.details,
      purposes: [],
      purposeText: `Disampaikan melalui laporan ${complaint.number}`,
      obtainMethods: ['copy_soft'],
      deliveryMethods: ['portal'],
      unitId: null,
      fullName,
      nik: null,
      address: reporter.address ?? '',
      regionCode: complaint.place.regionCode,
      email,
      phone,
      doNotNotify: complaint.doNotNotify,
      identityProof: null,
      receivedAt: complaint.receivedAt,
    });
    if (!submitted.ok) return submitted;
    const { caseId: requestId, number } = submitted.value;
    const now = deps.clock.now();
    await stopClock(tx, ref, now, false);
    const changed = await tx.complaints.change(complaint.id, complaint.version, {
      status,
      convertedIntoId: requestId,
      closedAt: now,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    const line = { actor: by, occurredAt: now } as const;
    await tx.caseEvents.append([
      { ...ref, ...line, type: 'complaint_converted', visibility: 'public', payload: { intoNumber: number } },
      {
        ...line,
        type: 'request_taken_over',
        caseKind: 'information_request',
        caseId: requestId,
        visibility: 'public',
        payload: { fromNumber: complaint.number },
      },
    ]);
    await tellReporter(tx, deps, complaint, 'complaint_converted');
    return ok({ requestId, number });
  });
}
