import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import {
  checkPlaces,
  type DocumentRef,
  saveGuarded,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import { type Act, publishNewest } from '#domain/public-document/publication.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

type Publication = {
  readonly publicDocument: PublicDocument;
  readonly version: DocumentVersion;
  /** Every file that is public afterwards. */
  readonly fileIds: readonly StoredFileId[];
};

/**
 * Makes the newest version public, also of a withdrawn document. The plain copies are durable before the row
 * says so, and are made again after it, in case an earlier withdrawal removed them in between.
 */
export async function publishDocument(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'files'>,
  command: DocumentRef,
  actor: OfficerActor,
): Promise<Result<{ readonly slug: string }, PublicDocumentError>> {
  const act = { by: actor.officerId, at: deps.clock.now() };
  const planned = await deps.unitOfWork.transaction((tx) => plan(tx, command, actor, act));
  if (!planned.ok) return planned;
  const { fileIds } = planned.value;
  await copyAll(deps, fileIds);
  const published = await deps.unitOfWork.transaction(async (tx) => {
    const again = await plan(tx, command, actor, act);
    const done = again.ok ? await record(tx, deps, again.value, command.expectedVersion, act, actor) : again;
    if (!done.ok) await removeCopies(tx, fileIds, act);
    return done;
  });
  if (published.ok) await copyAll(deps, fileIds);
  return published;
}

async function plan(
  tx: Repositories,
  command: DocumentRef,
  actor: OfficerActor,
  act: Act,
): Promise<Result<Publication, PublicDocumentError>> {
  const taken = await takeInHand(tx, command, actor, 'public_document.publish');
  if (!taken.ok) return taken;
  const versions = await tx.publicDocuments.versions(taken.value.id);
  const published = publishNewest(taken.value, versions, act);
  if (!published.ok) return published;
  const { version } = published.value;
  const earlier = versions.filter((one) => one.publishedAt !== null && one.id !== version.id);
  return ok({ ...published.value, fileIds: [version, ...earlier].map((one) => one.fileId) });
}

async function record(
  tx: Repositories,
  deps: Pick<Dependencies, 'ids'>,
  publication: Publication,
  expectedVersion: number,
  act: Act,
  actor: OfficerActor,
): Promise<Result<{ readonly slug: string }, PublicDocumentError>> {
  const { publicDocument, version, fileIds } = publication;
  const places = await checkPlaces(tx, publicDocument, publicDocument);
  if (!places.ok) return places;
  if (!(await saveGuarded(tx, publicDocument, places.value.unitName, expectedVersion))) {
    return err({ code: 'STALE_DOCUMENT' });
  }
  await tx.publicDocuments.markVersionPublished(version.id, version.publishedAt ?? act.at);
  for (const fileId of fileIds) await tx.storedFiles.markPublished(fileId, act.at);
  await tx.publicDocuments.addEvent({
    id: deps.ids.next(),
    documentId: publicDocument.id,
    type: 'published',
    officerId: act.by,
    occurredAt: act.at,
    detail: String(version.versionNumber),
  });
  await tx.settings.bumpPublicVersion();
  await tx.audit.append([
    {
      at: act.at,
      actor: officerAct(actor, 'public_document.publish', { unitId: publicDocument.unitId }),
      action: 'document_published',
      object: { kind: 'public_document', id: publicDocument.id },
      detail: { version: version.versionNumber },
    },
  ]);
  return ok({ slug: publicDocument.slug });
}

async function copyAll(deps: Pick<Dependencies, 'files'>, fileIds: readonly StoredFileId[]): Promise<void> {
  for (const fileId of fileIds) await deps.files.publish(fileId);
}

/** A publication that lost to another change leaves no plain copy behind, unless it is public all the same. */
async function removeCopies(tx: Repositories, fileIds: readonly StoredFileId[], act: Act): Promise<void> {
  const messages = fileIds.map((fileId) => ({
    topic: 'unpublish_file' as const,
    dedupeKey: `unpublish_file:${fileId}:${act.at}`,
    payload: { fileId },
  }));
  await tx.outbox.add(messages, act.at);
}
