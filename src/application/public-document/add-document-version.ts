import type { Dependencies } from '#application/dependencies.ts';
import { adoptCompanions, type NewCompanion } from '#application/public-document/adopt-files.ts';
import {
  adoptStaged,
  checkPlaces,
  type DocumentRef,
  isStaged,
  saveGuarded,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { nextVersion } from '#domain/public-document/publication.ts';
import { asId, type DocumentVersionId, type StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type AddDocumentVersion = DocumentRef & {
  readonly fileId: StoredFileId | null;
  readonly companions?: readonly NewCompanion[];
  /** What is different, shown beside the version. */
  readonly note: string;
};

/**
 * Keeps new files for a document; the public goes on seeing the old ones until they are published. A publication that
 * was fixed for a moment is off: it was decided about other files.
 */
export async function addDocumentVersion(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: AddDocumentVersion,
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const { fileId, note, expectedVersion } = command;
  if (fileId === null) return err({ code: 'FILE_NEEDED' });
  const act = { by: actor.officerId, at: deps.clock.now() };

  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const taken = await takeInHand(tx, command, actor, 'public_document.draft');
    if (!taken.ok) return taken;
    if (!(await isStaged(tx, fileId))) return err({ code: 'UPLOAD_GONE' });
    const places = await checkPlaces(tx, taken.value, taken.value);
    if (!places.ok) return places;
    const versions = await tx.publicDocuments.versions(taken.value.id);
    const id = asId<DocumentVersionId>(deps.ids.next());
    const next = nextVersion(taken.value, versions, { id, fileId, note }, act);
    if (!next.ok) return next;

    const { publicDocument, version } = next.value;
    if (!(await saveGuarded(tx, publicDocument, places.value.unitName, expectedVersion))) {
      return err({ code: 'STALE_DOCUMENT' });
    }
    await adoptStaged(tx, fileId);
    await tx.publicDocuments.addVersion(version);
    const companions = await adoptCompanions(tx, id, [], command.companions ?? []);
    if (!companions.ok) return companions;
    await tx.publicDocuments.addEvent({
      id: deps.ids.next(),
      documentId: publicDocument.id,
      type: 'version_added',
      officerId: act.by,
      occurredAt: act.at,
      detail: String(version.versionNumber),
    });
    return ok(null);
  });
}
