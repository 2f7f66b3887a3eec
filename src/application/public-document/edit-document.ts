import type { Dependencies } from '#application/dependencies.ts';
import {
  checkPlaces,
  type DocumentRef,
  saveGuarded,
  slugFor,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { checkDetails, type DocumentDetails } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { addressIsFixed, reviseDocument } from '#domain/public-document/publication.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type EditDocument = DocumentRef & { readonly details: DocumentDetails };

/** Changes what is said about a document; what the public reads needs the right to publish, in both units. */
export async function editDocument(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: EditDocument,
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const { details, expectedVersion } = command;
  const checked = checkDetails(details, deps.clock.today());
  if (!checked.ok) return checked;
  const act = { by: actor.officerId, at: deps.clock.now() };

  return deps.unitOfWork.transaction(async (tx) => {
    const taken = await takeInHand(tx, command, actor, 'public_document.draft');
    if (!taken.ok) return taken;
    const before = taken.value;
    const isPublic = before.status === 'published';
    const permission = isPublic ? 'public_document.publish' : 'public_document.draft';
    const units = [before.unitId, details.unitId];
    if (!units.every((unitId) => can(actor, permission, { unitId }))) return err({ code: 'NOT_ALLOWED' });
    const places = await checkPlaces(tx, details, before);
    if (!places.ok) return places;

    const slug = addressIsFixed(before) ? before.slug : await slugFor(tx, details.title, before.id);
    const after = reviseDocument(before, details, slug, act);
    if (!(await saveGuarded(tx, after, places.value.unitName, expectedVersion))) {
      return err({ code: 'STALE_DOCUMENT' });
    }
    await tx.publicDocuments.addEvent({
      id: deps.ids.next(),
      documentId: after.id,
      type: 'edited',
      officerId: act.by,
      occurredAt: act.at,
      detail: '',
    });
    if (isPublic) await tx.settings.bumpPublicVersion();
    return ok(null);
  });
}
