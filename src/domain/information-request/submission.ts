import type { Deadline } from '#domain/deadline/deadline.ts';
import type { InformationRequestEvent } from '#domain/information-request/case-events.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type {
  Channel,
  DeliveryMethod,
  InformationRequest,
  ObtainMethod,
  PurposeChoice,
  Requester,
  RequestItem,
} from '#domain/information-request/information-request.ts';
import type { InformationRequestId, RequestItemId, UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** What a person asks for, before it has a number. */
export type Submission = {
  readonly details: readonly string[];
  readonly purposes: readonly PurposeChoice[];
  readonly purposeText: string;
  readonly obtainMethods: readonly ObtainMethod[];
  readonly deliveryMethods: readonly DeliveryMethod[];
  readonly unitId: UnitId | null;
  readonly requester: Requester;
  readonly channel: Channel;
};

/**
 * What the law and the office ask of a request before it gets a number (law.md §4.2): details, a purpose, a
 * way to be reached. The NIK may follow where the office allows it.
 */
export function checkSubmission(
  submission: Submission,
  settings: { readonly nikRule: 'required' | 'may_follow' },
): Result<Submission, InformationRequestError> {
  const { requester } = submission;
  if (submission.details.length === 0) return err({ code: 'DETAILS_NEEDED' });
  if (submission.purposes.length === 0 && submission.purposeText === '')
    return err({ code: 'PURPOSE_NEEDED' });
  if (requester.email === null && requester.phone === null) return err({ code: 'CONTACT_NEEDED' });
  if (submission.deliveryMethods.includes('email') && requester.email === null)
    return err({ code: 'EMAIL_NEEDED' });
  if (settings.nikRule === 'required' && requester.sealedNik === null) return err({ code: 'NIK_NEEDED' });
  return ok(submission);
}

export type Registration = {
  readonly id: InformationRequestId;
  readonly number: string;
  readonly itemIds: readonly RequestItemId[];
  readonly receivedAt: InstantText;
  readonly receivedOn: CivilDate;
  readonly deadline: Deadline;
};

/** Registers a checked submission: the request, and the first line of its history (UU 14/2008 art. 22(4)–(6)). */
export function register(
  submission: Submission,
  registration: Registration,
): { readonly request: InformationRequest; readonly events: readonly InformationRequestEvent[] } {
  const items: RequestItem[] = [];
  for (const [index, detail] of submission.details.entries()) {
    const id = registration.itemIds[index];
    if (id !== undefined) items.push({ id, position: index + 1, detail, decision: null });
  }
  const request: InformationRequest = {
    id: registration.id,
    number: registration.number,
    status: 'received',
    channel: submission.channel,
    receivedAt: registration.receivedAt,
    receivedOn: registration.receivedOn,
    requester: submission.requester,
    items,
    purposes: submission.purposes,
    purposeText: submission.purposeText,
    obtainMethods: submission.obtainMethods,
    deliveryMethods: submission.deliveryMethods,
    unitId: submission.unitId,
    assigneeId: null,
    identityCheck: null,
    outcome: null,
    answeredAt: null,
    withdrawnAt: null,
    version: 1,
  };
  const event: InformationRequestEvent = {
    caseKind: 'information_request',
    caseId: registration.id,
    type: 'request_submitted',
    visibility: 'public',
    actor: { kind: 'citizen' },
    occurredAt: registration.receivedAt,
    payload: {
      number: registration.number,
      channel: submission.channel,
      items: items.length,
      dueOn: registration.deadline.dueOn,
      provisional: registration.deadline.provisional,
    },
  };
  return { request, events: [event] };
}
