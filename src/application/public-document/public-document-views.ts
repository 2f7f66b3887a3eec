import type { Classification, DocumentStatus } from '#domain/public-document/public-document.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type DocumentRow = {
  readonly slug: string;
  readonly title: string;
  readonly classification: Classification;
  readonly unitName: string;
  readonly unitSlug: string;
  readonly year: number;
  readonly kind: string;
  readonly summary: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly publishedAt: InstantText;
};

export type LibraryFilter = {
  readonly text?: string;
  readonly classification?: Classification;
  readonly unitSlug?: string;
  readonly year?: number;
  readonly kind?: string;
  readonly regionCode?: string;
};

export type LibraryPage = {
  readonly rows: readonly DocumentRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
};

/** Values of each facet with counts, over the first 1,000 hits; `capped` when there are more. */
export type LibraryFacets = {
  readonly total: number;
  readonly capped: boolean;
  readonly classifications: readonly { readonly value: Classification; readonly count: number }[];
  readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[];
  readonly years: readonly { readonly value: number; readonly count: number }[];
  readonly kinds: readonly { readonly value: string; readonly count: number }[];
};

export type DocumentVersionView = {
  readonly versionNumber: number;
  readonly fileId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly note: string;
  readonly publishedAt: InstantText | null;
};

export type DocumentView = Omit<DocumentRow, 'mediaType' | 'byteSize' | 'publishedAt'> & {
  readonly id: string;
  readonly status: DocumentStatus;
  readonly regionName: string | null;
  readonly publishedAt: InstantText | null;
  readonly withdrawnAt: InstantText | null;
  readonly withdrawalReason: string | null;
  /** Published versions, newest first; empty once withdrawn. */
  readonly versions: readonly DocumentVersionView[];
};

export type OfficerDocumentRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly classification: Classification;
  readonly status: DocumentStatus;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly year: number;
  readonly updatedAt: InstantText;
};

export type PublicDocumentQueries = {
  readonly newest: (limit: number) => Promise<readonly DocumentRow[]>;
  readonly library: (filter: LibraryFilter, limit: number, cursor: string | null) => Promise<LibraryPage>;
  readonly facets: (filter: LibraryFilter) => Promise<LibraryFacets>;
  /** Published or withdrawn (the page then says so); drafts are not found. At most two statements. */
  readonly bySlug: (slug: string) => Promise<DocumentView | null>;
  readonly officerList: (
    units: 'all' | readonly UnitId[],
    limit: number,
    afterId: string | null,
  ) => Promise<readonly OfficerDocumentRow[]>;
  readonly officerDocument: (
    id: string,
    units: 'all' | readonly UnitId[],
  ) => Promise<
    | (DocumentView & {
        readonly version: number;
        readonly unitId: UnitId;
        readonly regionCode: string | null;
      })
    | null
  >;
};
