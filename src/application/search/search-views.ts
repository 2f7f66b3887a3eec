import type { DocumentRow } from '#application/public-document/public-document-views.ts';
import type { FileTextState } from '#application/search/search-index-repository.ts';
import type { Classification } from '#domain/public-document/public-document.ts';
import type { SearchClause } from '#domain/search/search-question.ts';
import type { DocumentVersionId, PublicDocumentId, StoredFileId } from '#domain/shared/ids.ts';

/** The title; with summary, unit and place; with the text of the files too, where a phrase is just its words. */
export type SearchPlace = 'title' | 'head' | 'anywhere';

export type SearchMatch = {
  readonly clauses: readonly SearchClause[];
  /** Words that `facetTokens` makes. */
  readonly facets: readonly string[];
  readonly within: SearchPlace;
};

/** What results are narrowed by and counted for. */
export type SearchEntry = {
  readonly seq: number;
  readonly classification: Classification;
  readonly unitId: string;
  readonly year: number;
  readonly kind: string;
  readonly regionCode: string | null;
  /** '' where a document has no file. */
  readonly mediaType: string;
};

/** What hits are put in order by. */
export type SearchHead = {
  readonly seq: number;
  readonly title: string;
  readonly titleStems: readonly string[];
  readonly headStems: readonly string[];
};

export type PagePlace = { readonly seq: number; readonly position: number };

export type PageText = PagePlace & {
  readonly fileId: StoredFileId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly pageNumber: number | null;
  readonly label: string;
  readonly text: string;
};

export type KnownWord = { readonly word: string; readonly documents: number };

/** A published document whose files are to be read, with those files, the main one first. */
export type UnreadDocument = {
  readonly seq: number;
  readonly versionId: DocumentVersionId;
  readonly files: readonly {
    readonly fileId: StoredFileId;
    readonly mediaType: string;
    readonly byteSize: number;
    /** How often it was tried. */
    readonly attempts: number;
  }[];
};

export type FileTextView = { readonly fileId: string; readonly state: FileTextState; readonly pages: number };

/** Reads of the index of what is public. */
export type SearchQueries = {
  /** Numbers of documents that match, newest first; one statement. */
  readonly documents: (match: SearchMatch, limit: number) => Promise<readonly number[]>;
  /** Pages that match, of the newest documents first, of `among` only where given; one statement. */
  readonly pages: (
    clauses: readonly SearchClause[],
    limit: number,
    among?: readonly number[],
  ) => Promise<readonly PagePlace[]>;
  /** In any order; one statement. */
  readonly entries: (seqs: readonly number[]) => Promise<readonly SearchEntry[]>;
  /** In any order; one statement. */
  readonly heads: (seqs: readonly number[]) => Promise<readonly SearchHead[]>;
  /** Rows as lists show them, of what is still published; one statement. */
  readonly rows: (seqs: readonly number[]) => Promise<readonly (DocumentRow & { readonly seq: number })[]>;
  /** One statement. */
  readonly pageTexts: (places: readonly PagePlace[]) => Promise<readonly PageText[]>;
  /** Names of units by id (with their address) and of areas by code; two statements. */
  readonly names: (
    unitIds: readonly string[],
    regionCodes: readonly string[],
  ) => Promise<{
    readonly units: ReadonlyMap<string, { readonly slug: string; readonly name: string }>;
    readonly regions: ReadonlyMap<string, string>;
  }>;
  /** The id behind a unit's address, or null. One statement. */
  readonly unitIdOf: (slug: string) => Promise<string | null>;
  /** Those of the words that documents use; one statement. */
  readonly knownWords: (words: readonly string[]) => Promise<readonly KnownWord[]>;
  /** Words that begin or end like this one, the most used first; one statement. */
  readonly similarWords: (word: string, slips: number) => Promise<readonly KnownWord[]>;
  /** Words that begin with these three or more letters, the most used first; one statement. */
  readonly wordsBeginning: (start: string, limit: number) => Promise<readonly string[]>;
  /** Published documents without an entry, or with one of another edition, the oldest first; one statement. */
  readonly unindexed: (edition: number, limit: number) => Promise<readonly PublicDocumentId[]>;
  /** One or two statements. */
  readonly unread: (limit: number) => Promise<readonly UnreadDocument[]>;
  /** What was found in these files; one statement. */
  readonly fileTexts: (fileIds: readonly string[]) => Promise<readonly FileTextView[]>;
};
