import type { DocumentEvent } from '#domain/public-document/document-event.ts';
import type { DocumentVersion, PublicDocument } from '#domain/public-document/public-document.ts';
import type { DocumentVersionId, PublicDocumentId, UnitId } from '#domain/shared/ids.ts';
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
  /** True when a region with this code is in the list. */
  readonly regionExists: (code: string) => Promise<boolean>;
  /** Appends to the history of the document. */
  readonly addEvent: (event: DocumentEvent) => Promise<void>;
};
