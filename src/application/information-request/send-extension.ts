import type { Dependencies } from '#application/dependencies.ts';
import { type OpenedRequest, openForOfficer } from '#application/information-request/open-for-officer.ts';
import { extendedDeadline } from '#application/letter/extension-letter.ts';
import type { Letter } from '#application/letter/letter-repository.ts';
import { releaseLetter, type SignedLetter } from '#application/letter/release-letter.ts';
import { tellRequester } from '#application/notification/tell-requester.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { Deadline } from '#domain/deadline/deadline.ts';
import type { InformationRequestEvent } from '#domain/information-request/case-events.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { checkExtension } from '#domain/information-request/extension.ts';
import { type EarlierHandingOver, givenOnOf } from '#domain/information-request/handing-over.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type DeadlineId, type InformationRequestId, type LetterId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

export type SendExtension = SignedLetter & {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly letterId: LetterId;
  /** Handed over or posted before today, with reason and evidence; null: it is given now. */
  readonly handedOver: EarlierHandingOver | null;
};

/**
 * Sends a signed extension: the running deadline ends and one of seventeen working days from the day of receipt
 * takes its place; the requester is told (UU 14/2008 art. 22(8)). Errors: `NOT_FOUND`, `NOT_ALLOWED`,
 * `STALE_CASE`, `LETTER_NOT_FOUND`, `EXTENSION_DATE_MOVED` (the calendar changed since), and what `checkExtension`, `releaseLetter` and `givenOnOf` refuse.
 */
export async function sendExtension(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'facts'>,
  command: SendExtension,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.extend', command);
    if (!opened.ok) return opened;
    const { request, ref } = opened.value;
    const letter = await waitingExtension(tx, opened.value, command.letterId);
    if (letter === null) return err({ code: 'LETTER_NOT_FOUND' });
    const today = deps.clock.today();
    const givenOn = givenOnOf(command.handedOver, { letterOn: letter.letterOn ?? today, today });
    if (!givenOn.ok) return givenOn;
    const allowed = checkExtension(request, givenOn.value);
    if (!allowed.ok) return allowed;
    const deadline = extendedDeadline({ rules: await tx.officeRules.load(), request });
    if (letter.data.kind !== 'extension' || letter.data.newDueOn !== deadline.dueOn) {
      return err({ code: 'EXTENSION_DATE_MOVED' });
    }
    const now = deps.clock.now();
    const changed = await tx.informationRequests.change(request.id, request.version, {
      dueOn: deadline.dueOn,
      dueProvisional: deadline.provisional,
      extendedAt: now,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    const released = await releaseLetter(tx, letter, command, { now, recordedBy: actor.officerId });
    if (!released.ok) return released;
    await tx.deadlines.supersede(ref, now);
    await tx.deadlines.open(asId<DeadlineId>(deps.ids.next()), ref, deadline, now);
    await moveCount(tx, opened.value, deadline);
    const earlier = givenOn.value < today ? givenOn.value : null;
    await tx.caseEvents.append(eventsOf(opened.value, { letter, deadline, earlier, command, now }));
    const { requester, number } = request;
    await tellRequester(
      tx,
      deps,
      { ref, requester, template: 'deadline_extended', params: { number, dueOn: deadline.dueOn } },
      now,
    );
    return ok(null);
  });
}

async function waitingExtension(
  tx: Repositories,
  { ref }: OpenedRequest,
  letterId: LetterId,
): Promise<Letter | null> {
  const letter = await tx.letters.find(letterId);
  if (letter === null || letter.ref.caseKind !== ref.caseKind || letter.ref.caseId !== ref.caseId) {
    return null;
  }
  return letter.kind === 'extension' && letter.status === 'awaiting_signature' ? letter : null;
}

async function moveCount(
  tx: Repositories,
  { request: { unitId, dueOn } }: OpenedRequest,
  deadline: Deadline,
): Promise<void> {
  await tx.openCaseCounts.add({ kind: 'information_request', unitId, dueOn }, -1);
  await tx.openCaseCounts.add({ kind: 'information_request', unitId, dueOn: deadline.dueOn }, 1);
}

function eventsOf(
  { request, ref, by }: OpenedRequest,
  sent: {
    readonly letter: Letter;
    readonly deadline: Deadline;
    readonly earlier: CivilDate | null;
    readonly command: SendExtension;
    readonly now: InstantText;
  },
): readonly InformationRequestEvent[] {
  const { letter, deadline, earlier, command, now } = sent;
  const line = { ...ref, actor: by, occurredAt: now } as const;
  const extended: InformationRequestEvent = {
    ...line,
    type: 'response_deadline_extended',
    visibility: 'public',
    payload: {
      ground: letter.data.kind === 'extension' ? letter.data.ground : null,
      previousDueOn: request.dueOn,
      dueOn: deadline.dueOn,
      provisional: deadline.provisional,
      ...(earlier === null ? {} : { givenOn: earlier }),
    },
  };
  if (earlier === null || command.handedOver === null) return [extended];
  const recorded: InformationRequestEvent = {
    ...line,
    type: 'earlier_handing_over_recorded',
    visibility: 'internal',
    payload: { ...command.handedOver },
  };
  return [extended, recorded];
}
