import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type ReviseAnswer = { readonly requestId: InformationRequestId; readonly version: number };

/**
 * Takes a prepared answer back before it is sent: its letters are cancelled, decisions and files can be changed
 * again. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`, `WRONG_STATUS`.
 */
export async function reviseAnswer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: ReviseAnswer,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.respond', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const status = nextStatus(request.status, 'revise_answer');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const changed = await tx.informationRequests.change(request.id, request.version, {
      status,
      outcome: null,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    const now = deps.clock.now();
    for (const letter of await tx.letters.ofCase(ref)) {
      if (letter.status !== 'awaiting_signature') continue;
      await tx.letters.change(letter.id, { status: 'cancelled', cancelledAt: now });
    }
    await tx.caseEvents.append([
      { ...ref, type: 'answer_revised', visibility: 'public', actor: by, occurredAt: now, payload: {} },
    ]);
    return ok(null);
  });
}
