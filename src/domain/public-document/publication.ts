import { type DocumentDetails, documentLimits, within } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import type { DocumentVersionId, OfficerId, PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Who does something, and when. */
export type Act = { readonly by: OfficerId; readonly at: InstantText };

/** A new draft; nobody outside the office can see it. */
export function draftDocument(
  id: PublicDocumentId,
  slug: string,
  details: DocumentDetails,
  act: Act,
): PublicDocument {
  return {
    id,
    slug,
    ...details,
    status: 'draft',
    currentVersionId: null,
    publishedAt: null,
    withdrawnAt: null,
    withdrawalReason: null,
    createdBy: act.by,
    createdAt: act.at,
    updatedAt: act.at,
    version: 1,
  };
}

/** True once the address has been public: it never changes again. */
export function addressIsFixed(publicDocument: PublicDocument): boolean {
  return publicDocument.publishedAt !== null;
}

/** New details; `slug` is taken over only while the address has never been public. */
export function reviseDocument(
  publicDocument: PublicDocument,
  details: DocumentDetails,
  slug: string,
  act: Act,
): PublicDocument {
  return touched(
    {
      ...publicDocument,
      ...details,
      slug: addressIsFixed(publicDocument) ? publicDocument.slug : slug,
    },
    act,
  );
}

/** The next version, not yet public; earlier ones stay. `versions` are all there are. */
export function nextVersion(
  publicDocument: PublicDocument,
  versions: readonly DocumentVersion[],
  file: { readonly id: DocumentVersionId; readonly fileId: StoredFileId; readonly note: string },
  act: Act,
): Result<
  { readonly publicDocument: PublicDocument; readonly version: DocumentVersion },
  PublicDocumentError
> {
  if (!within(file.note, 0, documentLimits.noteMax)) return err({ code: 'NOTE_LENGTH' });
  const highest = versions.reduce((most, version) => Math.max(most, version.versionNumber), 0);
  return ok({
    publicDocument: touched(publicDocument, act),
    version: {
      id: file.id,
      documentId: publicDocument.id,
      versionNumber: highest + 1,
      fileId: file.fileId,
      note: file.note,
      createdBy: act.by,
      createdAt: act.at,
      publishedAt: null,
    },
  });
}

/**
 * Makes the newest version the public one; also brings a withdrawn document back. Earlier published versions
 * are listed again with it. Refused when the newest version is public already.
 */
export function publishNewest(
  publicDocument: PublicDocument,
  versions: readonly DocumentVersion[],
  act: Act,
): Result<
  { readonly publicDocument: PublicDocument; readonly version: DocumentVersion },
  PublicDocumentError
> {
  const newest = versions.toSorted((a, b) => b.versionNumber - a.versionNumber)[0];
  if (newest === undefined) return err({ code: 'NOTHING_TO_PUBLISH' });
  if (publicDocument.status === 'published' && publicDocument.currentVersionId === newest.id) {
    return err({ code: 'NOTHING_TO_PUBLISH' });
  }
  return ok({
    publicDocument: touched(
      {
        ...publicDocument,
        status: 'published',
        currentVersionId: newest.id,
        publishedAt: act.at,
        withdrawnAt: null,
        withdrawalReason: null,
      },
      act,
    ),
    version: { ...newest, publishedAt: newest.publishedAt ?? act.at },
  });
}

/** Takes a published document away; its address then says when and why (never deleted: UU 14/2008 art. 53). */
export function withdraw(
  publicDocument: PublicDocument,
  reason: string,
  act: Act,
): Result<PublicDocument, PublicDocumentError> {
  if (publicDocument.status !== 'published') return err({ code: 'NOT_PUBLISHED' });
  const { reasonMin, reasonMax } = documentLimits;
  if (!within(reason, reasonMin, reasonMax)) return err({ code: 'REASON_LENGTH' });
  return ok(
    touched({ ...publicDocument, status: 'withdrawn', withdrawnAt: act.at, withdrawalReason: reason }, act),
  );
}

function touched(publicDocument: PublicDocument, act: Act): PublicDocument {
  return { ...publicDocument, updatedAt: act.at, version: publicDocument.version + 1 };
}
