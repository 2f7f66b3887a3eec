import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import type { PublicDocumentId } from '#domain/shared/ids.ts';

export type PublicDocumentRepository = {
  readonly add: (publicDocument: PublicDocument, searchText: string) => Promise<void>;
  readonly find: (id: PublicDocumentId) => Promise<PublicDocument | null>;
  /** Slugs that begin with `prefix`, to find a free one. */
  readonly slugsLike: (prefix: string) => Promise<readonly string[]>;
  /** Saves the whole document if its version is still `expectedVersion`; false otherwise. */
  readonly save: (
    publicDocument: PublicDocument,
    searchText: string,
    expectedVersion: number,
  ) => Promise<boolean>;
  readonly addVersion: (version: DocumentVersion) => Promise<void>;
  /** All versions, newest first. */
  readonly versions: (id: PublicDocumentId) => Promise<readonly DocumentVersion[]>;
};
