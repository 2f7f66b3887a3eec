import type { Dependencies } from '#application/dependencies.ts';
import {
  adoptStaged,
  checkPlaces,
  isStaged,
  slugFor,
} from '#application/public-document/document-in-hand.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { checkDetails, type DocumentDetails } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { draftDocument, nextVersion } from '#domain/public-document/publication.ts';
import { documentSearchText } from '#domain/public-document/search-text.ts';
import {
  asId,
  type DocumentVersionId,
  type PublicDocumentId,
  type StoredFileId,
} from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type CreateDocument = {
  readonly details: DocumentDetails;
  /** An upload in staging that was judged as `uploadRules.document`. */
  readonly fileId: StoredFileId | null;
};

/** A draft with its first version; only officers of the unit can see it. */
export async function createDocument(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: CreateDocument,
  actor: OfficerActor,
): Promise<Result<{ readonly documentId: PublicDocumentId }, PublicDocumentError>> {
  const { details, fileId } = command;
  if (!can(actor, 'public_document.draft', { unitId: details.unitId })) return err({ code: 'NOT_ALLOWED' });
  const checked = checkDetails(details, deps.clock.today());
  if (!checked.ok) return checked;
  if (fileId === null) return err({ code: 'FILE_NEEDED' });
  const act = { by: actor.officerId, at: deps.clock.now() };
  const id = asId<PublicDocumentId>(deps.ids.next());

  return deps.unitOfWork.transaction(async (tx) => {
    const places = await checkPlaces(tx, details);
    if (!places.ok) return places;
    if (!(await isStaged(tx, fileId))) return err({ code: 'UPLOAD_GONE' });

    const draft = draftDocument(id, await slugFor(tx, details.title, id), details, act);
    const first = nextVersion(
      draft,
      [],
      { id: asId<DocumentVersionId>(deps.ids.next()), fileId, note: '' },
      act,
    );
    if (!first.ok) return first;
    await tx.publicDocuments.add(draft, documentSearchText(draft, places.value.unitName));
    await adoptStaged(tx, fileId);
    await tx.publicDocuments.addVersion(first.value.version);
    await tx.publicDocuments.addEvent({
      id: deps.ids.next(),
      documentId: id,
      type: 'created',
      officerId: act.by,
      occurredAt: act.at,
      detail: '',
    });
    return ok({ documentId: id });
  });
}
