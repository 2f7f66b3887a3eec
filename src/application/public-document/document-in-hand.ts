import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { can, type Permission } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { DocumentEventType } from '#domain/public-document/document-event.ts';
import type { DocumentDetails } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { PublicDocument } from '#domain/public-document/public-document.ts';
import type { Act } from '#domain/public-document/publication.ts';
import { documentSearchText } from '#domain/public-document/search-text.ts';
import { freeSlug, slugCandidates, slugFromTitle } from '#domain/public-document/slug.ts';
import type { PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A document named by an officer, as it stood on the page they acted from. */
export type DocumentRef = { readonly documentId: PublicDocumentId; readonly expectedVersion: number };

/** Loads a document for an act, or says why the act cannot be. */
export async function takeInHand(
  tx: Repositories,
  ref: DocumentRef,
  actor: OfficerActor,
  permission: Permission,
): Promise<Result<PublicDocument, PublicDocumentError>> {
  const publicDocument = await tx.publicDocuments.find(ref.documentId);
  if (publicDocument === null) return err({ code: 'DOCUMENT_NOT_FOUND' });
  if (!can(actor, permission, { unitId: publicDocument.unitId })) return err({ code: 'NOT_ALLOWED' });
  if (publicDocument.version !== ref.expectedVersion) return err({ code: 'STALE_DOCUMENT' });
  return ok(publicDocument);
}

/** The unit's name for the search text, once unit and area are known to exist; `unchanged` ones stay allowed. */
export async function checkPlaces(
  tx: Repositories,
  details: DocumentDetails,
  unchanged?: PublicDocument,
): Promise<Result<{ readonly unitName: string }, PublicDocumentError>> {
  const unit = await tx.units.find(details.unitId);
  if (unit === null || (unit.archivedAt !== null && unchanged?.unitId !== unit.id)) {
    return err({ code: 'UNKNOWN_UNIT' });
  }
  const { regionCode } = details;
  if (regionCode !== null && regionCode !== unchanged?.regionCode) {
    if (!(await tx.publicDocuments.regionExists(regionCode))) return err({ code: 'UNKNOWN_REGION' });
  }
  return ok({ unitName: unit.name });
}

/** A free address for a title; a document that has one keeps it while the title asks for the same. */
export async function slugFor(tx: Repositories, title: string, id: PublicDocumentId): Promise<string> {
  const candidates = slugCandidates(slugFromTitle(title), id.slice(-12));
  return freeSlug(candidates, await tx.publicDocuments.takenSlugs(candidates, id));
}

/** Saves under the guard of the version the officer saw. */
export async function saveGuarded(
  tx: Repositories,
  publicDocument: PublicDocument,
  unitName: string,
  expectedVersion: number,
): Promise<boolean> {
  return tx.publicDocuments.save(
    publicDocument,
    documentSearchText(publicDocument, unitName),
    expectedVersion,
  );
}

/** What happened, for the history of the document. */
type Happening = { readonly type: DocumentEventType; readonly detail: string };

/** Saves a changed document with a line of its history, if nobody was faster. */
export async function changeDocument(
  tx: Repositories,
  deps: Pick<Dependencies, 'ids'>,
  before: PublicDocument,
  after: PublicDocument,
  act: Act,
  { type, detail }: Happening,
): Promise<Result<null, PublicDocumentError>> {
  const places = await checkPlaces(tx, after, before);
  if (!places.ok) return places;
  if (!(await saveGuarded(tx, after, places.value.unitName, before.version))) {
    return err({ code: 'STALE_DOCUMENT' });
  }
  await tx.publicDocuments.addEvent({
    id: deps.ids.next(),
    documentId: after.id,
    type,
    officerId: act.by,
    occurredAt: act.at,
    detail,
  });
  return ok(null);
}

/** True while an upload waits in staging for a use. */
export async function isStaged(tx: Repositories, fileId: StoredFileId): Promise<boolean> {
  const file = await tx.storedFiles.find(fileId);
  return file !== null && file.purpose === 'staged' && file.deletedAt === null;
}

/** Makes a staged upload a document's file; the caller has asked `isStaged` in the same transaction. */
export async function adoptStaged(tx: Repositories, fileId: StoredFileId): Promise<void> {
  const adopted = await tx.storedFiles.adopt([fileId], {
    purpose: 'document',
    ref: null,
    visibleToCitizen: false,
  });
  if (adopted !== 1) throw new Error('a staged upload was taken by another transaction');
}
