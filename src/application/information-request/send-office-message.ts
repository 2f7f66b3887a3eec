import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { tellRequester } from '#application/notification/tell-requester.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { ok, type Result } from '#domain/shared/result.ts';

export type SendOfficeMessage = { readonly requestId: InformationRequestId; readonly body: string };

/**
 * A message to the requester on the case page, of which the requester is told. It is no answer: the clock goes
 * on. Errors: `NOT_FOUND`, `NOT_ALLOWED`.
 */
export async function sendOfficeMessage(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'facts'>,
  command: SendOfficeMessage,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const target = { requestId: command.requestId, version: null };
    const opened = await openForOfficer(tx, deps, actor, 'information_request.message', target);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const now = deps.clock.now();
    const id = deps.ids.next();
    await tx.caseTexts.addMessage({
      ...ref,
      id,
      direction: 'from_office',
      officerId: actor.officerId,
      body: command.body,
      createdAt: now,
    });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'office_message_sent',
        visibility: 'public',
        actor: by,
        occurredAt: now,
        payload: { messageId: id },
      },
    ]);
    const { requester, number } = request;
    await tellRequester(
      tx,
      deps,
      { ref, requester, template: 'message_from_office', params: { number } },
      now,
    );
    return ok(null);
  });
}
