import type { Dependencies } from '#application/dependencies.ts';
import { requestIdOf } from '#application/information-request/request-ref.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault'>;

/**
 * A message from the requester on the own case; officers are told. With the key of its form, a message that is
 * sent again is the same message. Error: `NOT_FOUND`.
 */
export async function sendCitizenMessage(
  deps: Deps,
  ref: CaseRef,
  body: string,
  idempotencyKey = '',
): Promise<Result<null, InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const requestId = requestIdOf(ref);
    const request = requestId === null ? null : await tx.informationRequests.find(requestId);
    if (request === null) return err({ code: 'NOT_FOUND' });
    const now = deps.clock.now();
    if (idempotencyKey !== '') {
      const claim = await tx.idempotency.claim({
        keyHash: deps.vault.digest('idempotency', JSON.stringify([ref.caseId, idempotencyKey, body])),
        scope: 'citizen_message',
        bodyHash: '',
        caseId: ref.caseId,
        createdAt: now,
      });
      if (!claim.claimed) return ok(null);
    }
    const id = deps.ids.next();
    await tx.caseTexts.addMessage({
      ...ref,
      id,
      direction: 'from_citizen',
      officerId: null,
      body,
      createdAt: now,
    });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'citizen_message_received',
        visibility: 'public',
        actor: { kind: 'citizen' },
        occurredAt: now,
        payload: { messageId: id },
      },
    ]);
    await tx.outbox.add(
      [
        {
          topic: 'notify_officers',
          dedupeKey: `notify_officers:citizen_message:${id}`,
          payload: { caseId: request.id, event: 'citizen_message' },
        },
      ],
      now,
    );
    return ok(null);
  });
}
