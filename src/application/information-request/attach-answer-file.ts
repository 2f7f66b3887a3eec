import type { Dependencies } from '#application/dependencies.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, RequestItemId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type AttachAnswerFile = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly itemId: RequestItemId;
  /** Freshly uploaded, still in staging; at least one. */
  readonly fileIds: readonly StoredFileId[];
};

/**
 * Attaches uploads to an item; the requester gets them with the answer, not before. Errors: `NOT_FOUND`,
 * `NOT_ALLOWED`, `STALE_CASE`, `WRONG_STATUS`, `ITEM_NOT_FOUND`, `UPLOAD_GONE`.
 */
export async function attachAnswerFile(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: AttachAnswerFile,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.prepare', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const status = nextStatus(request.status, 'decide_item');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const item = request.items.find(({ id }) => id === command.itemId);
    if (item === undefined) return err({ code: 'ITEM_NOT_FOUND' });
    if (!(await tx.informationRequests.change(request.id, request.version, { status }))) {
      return err({ code: 'STALE_CASE' });
    }
    const adopted = await tx.storedFiles.adopt(command.fileIds, {
      purpose: 'answer_attachment',
      ref,
      itemId: item.id,
      visibleToCitizen: false,
    });
    if (adopted === 0 || adopted !== command.fileIds.length) return err({ code: 'UPLOAD_GONE' });
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'file_attached',
        visibility: 'internal',
        actor: by,
        occurredAt: deps.clock.now(),
        payload: { itemId: item.id, position: item.position, fileIds: command.fileIds },
      },
    ]);
    return ok(null);
  });
}
