import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, LetterId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type CancelLetter = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly letterId: LetterId;
};

/**
 * Cancels an extension letter that was not sent; the old date goes on and a new letter can be written. The
 * letters of an answer are taken back by revising it. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`,
 * `LETTER_NOT_FOUND`.
 */
export async function cancelLetter(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: CancelLetter,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.extend', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const letters = await tx.letters.ofCase(ref);
    const letter = letters.find(({ id }) => id === command.letterId);
    if (letter?.kind !== 'extension' || letter.status !== 'awaiting_signature') {
      return err({ code: 'LETTER_NOT_FOUND' });
    }
    if (!(await tx.informationRequests.change(request.id, request.version, {}))) {
      return err({ code: 'STALE_CASE' });
    }
    const now = deps.clock.now();
    await tx.letters.change(letter.id, { status: 'cancelled', cancelledAt: now });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'extension_cancelled',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { letterId: letter.id },
      },
    ]);
    return ok(null);
  });
}
