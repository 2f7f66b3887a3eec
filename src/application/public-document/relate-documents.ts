import type { Dependencies } from '#application/dependencies.ts';
import {
  changeDocument,
  type DocumentRef,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { touchedBy } from '#domain/public-document/publication.ts';
import { err, type Result } from '#domain/shared/result.ts';

/** The most documents that one is related to. */
const MOST_RELATED = 10;

/** Names the documents that belong to this one, by their addresses; both pages then point to each other. */
export async function relateDocuments(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: DocumentRef & { readonly slugs: readonly string[] },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const slugs = [...new Set(command.slugs)];
  if (slugs.length > MOST_RELATED) return err({ code: 'TOO_MANY_LINKS' });
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const before = await tx.publicDocuments.find(command.documentId);
    const isPublic = before?.status === 'published';
    const taken = await takeInHand(
      tx,
      command,
      actor,
      isPublic ? 'public_document.publish' : 'public_document.draft',
    );
    if (!taken.ok) return taken;
    const found = await tx.publicDocuments.findBySlugs(slugs);
    const others = found.filter((one) => one.id !== taken.value.id && one.status === 'published');
    if (others.length !== slugs.length) return err({ code: 'RELATED_NOT_FOUND' });
    await tx.publicDocuments.setRelated(
      taken.value.id,
      others.map((one) => one.id),
    );
    await tx.settings.bumpPublicVersion();
    return changeDocument(tx, deps, taken.value, touchedBy(taken.value, act), act, {
      type: 'edited',
      detail: '',
    });
  });
}
