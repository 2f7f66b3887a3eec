import type { Dependencies } from '#application/dependencies.ts';
import { requestIdOf } from '#application/information-request/request-ref.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>;

/**
 * The requester takes the request back; prepared letters are cancelled and the clock ends. Errors:
 * `NOT_FOUND`, `WRONG_STATUS` (already answered or withdrawn), `STALE_CASE` (an officer acted at the same moment).
 */
export async function withdrawInformationRequest(
  deps: Deps,
  ref: CaseRef,
  reason: string,
): Promise<Result<{ readonly number: string }, InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const requestId = requestIdOf(ref);
    const request = requestId === null ? null : await tx.informationRequests.find(requestId);
    if (request === null) return err({ code: 'NOT_FOUND' });
    if (nextStatus(request.status, 'withdraw') === null) return err({ code: 'WRONG_STATUS' });
    const now = deps.clock.now();
    const changed = await tx.informationRequests.change(request.id, request.version, {
      status: 'withdrawn',
      withdrawnAt: now,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    await tx.deadlines.supersede(ref, now);
    for (const letter of await tx.letters.ofCase(ref)) {
      if (letter.status === 'awaiting_signature') {
        await tx.letters.change(letter.id, { status: 'cancelled', cancelledAt: now });
      }
    }
    if (reason !== '') {
      const message = { ...ref, id: deps.ids.next(), direction: 'from_citizen', officerId: null } as const;
      await tx.caseTexts.addMessage({ ...message, body: reason, createdAt: now });
    }
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'request_withdrawn',
        visibility: 'public',
        actor: { kind: 'citizen' },
        occurredAt: now,
        payload: {},
      },
    ]);
    await tx.openCaseCounts.add(
      { kind: 'information_request', unitId: request.unitId, dueOn: request.dueOn },
      -1,
    );
    await tx.outbox.add(
      [
        {
          topic: 'notify_officers',
          dedupeKey: `notify_officers:request_withdrawn:${request.id}`,
          payload: { caseId: request.id, event: 'request_withdrawn' },
        },
      ],
      now,
    );
    return ok({ number: request.number });
  });
}
