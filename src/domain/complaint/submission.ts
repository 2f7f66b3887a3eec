import type { ComplaintEvent } from '#domain/complaint/case-events.ts';
import type { Complaint, Reporter } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import type { Deadline } from '#domain/deadline/deadline.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** What a person reports, before it has a number; the reporter is still sealed. */
export type ComplaintSubmission = Pick<
  Complaint,
  | 'channel'
  | 'complaintClass'
  | 'supervision'
  | 'topic'
  | 'title'
  | 'body'
  | 'happenedOn'
  | 'place'
  | 'identityMode'
  | 'confidential'
  | 'sealedReporter'
  | 'contactFingerprint'
  | 'doNotNotify'
  | 'aboutUnitId'
  | 'takenFromId'
>;

/**
 * One sentence is enough to report; the desk completes the rest (law.md §9.5). An anonymous reporter leaves a way to
 * be reached; one without identity leaves none, and nothing of one may come with the form.
 */
export function checkComplaint(
  submission: Pick<ComplaintSubmission, 'body' | 'identityMode'>,
  reporter: Reporter,
): Result<null, ComplaintError> {
  if (submission.body.trim() === '') return err({ code: 'BODY_NEEDED' });
  const known = Object.values(reporter).some((part) => part !== null && part !== '');
  if (submission.identityMode === 'without_identity' && known) return err({ code: 'IDENTITY_NOT_TAKEN' });
  if (submission.identityMode === 'anonymous' && reporter.phone === null && reporter.email === null) {
    return err({ code: 'CONTACT_NEEDED' });
  }
  return ok(null);
}

export type ComplaintRegistration = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly receivedAt: InstantText;
  readonly receivedOn: CivilDate;
  readonly deadline: Deadline;
};

/** Registers a complaint: the case, and the first line of its history. */
export function registerComplaint(
  submission: ComplaintSubmission,
  { id, number, receivedAt, receivedOn, deadline }: ComplaintRegistration,
): { readonly complaint: Complaint; readonly events: readonly ComplaintEvent[] } {
  const complaint: Complaint = {
    ...submission,
    id,
    number,
    status: 'received',
    receivedAt,
    receivedOn,
    unitId: null,
    publicBody: null,
    publishedAt: null,
    mergedIntoId: null,
    convertedIntoId: null,
    handedOverAt: null,
    firstActAt: null,
    answeredAt: null,
    closedAt: null,
    closesOn: null,
    rating: null,
    reopenedCount: 0,
    version: 1,
  };
  const event: ComplaintEvent = {
    caseKind: 'complaint',
    caseId: id,
    type: 'complaint_submitted',
    visibility: 'public',
    actor: { kind: 'citizen' },
    occurredAt: receivedAt,
    payload: {
      number,
      channel: submission.channel,
      dueOn: deadline.dueOn,
      provisional: deadline.provisional,
    },
  };
  return { complaint, events: [event] };
}
