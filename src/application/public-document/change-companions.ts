import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { adoptCompanions, type NewCompanion } from '#application/public-document/adopt-files.ts';
import {
  changeDocument,
  type DocumentRef,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { DocumentFile } from '#domain/public-document/document-file.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import { newestOf, unscheduled } from '#domain/public-document/publication.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>;

/** Puts files beside the main one of a version that is not public yet. */
export async function addCompanions(
  deps: Deps,
  command: DocumentRef & { readonly companions: readonly NewCompanion[] },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  if (command.companions.length === 0) return err({ code: 'FILE_NEEDED' });
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openVersion(tx, command, actor);
    if (!opened.ok) return opened;
    const { publicDocument, version, files } = opened.value;
    const added = await adoptCompanions(tx, version.id, files, command.companions);
    if (!added.ok) return added;
    return changeDocument(tx, deps, publicDocument, unscheduled(publicDocument, act), act, {
      type: 'file_added',
      detail: String(added.value.length),
    });
  });
}

/** Takes a file off a version that is not public yet, and erases it. */
export async function removeCompanion(
  deps: Deps,
  command: DocumentRef & { readonly fileId: StoredFileId },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openVersion(tx, command, actor);
    if (!opened.ok) return opened;
    const { publicDocument, files } = opened.value;
    const file = files.find((one) => one.fileId === command.fileId);
    if (file === undefined) return err({ code: 'FILE_NOT_FOUND' });
    await tx.publicDocuments.removeFile(file.fileId);
    await tx.storedFiles.markDeleted([file.fileId], act.at);
    await tx.outbox.add(
      [{ topic: 'erase_file', dedupeKey: `erase_file:${file.fileId}`, payload: { fileId: file.fileId } }],
      act.at,
    );
    return changeDocument(tx, deps, publicDocument, unscheduled(publicDocument, act), act, {
      type: 'file_removed',
      detail: '',
    });
  });
}

type OpenVersion = {
  readonly publicDocument: PublicDocument;
  readonly version: DocumentVersion;
  readonly files: readonly DocumentFile[];
};

/** The newest version with its companions, while it was never public. */
async function openVersion(
  tx: Repositories,
  ref: DocumentRef,
  actor: OfficerActor,
): Promise<Result<OpenVersion, PublicDocumentError>> {
  const taken = await takeInHand(tx, ref, actor, 'public_document.draft');
  if (!taken.ok) return taken;
  const version = newestOf(await tx.publicDocuments.versions(taken.value.id));
  if (version === null) return err({ code: 'FILE_NEEDED' });
  if (version.publishedAt !== null) return err({ code: 'VERSION_IS_PUBLIC' });
  const files = (await tx.publicDocuments.files(taken.value.id)).filter(
    (file) => file.versionId === version.id,
  );
  return ok({ publicDocument: taken.value, version, files });
}
