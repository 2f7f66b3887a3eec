import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { adoptCompanions, type NewCompanion } from '#application/public-document/adopt-files.ts';
import {
  adoptStaged,
  checkPlaces,
  isStaged,
  slugFor,
} from '#application/public-document/document-in-hand.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { checkDetails, type DocumentDetails } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { type Act, draftDocument, nextVersion } from '#domain/public-document/publication.ts';
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
  /** An upload in staging that was judged as `uploadRules.document`; null for an entry that is seen elsewhere. */
  readonly fileId: StoredFileId | null;
  readonly companions?: readonly NewCompanion[];
  /** From the form; the same key with the same body is the same draft, however often it is posted. */
  readonly idempotencyKey?: string;
};

type Created = { readonly documentId: PublicDocumentId };
type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault'>;

/** A draft with its first version; only officers of the unit can see it. */
export async function createDocument(
  deps: Deps,
  command: CreateDocument,
  actor: OfficerActor,
): Promise<Result<Created, PublicDocumentError>> {
  const { details, fileId } = command;
  if (!can(actor, 'public_document.draft', { unitId: details.unitId })) return err({ code: 'NOT_ALLOWED' });
  const checked = checkDetails(details, deps.clock.today());
  if (!checked.ok) return checked;
  const elsewhere = details.register.links.length > 0 || details.register.locator !== '';
  if (fileId === null && !elsewhere) return err({ code: 'FILE_NEEDED' });
  if (fileId === null && (command.companions ?? []).length > 0) return err({ code: 'FILE_NEEDED' });
  const act = { by: actor.officerId, at: deps.clock.now() };
  const id = asId<PublicDocumentId>(deps.ids.next());

  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const claimed = await claimKey(tx, deps, command, id, act);
    if (!claimed.ok || claimed.value !== null) {
      return claimed.ok ? ok({ documentId: claimed.value ?? id }) : claimed;
    }
    const places = await checkPlaces(tx, details);
    if (!places.ok) return places;
    const draft = draftDocument(id, await slugFor(tx, details.title, id), details, act);
    await tx.publicDocuments.add(draft, documentSearchText(draft, places.value.unitName));
    if (fileId !== null) {
      if (!(await isStaged(tx, fileId))) return err({ code: 'UPLOAD_GONE' });
      const versionId = asId<DocumentVersionId>(deps.ids.next());
      const first = nextVersion(draft, [], { id: versionId, fileId, note: '' }, act);
      if (!first.ok) return first;
      await adoptStaged(tx, fileId);
      await tx.publicDocuments.addVersion(first.value.version);
      const companions = await adoptCompanions(tx, versionId, [], command.companions ?? []);
      if (!companions.ok) return companions;
    }
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

/** The document that this very form has made before, or null for a new one. */
async function claimKey(
  tx: Repositories,
  { vault }: Deps,
  { idempotencyKey, details, fileId, companions = [] }: CreateDocument,
  documentId: PublicDocumentId,
  act: Act,
): Promise<Result<PublicDocumentId | null, PublicDocumentError>> {
  if (idempotencyKey === undefined || idempotencyKey === '') return ok(null);
  const prints: (readonly string[])[] = [];
  for (const one of [...(fileId === null ? [] : [{ fileId, role: 'main' }]), ...companions]) {
    const file = await tx.storedFiles.find(one.fileId);
    prints.push([one.role, file?.sha256 ?? '']);
  }
  const bodyHash = vault.digest('body', JSON.stringify([details, prints]));
  const claim = await tx.idempotency.claim({
    keyHash: vault.digest('idempotency', `document:${act.by}:${idempotencyKey}`),
    scope: 'public_document',
    bodyHash,
    caseId: documentId,
    createdAt: act.at,
  });
  if (claim.claimed) return ok(null);
  return claim.existing.bodyHash === bodyHash
    ? ok(asId<PublicDocumentId>(claim.existing.caseId))
    : err({ code: 'KEY_USED_FOR_OTHER_BODY' });
}
