import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { ok, type Result } from '#domain/shared/result.ts';

export type WriteInternalNote = { readonly requestId: InformationRequestId; readonly body: string };

/** A note that never leaves the office, on a request in any state. Errors: `NOT_FOUND`, `NOT_ALLOWED`. */
export async function writeInternalNote(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: WriteInternalNote,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const target = { requestId: command.requestId, version: null };
    const opened = await openForOfficer(tx, deps, actor, 'information_request.note', target);
    if (!opened.ok) return opened;
    const { ref, by } = opened.value;
    const now = deps.clock.now();
    const id = deps.ids.next();
    await tx.caseTexts.addNote({
      ...ref,
      id,
      officerId: actor.officerId,
      body: command.body,
      createdAt: now,
    });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'note_written',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { noteId: id },
      },
    ]);
    return ok(null);
  });
}
