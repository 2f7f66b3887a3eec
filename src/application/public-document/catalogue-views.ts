import type { LibraryFilter } from '#application/public-document/public-document-views.ts';
import type { Classification } from '#domain/public-document/public-document.ts';
import type { Licence } from '#domain/public-document/register-facts.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** A published document as machines read it, with the main file that stands now. */
export type CatalogueEntry = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly classification: Classification;
  readonly unitName: string;
  readonly unitSlug: string;
  readonly year: number;
  readonly kind: string;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly licence: Licence;
  readonly source: string;
  readonly contact: string;
  readonly madeOn: CivilDate | null;
  readonly publishedAt: InstantText;
  readonly versionNumber: number | null;
  readonly file: {
    readonly id: string;
    readonly name: string;
    readonly mediaType: string;
    readonly byteSize: number;
    readonly sha256: string;
  } | null;
};

export type CataloguePage = {
  readonly entries: readonly CatalogueEntry[];
  /** For the older ones; null on the last page. */
  readonly nextCursor: string | null;
};

export type CatalogueQueries = {
  /** Published documents, newest first, by keyset; one statement. */
  readonly page: (filter: LibraryFilter, limit: number, cursor: string | null) => Promise<CataloguePage>;
  /** Null for what is not published; one statement. */
  readonly entry: (slug: string) => Promise<CatalogueEntry | null>;
  /** First and last instant of a publication that stands; null while there is none. Two statements. */
  readonly span: () => Promise<{ readonly from: InstantText; readonly until: InstantText } | null>;
  /** Slugs of what was published in `[from, before)`, oldest first, at most `limit`; one statement. */
  readonly publishedBetween: (
    from: InstantText,
    before: InstantText,
    limit: number,
  ) => Promise<readonly { readonly slug: string; readonly publishedAt: InstantText }[]>;
};
