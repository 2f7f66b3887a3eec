import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type RemoveAnswerFile = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly fileId: StoredFileId;
};

/**
 * Takes an attachment off an answer that was not prepared yet, and erases it. Errors: `NOT_FOUND` (also a file
 * of another case), `NOT_ALLOWED`, `STALE_CASE`, `WRONG_STATUS`.
 */
export async function removeAnswerFile(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: RemoveAnswerFile,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.prepare', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const status = nextStatus(request.status, 'decide_item');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const file = await tx.storedFiles.find(command.fileId);
    const own = file?.ref?.caseKind === ref.caseKind && file.ref.caseId === ref.caseId;
    if (!own || file.purpose !== 'answer_attachment' || file.deletedAt !== null) {
      return err({ code: 'NOT_FOUND' });
    }
    if (!(await tx.informationRequests.change(request.id, request.version, { status }))) {
      return err({ code: 'STALE_CASE' });
    }
    const now = deps.clock.now();
    await tx.storedFiles.markDeleted([file.id], now);
    await tx.outbox.add(
      [{ topic: 'erase_file', dedupeKey: `erase_file:${file.id}`, payload: { fileId: file.id } }],
      now,
    );
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'file_removed',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { fileId: file.id, itemId: file.itemId },
      },
    ]);
    return ok(null);
  });
}
