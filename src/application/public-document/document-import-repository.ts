import type { PublicDocumentId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What was taken over from a row of a list. */
export type DocumentImport = {
  readonly rowKey: string;
  readonly documentId: PublicDocumentId;
  readonly detailsDigest: string;
  readonly filesDigest: string;
  readonly importedAt: InstantText;
};

export type DocumentImportRepository = {
  readonly find: (rowKey: string) => Promise<DocumentImport | null>;
  /** Takes the place of an earlier one. */
  readonly save: (row: DocumentImport) => Promise<void>;
};
