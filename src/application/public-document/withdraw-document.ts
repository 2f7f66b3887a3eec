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
import { withdraw } from '#domain/public-document/publication.ts';
import type { PublicDocumentId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type WithdrawDocument = DocumentRef & {
  readonly reason: string;
  /** Address of the published document that takes its place; '' or missing for none. */
  readonly replacedBySlug?: string;
};

/** Takes a document away at once; its address says when and why, and the copies go right after. */
export async function withdrawDocument(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: WithdrawDocument,
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const { reason, expectedVersion } = command;
  const act = { by: actor.officerId, at: deps.clock.now() };

  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeInHand(tx, command, actor, 'public_document.withdraw');
    if (!taken.ok) return taken;
    const successor = await successorOf(tx, command);
    if (!successor.ok) return successor;
    const withdrawn = withdraw(taken.value, reason, act, successor.value);
    if (!withdrawn.ok) return withdrawn;
    const places = await checkPlaces(tx, withdrawn.value, withdrawn.value);
    if (!places.ok) return places;
    if (!(await saveGuarded(tx, withdrawn.value, places.value.unitName, expectedVersion))) {
      return err({ code: 'STALE_DOCUMENT' });
    }

    const versions = await tx.publicDocuments.versions(withdrawn.value.id);
    const shown = versions.filter((version) => version.publishedAt !== null);
    const companions = await tx.publicDocuments.files(withdrawn.value.id);
    const fileIds = [
      ...shown.map((version) => version.fileId),
      ...companions.flatMap(({ versionId, fileId }) =>
        shown.some((version) => version.id === versionId) ? [fileId] : [],
      ),
    ];
    for (const fileId of fileIds) await tx.storedFiles.markPublished(fileId, null);
    await tx.outbox.add(
      fileIds.map((fileId) => ({
        topic: 'unpublish_file' as const,
        dedupeKey: `unpublish_file:${fileId}:${act.at}`,
        payload: { fileId },
      })),
      act.at,
    );
    await tx.publicDocuments.addEvent({
      id: deps.ids.next(),
      documentId: withdrawn.value.id,
      type: successor.value === null ? 'withdrawn' : 'replaced',
      officerId: act.by,
      occurredAt: act.at,
      detail: reason,
    });
    await tx.settings.bumpPublicVersion();
    await tx.audit.append([
      {
        at: act.at,
        actor: officerAct(actor, 'public_document.withdraw', { unitId: withdrawn.value.unitId }),
        action: 'document_withdrawn',
        object: { kind: 'public_document', id: withdrawn.value.id },
        detail: {},
      },
    ]);
    return ok(null);
  });
}

async function successorOf(
  tx: Repositories,
  { documentId, replacedBySlug = '' }: WithdrawDocument,
): Promise<Result<PublicDocumentId | null, PublicDocumentError>> {
  if (replacedBySlug === '') return ok(null);
  const [found] = await tx.publicDocuments.findBySlugs([replacedBySlug]);
  return found?.status === 'published' && found.id !== documentId
    ? ok(found.id)
    : err({ code: 'RELATED_NOT_FOUND' });
}
