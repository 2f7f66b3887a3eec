import type { DocumentVersionId, PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type IndexedPage = {
  readonly position: number;
  readonly fileId: StoredFileId;
  readonly pageNumber: number | null;
  /** The place in a file without pages: the name of a sheet. */
  readonly label: string;
  readonly text: string;
};

/** `scan`: pages, but no text on them. */
export const fileTextStates = ['text', 'scan', 'empty', 'unreadable', 'not_text'] as const;
export type FileTextState = (typeof fileTextStates)[number];

export type SearchIndexRepository = {
  /** Brings the entry of a document in line with it: there and as it reads now, or gone with all its text. */
  readonly refresh: (id: PublicDocumentId) => Promise<void>;
  /** Takes earlier text out; false when this version is not the public one any more. */
  readonly beginText: (seq: number, versionId: DocumentVersionId) => Promise<boolean>;
  /** False when the document was taken away meanwhile. */
  readonly addPages: (seq: number, pages: readonly IndexedPage[]) => Promise<boolean>;
  /** The text of this version is in the index from now on; roots and words each once. */
  readonly endText: (
    seq: number,
    versionId: DocumentVersionId,
    body: { readonly stems: readonly string[]; readonly words: readonly string[] },
  ) => Promise<void>;
  /** What was found in a file; attempts are counted. */
  readonly recordFile: (file: {
    readonly fileId: StoredFileId;
    readonly state: FileTextState;
    readonly pages: number;
    readonly characters: number;
    readonly readAt: InstantText;
  }) => Promise<void>;
};
