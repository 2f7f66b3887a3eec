import { countFrom } from '#application/complaint/complaint-clock.ts';
import type { ComplaintDeps } from '#application/complaint/open-complaint.ts';
import { fingerprintOf, sealReporter } from '#application/complaint/reporter.ts';
import { tellComplaintOfficers } from '#application/complaint/tell-officers.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { Complaint, Reporter } from '#domain/complaint/complaint.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { checkComplaint, registerComplaint } from '#domain/complaint/submission.ts';
import { registrationNumber } from '#domain/information-request/registration-number.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import {
  asId,
  type ComplaintId,
  type DeadlineId,
  type InformationRequestId,
  type StoredFileId,
} from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type SubmitComplaint = Pick<
  Complaint,
  | 'channel'
  | 'complaintClass'
  | 'supervision'
  | 'topic'
  | 'body'
  | 'happenedOn'
  | 'place'
  | 'identityMode'
  | 'confidential'
  | 'doNotNotify'
> & {
  /** From the form; the same key with the same body is the same complaint, however often it is posted. */
  readonly idempotencyKey: string;
  readonly reporter: Reporter;
  readonly attachments: readonly { readonly fileId: StoredFileId; readonly sha256: string }[];
  /** When it first came in by another way (a chat, a letter, a request); now where it is missing. */
  readonly receivedAt?: InstantText;
  /** The request that it was at first. */
  readonly takenFromId?: InformationRequestId;
};

/** What the citizen is given at once, and again on a retry. */
export type SubmittedComplaint = {
  readonly caseId: ComplaintId;
  readonly number: string;
  readonly code: string;
  readonly linkSecret: string;
  /** True when this answers a repeated post. */
  readonly repeated: boolean;
};

/**
 * Takes a complaint: number, code, the desk's last day for verifying it, and notices in one transaction (UU 25/2009
 * art. 36, 40–50). `by` is the officer who writes it down for a person at the desk or on the telephone. Errors: what
 * `checkComplaint` refuses, `NOT_ALLOWED`, `CONTACT_BLOCKED`, `UPLOAD_GONE`, `KEY_USED_FOR_OTHER_BODY`.
 */
export async function submitComplaint(
  deps: ComplaintDeps,
  command: SubmitComplaint,
  by: OfficerActor | null = null,
): Promise<Result<SubmittedComplaint, ComplaintError>> {
  if (by !== null && !can(by, 'complaint.register')) return err({ code: 'NOT_ALLOWED' });
  const checked = checkComplaint(command, command.reporter);
  if (!checked.ok) return checked;
  return undoOnRefusal(deps.unitOfWork, (tx) => submitComplaintIn(tx, deps, command, by));
}

/** The same inside a transaction that does more, such as turning a request or a chat into a complaint. */
export async function submitComplaintIn(
  tx: Repositories,
  deps: ComplaintDeps,
  command: SubmitComplaint,
  by: OfficerActor | null,
): Promise<Result<SubmittedComplaint, ComplaintError>> {
  const { vault } = deps;
  const seed = `complaint:${command.idempotencyKey}`;
  const code = vault.accessCode(seed);
  const linkSecret = vault.linkSecret(seed);
  const caseId = asId<ComplaintId>(deps.ids.next());
  const now = deps.clock.now();
  const bodyHash = vault.digest('body', bodyOf(command));
  const claim = await tx.idempotency.claim({
    keyHash: vault.digest('idempotency', command.idempotencyKey),
    scope: 'complaint',
    bodyHash,
    caseId,
    createdAt: now,
  });
  if (!claim.claimed) {
    if (claim.existing.bodyHash !== bodyHash) return err({ code: 'KEY_USED_FOR_OTHER_BODY' });
    const existing = await tx.complaints.find(asId<ComplaintId>(claim.existing.caseId));
    if (existing === null) return err({ code: 'NOT_FOUND' });
    return ok({ caseId: existing.id, number: existing.number, code, linkSecret, repeated: true });
  }
  const fingerprint = fingerprintOf(deps, command.reporter);
  if (by === null && fingerprint !== null && (await tx.complaints.findBlock(fingerprint)) !== null) {
    return err({ code: 'CONTACT_BLOCKED' });
  }
  const complaint = await register(tx, deps, command, { caseId, now, fingerprint });
  const { number } = complaint;
  await tx.complaints.add(
    complaint.row,
    { dueOn: complaint.dueOn, provisional: complaint.dueProvisional },
    {
      codeDigest: vault.digest('access_code', code),
      codeGeneration: 1,
      linkDigest: vault.digest('link_secret', linkSecret),
    },
  );
  const ref = { caseKind: 'complaint', caseId } as const;
  if (command.attachments.length > 0) {
    const adopted = await tx.storedFiles.adopt(
      command.attachments.map((file) => file.fileId),
      { purpose: 'complaint_attachment', ref, visibleToCitizen: true },
    );
    if (adopted !== command.attachments.length) return err({ code: 'UPLOAD_GONE' });
  }
  await tellReporter(tx, deps, complaint.row, 'complaint_received', {}, { tellInPerson: false });
  await tellComplaintOfficers(
    tx,
    { complaintId: caseId, event: 'complaint_received', unitId: null, key: caseId },
    now,
  );
  return ok({ caseId, number, code, linkSecret, repeated: false });
}

async function register(
  tx: Repositories,
  deps: ComplaintDeps,
  command: SubmitComplaint,
  given: { readonly caseId: ComplaintId; readonly now: InstantText; readonly fingerprint: string | null },
) {
  const { caseId, now } = given;
  const receivedAt = command.receivedAt ?? now;
  const receivedOn = deps.clock.dateOf(receivedAt);
  const year = Number(deps.clock.dateOf(now).slice(0, 4));
  const number = registrationNumber('complaint', year, await tx.counters.next('complaint', year));
  const deadline = countFrom(await tx.officeRules.load(), 'complaint_verification', receivedOn);
  const { complaint: row, events } = registerComplaint(
    {
      channel: command.channel,
      complaintClass: command.complaintClass,
      supervision: command.supervision,
      topic: command.topic,
      title: null,
      body: command.body,
      happenedOn: command.happenedOn,
      place: command.place,
      identityMode: command.identityMode,
      confidential: command.confidential,
      sealedReporter: sealReporter(deps, caseId, command.reporter),
      contactFingerprint: given.fingerprint,
      doNotNotify: command.doNotNotify,
      aboutUnitId: null,
      takenFromId: command.takenFromId ?? null,
    },
    { id: caseId, number, receivedAt, receivedOn, deadline },
  );
  await tx.deadlines.open(
    asId<DeadlineId>(deps.ids.next()),
    { caseKind: 'complaint', caseId },
    deadline,
    now,
  );
  await tx.caseEvents.append(events);
  return { row, number, dueOn: deadline.dueOn, dueProvisional: deadline.provisional };
}

/** Equal for equal forms; a file counts by its content, so that uploading it again changes nothing. */
function bodyOf(command: SubmitComplaint): string {
  const { idempotencyKey: _, attachments, ...rest } = command;
  return JSON.stringify([rest, attachments.map((file) => file.sha256)]);
}
