import type { Dependencies } from '#application/dependencies.ts';
import type { CleaningRefusal } from '#application/ports/file-scanner.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import {
  adoptStaged,
  changeDocument,
  type DocumentRef,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { DocumentFile } from '#domain/public-document/document-file.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import { type Act, newestOf, nextVersion, unscheduled } from '#domain/public-document/publication.ts';
import { asId, type DocumentVersionId, type StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type TakeCleanedCopy = DocumentRef & {
  readonly fileId: StoredFileId;
  /** What is said of the new version. */
  readonly note: string;
};

export type CleanedCopyError =
  | PublicDocumentError
  | { readonly code: 'NOT_CLEANED'; readonly reason: CleaningRefusal }
  /** Files cannot be looked into now. */
  | { readonly code: 'SCANNER_AWAY' };

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'files' | 'fileScanner'>;

/**
 * Puts a copy without what a reader does not see in the place of a file that is not public yet: of the main file as a
 * new version, of a companion in the same one. The copy has to pass the gate like any other file.
 */
export async function takeCleanedCopy(
  deps: Deps,
  command: TakeCleanedCopy,
  actor: OfficerActor,
): Promise<Result<null, CleanedCopyError>> {
  const opened = await deps.unitOfWork.transaction((tx) => openFile(tx, command, actor));
  if (!opened.ok) return opened;
  const { file } = opened.value;
  const cleaning = await deps.fileScanner.clean(file.byteSize, () => deps.files.readSealed(file.id));
  if (cleaning.kind === 'unavailable') return err({ code: 'SCANNER_AWAY' });
  if (cleaning.kind === 'refused') return err({ code: 'NOT_CLEANED', reason: cleaning.code });
  const act = { by: actor.officerId, at: deps.clock.now() };
  const copy = await sealedCopy(deps, file, cleaning.bytes, act);
  const taken = await undoOnRefusal(deps.unitOfWork, async (tx): Promise<Result<null, CleanedCopyError>> => {
    const again = await openFile(tx, command, actor);
    if (!again.ok) return again;
    await tx.storedFiles.add(copy);
    await adoptStaged(tx, copy.id);
    const { companion } = again.value;
    return companion === undefined
      ? await asNewVersion(tx, deps, again.value, copy.id, command.note, act)
      : await asCompanion(tx, deps, again.value.publicDocument, companion, copy.id, act);
  });
  if (!taken.ok) await deps.files.erase(copy.id);
  return taken;
}

type OpenFile = {
  readonly publicDocument: PublicDocument;
  readonly versions: readonly DocumentVersion[];
  readonly companions: readonly DocumentFile[];
  /** Undefined for the main file. */
  readonly companion: DocumentFile | undefined;
  readonly file: StoredFile;
};

/** A file of the newest version, while that was never public. */
async function openFile(
  tx: Repositories,
  command: TakeCleanedCopy,
  actor: OfficerActor,
): Promise<Result<OpenFile, PublicDocumentError>> {
  const taken = await takeInHand(tx, command, actor, 'public_document.draft');
  if (!taken.ok) return taken;
  const versions = await tx.publicDocuments.versions(taken.value.id);
  const newest = newestOf(versions);
  if (newest === null) return err({ code: 'FILE_NOT_FOUND' });
  if (newest.publishedAt !== null) return err({ code: 'VERSION_IS_PUBLIC' });
  const all = await tx.publicDocuments.files(taken.value.id);
  const companions = all.filter((one) => one.versionId === newest.id);
  const companion = companions.find((one) => one.fileId === command.fileId);
  const file = await tx.storedFiles.find(command.fileId);
  const belongs = companion !== undefined || newest.fileId === command.fileId;
  if (!belongs || file === null || file.deletedAt !== null) return err({ code: 'FILE_NOT_FOUND' });
  return ok({ publicDocument: taken.value, versions, companions, companion, file });
}

async function sealedCopy(deps: Deps, file: StoredFile, bytes: Uint8Array, act: Act): Promise<StoredFile> {
  const id = asId<StoredFileId>(deps.ids.next());
  const written = await deps.files.writeSealed(id, once(bytes), bytes.length);
  if ('code' in written) throw new Error('a copy was longer than itself');
  const { byteSize, sha256, keyId } = written;
  return {
    ...file,
    ...{ id, byteSize, sha256, keyId, purpose: 'staged', uploadedBy: act.by, createdAt: act.at },
    publishedAt: null,
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function asNewVersion(
  tx: Repositories,
  deps: Deps,
  { publicDocument, versions, companions }: OpenFile,
  fileId: StoredFileId,
  note: string,
  act: Act,
): Promise<Result<null, PublicDocumentError>> {
  const id = asId<DocumentVersionId>(deps.ids.next());
  const next = nextVersion(publicDocument, versions, { id, fileId, note }, act);
  if (!next.ok) return next;
  await tx.publicDocuments.addVersion(next.value.version);
  for (const { fileId: companionId } of companions) await tx.publicDocuments.removeFile(companionId);
  await tx.publicDocuments.addFiles(companions.map((one) => ({ ...one, versionId: id })));
  return changeDocument(tx, deps, publicDocument, next.value.publicDocument, act, {
    type: 'version_added',
    detail: String(next.value.version.versionNumber),
  });
}

async function asCompanion(
  tx: Repositories,
  deps: Deps,
  publicDocument: PublicDocument,
  companion: DocumentFile,
  fileId: StoredFileId,
  act: Act,
): Promise<Result<null, PublicDocumentError>> {
  await tx.publicDocuments.removeFile(companion.fileId);
  await tx.publicDocuments.addFiles([{ ...companion, fileId }]);
  await tx.storedFiles.markDeleted([companion.fileId], act.at);
  const erased = { fileId: companion.fileId };
  await tx.outbox.add(
    [{ topic: 'erase_file', dedupeKey: `erase_file:${companion.fileId}`, payload: erased }],
    act.at,
  );
  return changeDocument(tx, deps, publicDocument, unscheduled(publicDocument, act), act, {
    type: 'file_added',
    detail: '1',
  });
}
