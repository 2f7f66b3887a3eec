import type { DocumentEvent } from '#domain/public-document/document-event.ts';
import type { DocumentFile } from '#domain/public-document/document-file.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import type { DocumentRelease } from '#domain/public-document/release.ts';
import type { DocumentVersionId, PublicDocumentId, StoredFileId, UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type PublicDocumentRepository = {
  readonly add: (publicDocument: PublicDocument, searchText: string) => Promise<void>;
  readonly find: (id: PublicDocumentId) => Promise<PublicDocument | null>;
  /** Those of the candidates that another document than `except` has. */
  readonly takenSlugs: (
    candidates: readonly string[],
    except: PublicDocumentId | null,
  ) => Promise<readonly string[]>;
  /** Saves the whole document if its version is still `expectedVersion`; false otherwise. */
  readonly save: (
    publicDocument: PublicDocument,
    searchText: string,
    expectedVersion: number,
  ) => Promise<boolean>;
  /** Puts a unit's new name into what is searched of its documents; one statement. */
  readonly renameUnit: (unitId: UnitId, oldName: string, newName: string) => Promise<void>;
  readonly addVersion: (version: DocumentVersion) => Promise<void>;
  readonly markVersionPublished: (id: DocumentVersionId, at: InstantText) => Promise<void>;
  /** All versions, newest first. */
  readonly versions: (id: PublicDocumentId) => Promise<readonly DocumentVersion[]>;
  readonly addFiles: (files: readonly DocumentFile[]) => Promise<void>;
  /** Takes a companion out of its version; the bytes stay until they are erased. */
  readonly removeFile: (fileId: StoredFileId) => Promise<void>;
  /** Companions of all versions, in their order. */
  readonly files: (id: PublicDocumentId) => Promise<readonly DocumentFile[]>;
  readonly addRelease: (release: DocumentRelease) => Promise<void>;
  /** False when somebody has decided already. */
  readonly decideRelease: (
    id: string,
    decision: Pick<DocumentRelease, 'decision' | 'decisionNote' | 'decidedBy' | 'decidedAt'>,
  ) => Promise<boolean>;
  /** Of all versions, newest first. */
  readonly releases: (id: PublicDocumentId) => Promise<readonly DocumentRelease[]>;
  /** What it is related to from now on, in both directions. Two statements. */
  readonly setRelated: (id: PublicDocumentId, relatedIds: readonly PublicDocumentId[]) => Promise<void>;
  readonly findBySlugs: (slugs: readonly string[]) => Promise<readonly PublicDocument[]>;
  /** Documents whose moment has come, in the order of their ids, behind `after`. */
  readonly dueToPublish: (
    now: InstantText,
    limit: number,
    after: PublicDocumentId | null,
  ) => Promise<readonly PublicDocumentId[]>;
  /** True when a region with this code is in the list. */
  readonly regionExists: (code: string) => Promise<boolean>;
  /** Appends to the history of the document. */
  readonly addEvent: (event: DocumentEvent) => Promise<void>;
};
