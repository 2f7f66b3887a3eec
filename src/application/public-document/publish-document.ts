import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import {
  checkPlaces,
  type DocumentRef,
  saveGuarded,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import {
  checkVerdicts,
  gateVerdict,
  type VersionFiles,
  versionFilesOf,
} from '#application/public-document/gate-verdict.ts';
import type { AuditActor } from '#domain/audit/audit-entry.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import { type Act, publishNewest } from '#domain/public-document/publication.ts';
import type { PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type PublishDeps = Pick<
  Dependencies,
  'unitOfWork' | 'clock' | 'ids' | 'files' | 'releaseGate' | 'vault'
>;

type Outcome = Result<{ readonly slug: string }, PublicDocumentError>;

/** Loads the document for the act, or says why the act cannot be. */
type Take = (tx: Repositories) => Promise<Result<PublicDocument, PublicDocumentError>>;

/** Makes the newest version public, also of a withdrawn document, once the gate lets its files through. */
export async function publishDocument(
  deps: PublishDeps,
  command: DocumentRef,
  actor: OfficerActor,
): Promise<Outcome> {
  const act = { by: actor.officerId, at: deps.clock.now() };
  return publishTaken(
    deps,
    (tx) => takeInHand(tx, command, actor, 'public_document.publish'),
    act,
    ({ unitId }) => officerAct(actor, 'public_document.publish', { unitId }),
  );
}

/**
 * The same for whoever may: the officer who acts, or the schedule in the name of the one who set it. The plain copies
 * are durable before the row says so, and are made again after it, in case an earlier withdrawal removed them.
 */
export async function publishTaken(
  deps: PublishDeps,
  take: Take,
  act: Act,
  actorOf: (publicDocument: PublicDocument) => AuditActor,
): Promise<Outcome> {
  const planned = await deps.unitOfWork.transaction((tx) => plan(tx, take, act));
  if (!planned.ok) return planned;
  const { fileIds, fresh } = planned.value;
  const verdicts = await Promise.all(fresh.map((version) => gateVerdict(deps, version)));
  const passed = await deps.unitOfWork.transaction(async (tx) =>
    checkVerdicts(verdicts, await tx.publicDocuments.releases(planned.value.publicDocument.id)),
  );
  if (!passed.ok) return passed;
  await copyAll(deps, fileIds);
  const published = await deps.unitOfWork.transaction(async (tx): Promise<Outcome> => {
    const again = await plan(tx, take, act);
    const done = again.ok ? await record(tx, deps, again.value, act, actorOf) : again;
    if (!done.ok) await removeCopies(tx, fileIds, act);
    return done;
  });
  if (published.ok) await copyAll(deps, fileIds);
  return published;
}

type Publication = {
  readonly before: PublicDocument;
  readonly publicDocument: PublicDocument;
  /** Null for an entry without files. */
  readonly version: DocumentVersion | null;
  /** Every file that is public afterwards. */
  readonly fileIds: readonly StoredFileId[];
  /** Versions that are not public before. */
  readonly fresh: readonly VersionFiles[];
};

async function plan(
  tx: Repositories,
  take: Take,
  act: Act,
): Promise<Result<Publication, PublicDocumentError>> {
  const taken = await take(tx);
  if (!taken.ok) return taken;
  const versions = await tx.publicDocuments.versions(taken.value.id);
  const published = publishNewest(taken.value, versions, act);
  if (!published.ok) return published;
  const { version } = published.value;
  const exempt = await checkExempt(tx, taken.value.id, version, act);
  if (!exempt.ok) return exempt;
  const companions = await tx.publicDocuments.files(taken.value.id);
  const shown = [
    ...(version === null ? [] : [version]),
    ...versions.filter((one) => one.publishedAt !== null && one.id !== version?.id),
  ].map((one) => versionFilesOf(one, companions));
  const isPublic = taken.value.status === 'published';
  return ok({
    before: taken.value,
    ...published.value,
    fileIds: shown.flatMap((one) => one.fileIds),
    fresh: isPublic ? shown.filter((one) => one.versionId === version?.id) : shown,
  });
}

/** Nothing that is exempt becomes public; what was exempt is published by another officer than who made its file. */
async function checkExempt(
  tx: Repositories,
  documentId: PublicDocumentId,
  version: DocumentVersion | null,
  act: Act,
): Promise<Result<null, PublicDocumentError>> {
  const exemptions = await tx.exemptions.ofDocument(documentId);
  if (exemptions.some((one) => one.endedAt === null)) return err({ code: 'STILL_EXEMPT' });
  if (exemptions.length > 0 && version?.createdBy === act.by) return err({ code: 'SECOND_OFFICER_NEEDED' });
  return ok(null);
}

async function record(
  tx: Repositories,
  deps: Pick<Dependencies, 'ids'>,
  publication: Publication,
  act: Act,
  actorOf: (publicDocument: PublicDocument) => AuditActor,
): Promise<Outcome> {
  const { before, publicDocument, version, fileIds } = publication;
  const places = await checkPlaces(tx, publicDocument, publicDocument);
  if (!places.ok) return places;
  if (!(await saveGuarded(tx, publicDocument, places.value.unitName, before.version))) {
    return err({ code: 'STALE_DOCUMENT' });
  }
  if (version !== null) {
    await tx.publicDocuments.markVersionPublished(version.id, version.publishedAt ?? act.at);
  }
  for (const fileId of fileIds) await tx.storedFiles.markPublished(fileId, act.at);
  await tx.publicDocuments.addEvent({
    id: deps.ids.next(),
    documentId: publicDocument.id,
    type: 'published',
    officerId: act.by,
    occurredAt: act.at,
    detail: version === null ? '' : String(version.versionNumber),
  });
  await tx.settings.bumpPublicVersion();
  await tx.audit.append([
    {
      at: act.at,
      actor: actorOf(publicDocument),
      action: 'document_published',
      object: { kind: 'public_document', id: publicDocument.id },
      detail: { version: version?.versionNumber ?? 0 },
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
