import type { Dependencies } from '#application/dependencies.ts';
import { type OpenedRequest, openForOfficer } from '#application/information-request/open-for-officer.ts';
import type { Letter } from '#application/letter/letter-repository.ts';
import { releaseLetter, type SignedLetter } from '#application/letter/release-letter.ts';
import { tellRequester } from '#application/notification/tell-requester.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestEvent } from '#domain/information-request/case-events.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { type EarlierHandingOver, givenOnOf } from '#domain/information-request/handing-over.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, LetterId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, endOfDay, type InstantText } from '#domain/shared/temporal.ts';

export type SendAnswer = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  /** For each letter that waits: number and signed file, as far as it needs them. */
  readonly letters: ReadonlyMap<LetterId, SignedLetter>;
  /** Handed over or posted before today, with reason and evidence; null: it is given now. */
  readonly handedOver: EarlierHandingOver | null;
};

/**
 * Sends a signed answer: letters and files become the requester's, the clock ends, the requester is told
 * (UU 14/2008 art. 22(7)). Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`, `WRONG_STATUS`,
 * `LETTER_NOT_FOUND`, and what `releaseLetter` and `givenOnOf` refuse.
 */
export async function sendAnswer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'facts'>,
  command: SendAnswer,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.respond', command);
    if (!opened.ok) return opened;
    const { request, ref } = opened.value;
    const status = nextStatus(request.status, 'send_answer');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const letters = (await tx.letters.ofCase(ref)).filter(isWaitingAnswer);
    const [first] = letters;
    if (first === undefined) return err({ code: 'LETTER_NOT_FOUND' });
    const today = deps.clock.today();
    const givenOn = givenOnOf(command.handedOver, { letterOn: first.letterOn ?? today, today });
    if (!givenOn.ok) return givenOn;
    const now = deps.clock.now();
    const changed = await tx.informationRequests.change(request.id, request.version, {
      status,
      answeredAt: now,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    for (const letter of letters) {
      const signed = command.letters.get(letter.id) ?? { letterNumber: null, signedFileId: null };
      const released = await releaseLetter(tx, letter, signed, { now, recordedBy: actor.officerId });
      if (!released.ok) return released;
    }
    await releaseAttachments(tx, opened.value);
    const earlier = givenOn.value < today ? givenOn.value : null;
    await endClock(tx, deps, opened.value, { now, givenOn: givenOn.value, earlier });
    await tx.caseEvents.append(eventsOf(opened.value, command.handedOver, earlier, now));
    const { requester, number } = request;
    await tellRequester(tx, deps, { ref, requester, template: 'request_answered', params: { number } }, now);
    return ok(null);
  });
}

function isWaitingAnswer({ status, kind }: Letter): boolean {
  return status === 'awaiting_signature' && (kind === 'notification' || kind === 'refusal');
}

/** Files of granted items go out; what hangs on an item that is not granted stays in the office. */
async function releaseAttachments(tx: Repositories, { request, ref }: OpenedRequest): Promise<void> {
  const granted: ReadonlySet<string> = new Set(
    request.items.filter(({ decision }) => decision?.kind === 'granted').map(({ id }) => id),
  );
  const files = await tx.storedFiles.ofCase(ref, 'answer_attachment');
  await tx.storedFiles.markVisible(
    files.filter(({ itemId }) => itemId !== null && granted.has(itemId)).map(({ id }) => id),
  );
}

async function endClock(
  tx: Repositories,
  deps: Pick<Dependencies, 'facts'>,
  { request, ref }: OpenedRequest,
  given: { readonly now: InstantText; readonly givenOn: CivilDate; readonly earlier: CivilDate | null },
): Promise<void> {
  const { now, givenOn, earlier } = given;
  await tx.deadlines.meet(ref, earlier === null ? now : endOfDay(earlier, deps.facts.officeTimeZone));
  await tx.openCaseCounts.add(
    { kind: 'information_request', unitId: request.unitId, dueOn: request.dueOn },
    -1,
  );
  const year = Number(request.receivedOn.slice(0, 4));
  await tx.counters.next('request_answered', year);
  if (givenOn <= request.dueOn) await tx.counters.next('request_answered_on_time', year);
}

function eventsOf(
  { request, ref, by }: OpenedRequest,
  handedOver: EarlierHandingOver | null,
  earlier: CivilDate | null,
  occurredAt: InstantText,
): readonly InformationRequestEvent[] {
  const line = { ...ref, actor: by, occurredAt } as const;
  const answered: InformationRequestEvent = {
    ...line,
    type: 'answer_sent',
    visibility: 'public',
    payload: { outcome: request.outcome, ...(earlier === null ? {} : { givenOn: earlier }) },
  };
  if (earlier === null || handedOver === null) return [answered];
  const recorded: InformationRequestEvent = {
    ...line,
    type: 'earlier_handing_over_recorded',
    visibility: 'internal',
    payload: { ...handedOver },
  };
  return [answered, recorded];
}
