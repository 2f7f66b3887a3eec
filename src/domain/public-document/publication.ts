import { type DocumentDetails, documentLimits, within } from '#domain/public-document/document-rules.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import type { DocumentVersionId, OfficerId, PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

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
    scheduledAt: null,
    scheduledBy: null,
    embargoUntil: null,
    replacedById: null,
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
  return touchedBy(
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
    publicDocument: unscheduled(publicDocument, act),
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

/** What publishing now would make public: the newest version, or null for an entry without files. */
export function publishable(
  publicDocument: PublicDocument,
  versions: readonly DocumentVersion[],
): Result<DocumentVersion | null, PublicDocumentError> {
  const newest = newestOf(versions);
  const isPublic = publicDocument.status === 'published';
  if (newest === null) {
    const { links, locator } = publicDocument.register;
    if (isPublic || (links.length === 0 && locator === '')) return err({ code: 'NOTHING_TO_PUBLISH' });
    return ok(null);
  }
  if (isPublic && publicDocument.currentVersionId === newest.id) return err({ code: 'NOTHING_TO_PUBLISH' });
  return ok(newest);
}

/**
 * Makes the newest version public, or the bare entry of a document that is seen elsewhere; also brings a withdrawn
 * document back. Earlier published versions are listed again with it. Refused when all is public already, and before
 * an embargo ends.
 */
export function publishNewest(
  publicDocument: PublicDocument,
  versions: readonly DocumentVersion[],
  act: Act,
): Result<
  { readonly publicDocument: PublicDocument; readonly version: DocumentVersion | null },
  PublicDocumentError
> {
  const found = publishable(publicDocument, versions);
  if (!found.ok) return found;
  if (isUnderEmbargo(publicDocument, act.at)) return err({ code: 'EMBARGOED' });
  const newest = found.value;
  return ok({
    publicDocument: touchedBy(
      {
        ...publicDocument,
        status: 'published',
        currentVersionId: newest?.id ?? null,
        publishedAt: act.at,
        withdrawnAt: null,
        withdrawalReason: null,
        scheduledAt: null,
        scheduledBy: null,
        embargoUntil: null,
        replacedById: null,
      },
      act,
    ),
    version: newest === null ? null : { ...newest, publishedAt: newest.publishedAt ?? act.at },
  });
}

/** True while nobody may make it public. */
export function isUnderEmbargo({ embargoUntil }: PublicDocument, now: InstantText): boolean {
  return embargoUntil !== null && now < embargoUntil;
}

/** The furthest that a publication may be fixed ahead. */
const SCHEDULE_DAYS = 730;

/** The newest version becomes public by itself at `at`, no sooner than an embargo ends. */
export function schedulePublication(
  publicDocument: PublicDocument,
  versions: readonly DocumentVersion[],
  at: InstantText,
  act: Act,
): Result<PublicDocument, PublicDocumentError> {
  const found = publishable(publicDocument, versions);
  if (!found.ok) return found;
  if (at <= act.at || at > daysAfter(act.at, SCHEDULE_DAYS)) return err({ code: 'MOMENT_INVALID' });
  if (isUnderEmbargo(publicDocument, at)) return err({ code: 'EMBARGOED' });
  return ok(touchedBy({ ...publicDocument, scheduledAt: at, scheduledBy: act.by }, act));
}

export function cancelSchedule(
  publicDocument: PublicDocument,
  act: Act,
): Result<PublicDocument, PublicDocumentError> {
  return publicDocument.scheduledAt === null
    ? err({ code: 'NOT_SCHEDULED' })
    : ok(unscheduled(publicDocument, act));
}

/** Sets or lifts an embargo; a publication that was fixed for a moment within it is off. */
export function setEmbargo(
  publicDocument: PublicDocument,
  until: InstantText | null,
  act: Act,
): Result<PublicDocument, PublicDocumentError> {
  if (until !== null && (until <= act.at || until > daysAfter(act.at, SCHEDULE_DAYS))) {
    return err({ code: 'MOMENT_INVALID' });
  }
  const { scheduledAt } = publicDocument;
  const keeps = scheduledAt === null || until === null || scheduledAt >= until;
  const base = keeps ? touchedBy(publicDocument, act) : unscheduled(publicDocument, act);
  return ok({ ...base, embargoUntil: until });
}

/** Takes a published document away; its address then says when and why (never deleted: UU 14/2008 art. 53). */
export function withdraw(
  publicDocument: PublicDocument,
  reason: string,
  act: Act,
  replacedById: PublicDocumentId | null = null,
): Result<PublicDocument, PublicDocumentError> {
  if (publicDocument.status !== 'published') return err({ code: 'NOT_PUBLISHED' });
  const { reasonMin, reasonMax } = documentLimits;
  if (!within(reason, reasonMin, reasonMax)) return err({ code: 'REASON_LENGTH' });
  return ok(
    unscheduled(
      {
        ...publicDocument,
        status: 'withdrawn',
        withdrawnAt: act.at,
        withdrawalReason: reason,
        replacedById,
      },
      act,
    ),
  );
}

/** A publication fixed for a moment was decided about the files of that time: with others it is off. */
export function unscheduled(publicDocument: PublicDocument, act: Act): PublicDocument {
  return touchedBy({ ...publicDocument, scheduledAt: null, scheduledBy: null }, act);
}

/** The newest version there is, public or not. */
export function newestOf(versions: readonly DocumentVersion[]): DocumentVersion | null {
  return versions.toSorted((a, b) => b.versionNumber - a.versionNumber)[0] ?? null;
}

/** The next version of the row, without any other change. */
export function touchedBy(publicDocument: PublicDocument, act: Act): PublicDocument {
  return { ...publicDocument, updatedAt: act.at, version: publicDocument.version + 1 };
}

function daysAfter(instant: InstantText, days: number): InstantText {
  return Temporal.Instant.from(instant)
    .add({ hours: 24 * days })
    .toString({ smallestUnit: 'millisecond' });
}
