import type { VersionFiles } from '#application/public-document/gate-verdict.ts';
import type {
  OfficerDocumentRow,
  OfficerDocumentView,
} from '#application/public-document/public-document-views.ts';
import { asId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { messages } from '#i18n/messages.ts';

type Shown = { readonly tone: 'info' | 'ok' | 'neutral' | 'soon'; readonly label: string };

const tones = { draft: 'info', published: 'ok', withdrawn: 'neutral' } as const;

/** A document's state in a word: a fixed moment counts for more than "draft". */
export function shownState(document: Pick<OfficerDocumentRow, 'status' | 'scheduledAt'>): Shown {
  if (document.status === 'draft' && document.scheduledAt !== null)
    return { tone: 'soon', label: 'Terjadwal' };
  return { tone: tones[document.status], label: messages.documentStatus[document.status] };
}

/** Whether something of a document waits to become public, and whether an embargo still holds it. */
export function publicationState(
  document: OfficerDocumentView,
  now: InstantText,
): { readonly waiting: boolean; readonly embargoed: boolean } {
  const newest = document.versions[0];
  const entryOnly = newest === undefined && document.status !== 'published';
  const elsewhere = document.register.locator !== '' || document.register.links.length > 0;
  const fresh =
    newest !== undefined && (document.status !== 'published' || newest.id !== document.currentVersionId);
  return {
    waiting: fresh || (entryOnly && elsewhere),
    embargoed: document.embargoUntil !== null && now < document.embargoUntil,
  };
}

/** The newest version with all its files, for the gate; null where there is none. */
export function newestFiles(document: OfficerDocumentView): VersionFiles | null {
  const newest = document.versions[0];
  if (newest === undefined) return null;
  return {
    versionId: asId(newest.id),
    fileIds: [newest.fileId, ...newest.companions.map((file) => file.fileId)].map((fileId) => asId(fileId)),
  };
}
