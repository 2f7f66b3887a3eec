import type { Dependencies } from '#application/dependencies.ts';
import { letterheadOf } from '#application/letter/letterhead.ts';
import { citizenNotices } from '#application/notification/citizen-notices.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { OutboxMessage } from '#application/ports/outbox-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import { type Deadline, openDeadlineByKey } from '#domain/deadline/deadline.ts';
import { periodInForce } from '#domain/deadline/statutory-periods.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type {
  Channel,
  DeliveryMethod,
  InformationRequest,
  ObtainMethod,
  PurposeChoice,
} from '#domain/information-request/information-request.ts';
import { registrationNumber } from '#domain/information-request/registration-number.ts';
import { checkSubmission, register, type Submission } from '#domain/information-request/submission.ts';
import type { ReceiptData } from '#domain/letter/letter-data.ts';
import {
  asId,
  type InformationRequestId,
  type LetterId,
  type RequestItemId,
  type StoredFileId,
  type UnitId,
} from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type SubmitInformationRequest = {
  /** From the form; the same key with the same body is the same request, however often it is posted. */
  readonly idempotencyKey: string;
  readonly channel: Channel;
  readonly details: readonly string[];
  readonly purposes: readonly PurposeChoice[];
  readonly purposeText: string;
  readonly obtainMethods: readonly ObtainMethod[];
  readonly deliveryMethods: readonly DeliveryMethod[];
  readonly unitId: UnitId | null;
  readonly fullName: string;
  readonly nik: string | null;
  readonly address: string;
  readonly regionCode: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly doNotNotify: boolean;
  readonly identityProof: { readonly fileId: StoredFileId; readonly sha256: string } | null;
  /** When it first came in by another way; the law's days run from there. Now where it is missing. */
  readonly receivedAt?: InstantText;
};

/** What the citizen is given at once, and again on a retry. */
export type SubmittedRequest = {
  readonly caseId: InformationRequestId;
  readonly number: string;
  readonly code: string;
  readonly linkSecret: string;
  /** True when this answers a repeated post. */
  readonly repeated: boolean;
};

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts'>;

/**
 * Takes a request for information: number, code, due date, receipt letter and notices in one transaction
 * (UU 14/2008 art. 22). Errors: what `checkSubmission` refuses, `UPLOAD_GONE`, `KEY_USED_FOR_OTHER_BODY`.
 */
export async function submitInformationRequest(
  deps: Deps,
  command: SubmitInformationRequest,
): Promise<Result<SubmittedRequest, InformationRequestError>> {
  return await undoOnRefusal(deps.unitOfWork, (tx) => submitInformationRequestIn(tx, deps, command));
}

/** The same inside a transaction that does more, such as turning a complaint into a request. */
export async function submitInformationRequestIn(
  tx: Repositories,
  deps: Deps,
  command: SubmitInformationRequest,
): Promise<Result<SubmittedRequest, InformationRequestError>> {
  const { vault } = deps;
  const code = vault.accessCode(`request:${command.idempotencyKey}`);
  const linkSecret = vault.linkSecret(`request:${command.idempotencyKey}`);
  const caseId = asId<InformationRequestId>(deps.ids.next());
  const now = deps.clock.now();
  const claim = await tx.idempotency.claim({
    keyHash: vault.digest('idempotency', command.idempotencyKey),
    scope: 'information_request',
    bodyHash: vault.digest('body', bodyOf(command)),
    caseId,
    createdAt: now,
  });
  if (!claim.claimed) {
    if (claim.existing.bodyHash !== vault.digest('body', bodyOf(command))) {
      return err({ code: 'KEY_USED_FOR_OTHER_BODY' });
    }
    const existingId = asId<InformationRequestId>(claim.existing.caseId);
    const number = (await tx.informationRequests.findNumber(existingId)) ?? '';
    return ok({ caseId: existingId, number, code, linkSecret, repeated: true });
  }
  const rules = await tx.officeRules.load();
  const checked = checkSubmission(submissionOf(toUnit(command, rules), vault), rules.settings);
  if (!checked.ok) return checked;
  const registered = await registerIn(tx, deps, {
    command,
    rules,
    submission: checked.value,
    caseId,
    now,
    code,
    linkSecret,
  });
  if (!registered.ok) return registered;
  return ok({ caseId, number: registered.value, code, linkSecret, repeated: false });
}

/** A request that names no unit goes to the office's default unit, where it has one. */
function toUnit(command: SubmitInformationRequest, rules: OfficeRules): SubmitInformationRequest {
  return { ...command, unitId: command.unitId ?? rules.settings.defaultUnitId };
}

type Registering = {
  readonly command: SubmitInformationRequest;
  readonly rules: OfficeRules;
  readonly submission: Submission;
  readonly caseId: InformationRequestId;
  readonly now: string;
  readonly code: string;
  readonly linkSecret: string;
};

