import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { slugFor } from '#application/public-document/document-in-hand.ts';
import type { Exemption } from '#domain/exemption/exemption.ts';
import type { PublicDocument } from '#domain/public-document/public-document.ts';
import { draftDocument } from '#domain/public-document/publication.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import { documentSearchText } from '#domain/public-document/search-text.ts';
import { asId, type PublicDocumentId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Where the information is to be had until its file has passed the gate and a second officer. */
const UNTIL_THEN = 'Layanan informasi (PPID); berkasnya disiapkan setelah masa pengecualian berakhir';

type End = { readonly at: InstantText; readonly reason: string };

/**
 * Ends an exemption and opens its entry in the register of public information (UU 14/2008 art. 11(2)); files stay
 * closed until they are published like any others. False when somebody was faster.
 */
export async function openEntry(
  tx: Repositories,
  deps: Pick<Dependencies, 'ids'>,
  exemption: Exemption,
  end: End,
): Promise<boolean> {
  const known = exemption.documentId === null ? null : await tx.publicDocuments.find(exemption.documentId);
  const unit = await tx.units.find(exemption.unitId);
  const before = known ?? (await draftOf(tx, deps, exemption, end.at));
  if (known === null) await tx.publicDocuments.add(before, documentSearchText(before, unit?.name ?? ''));
  if (!(await tx.exemptions.end(exemption, { ...end, documentId: before.id }))) return false;
  if (before.status !== 'draft') return true;
  const { register } = before;
  const opened: PublicDocument = {
    ...before,
    register: register.locator === '' ? { ...register, locator: UNTIL_THEN } : register,
    status: 'published',
    publishedAt: end.at,
    updatedAt: end.at,
    scheduledAt: null,
    scheduledBy: null,
    version: before.version + 1,
  };
  const saved = await tx.publicDocuments.save(
    opened,
    documentSearchText(opened, unit?.name ?? ''),
    before.version,
  );
  if (!saved) return false;
  await tx.publicDocuments.addEvent({
    id: deps.ids.next(),
    documentId: opened.id,
    type: 'exemption_ended',
    officerId: null,
    occurredAt: end.at,
    detail: end.reason,
  });
  await tx.settings.bumpPublicVersion();
  return true;
}

async function draftOf(
  tx: Repositories,
  deps: Pick<Dependencies, 'ids'>,
  exemption: Exemption,
  at: InstantText,
): Promise<PublicDocument> {
  const id = asId<PublicDocumentId>(deps.ids.next());
  const title = [...exemption.information].slice(0, 200).join('');
  return draftDocument(
    id,
    await slugFor(tx, title, id),
    {
      title,
      classification: 'available_anytime',
      unitId: exemption.unitId,
      year: Number(exemption.decidedOn.slice(0, 4)),
      kind: 'Informasi yang pernah dikecualikan',
      regionCode: null,
      summary: '',
      register: noRegisterFacts,
    },
    { by: exemption.recordedBy, at },
  );
}