async function registerIn(
  tx: Repositories,
  deps: Deps,
  given: Registering,
): Promise<Result<string, InformationRequestError>> {
  const { command, rules, submission, caseId, now } = given;
  const ref: CaseRef = { caseKind: 'information_request', caseId };
  const receivedAt = command.receivedAt ?? now;
  const receivedOn = deps.clock.dateOf(receivedAt);
  const year = Number(deps.clock.dateOf(now).slice(0, 4));
  const number = registrationNumber(
    'information_request',
    year,
    await tx.counters.next('information_request', year),
  );
  const opened = openDeadlineByKey(rules, 'request_answer', receivedOn);
  if (!opened.ok) throw new Error(`no clock for ${receivedOn}: ${opened.error.code}`);
  const deadline = opened.value;
  const { request, events } = register(submission, {
    id: caseId,
    number,
    itemIds: submission.details.map(() => asId<RequestItemId>(deps.ids.next())),
    receivedAt,
    receivedOn,
    deadline,
  });
  await tx.informationRequests.add(
    request,
    { dueOn: deadline.dueOn, provisional: deadline.provisional },
    {
      codeDigest: deps.vault.digest('access_code', given.code),
      codeGeneration: 1,
      linkDigest: deps.vault.digest('link_secret', given.linkSecret),
    },
  );
  await tx.deadlines.open(asId(deps.ids.next()), ref, deadline, now);
  await tx.caseEvents.append(events);
  const letterId = asId<LetterId>(deps.ids.next());
  await tx.letters.add({
    id: letterId,
    kind: 'receipt',
    ref,
    status: 'issued',
    letterNumber: null,
    letterOn: receivedOn,
    data: receiptData(request, deadline, rules, deps, letterId),
    verificationCode: deps.vault.accessCode(`letter:${letterId}`),
    renderedFileId: null,
    signedFileId: null,
    signatureMode: null,
    decidedBy: null,
    recordedBy: null,
    createdAt: now,
    sentAt: now,
    cancelledAt: null,
  });
  const notices = citizenNotices(
    deps,
    ref,
    request.requester,
    'request_received',
    { number, dueOn: deadline.dueOn },
    now,
    {
      tellInPerson: false,
    },
  );
  if (notices.length > 0) await tx.notices.add(notices);
  const messages: OutboxMessage[] = [
    { topic: 'render_letter', dedupeKey: `render_letter:${letterId}`, payload: { letterId } },
    {
      topic: 'notify_officers',
      dedupeKey: `notify_officers:request_received:${caseId}`,
      payload: { caseId, event: 'request_received' },
    },
    ...notices.map(
      (notice): OutboxMessage => ({
        topic: 'send_notice',
        dedupeKey: `send_notice:${notice.id}`,
        payload: { noticeId: notice.id },
      }),
    ),
  ];
  await tx.outbox.add(messages, now);
  if (command.identityProof !== null) {
    const adopted = await tx.storedFiles.adopt([command.identityProof.fileId], {
      purpose: 'identity_proof',
      ref,
      visibleToCitizen: false,
    });
    if (adopted !== 1) return err({ code: 'UPLOAD_GONE' });
  }
  await tx.openCaseCounts.add(
    { kind: 'information_request', unitId: request.unitId, dueOn: deadline.dueOn },
    1,
  );
  return ok(number);
}

function submissionOf(command: SubmitInformationRequest, vault: Deps['vault']): Submission {
  return {
    details: command.details,
    purposes: command.purposes,
    purposeText: command.purposeText,
    obtainMethods: command.obtainMethods,
    deliveryMethods: command.deliveryMethods,
    unitId: command.unitId,
    channel: command.channel,
    requester: {
      type: 'individual',
      fullName: command.fullName,
      sealedNik: command.nik === null ? null : vault.seal('nik', command.nik),
      nikFingerprint: command.nik === null ? null : vault.digest('nik', command.nik),
      address: command.address,
      regionCode: command.regionCode,
      email: command.email,
      phone: command.phone,
      doNotNotify: command.doNotNotify,
    },
  };
}

/** Equal for equal forms; a proof counts by its content, so that uploading it again changes nothing. */
function bodyOf(command: SubmitInformationRequest): string {
  const { idempotencyKey: _, identityProof, ...rest } = command;
  return JSON.stringify([rest, identityProof?.sha256 ?? null]);
}

function receiptData(
  request: InformationRequest,
  deadline: Deadline,
  rules: OfficeRules,
  deps: Deps,
  letterId: LetterId,
): ReceiptData {
  const code = deps.vault.accessCode(`letter:${letterId}`);
  const extended = periodInForce(rules.periods, 'request_answer_extended', request.receivedOn);
  return {
    kind: 'receipt',
    letterhead: letterheadOf(rules.settings, deps.facts),
    place: rules.settings.place,
    caseNumber: request.number,
    requesterName: request.requester.fullName,
    receivedOn: request.receivedOn,
    receivedAt: request.receivedAt,
    timeZone: deps.facts.officeTimeZone,
    dueOn: deadline.dueOn,
    dueWorkingDays: deadline.days,
    dueProvisional: deadline.provisional,
    extensionWorkingDays: Math.max(0, (extended?.days ?? deadline.days) - deadline.days),
    channel: request.channel,
    items: request.items.map(({ position, detail }) => ({ position, detail })),
    purposes: request.purposes,
    purposeText: request.purposeText,
    obtainMethods: request.obtainMethods,
    deliveryMethods: request.deliveryMethods,
    trackingAddress: `${deps.facts.baseUrl}/lacak`,
    verification: { url: `${deps.facts.baseUrl}/verifikasi/${code}`, code },
  };
}
