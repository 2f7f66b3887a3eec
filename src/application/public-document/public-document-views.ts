import type { DocumentEventType } from '#domain/public-document/document-event.ts';
import type { CompanionRole } from '#domain/public-document/document-file.ts';
import type { Classification, DocumentStatus } from '#domain/public-document/public-document.ts';
import type { RegisterFacts } from '#domain/public-document/register-facts.ts';
import type { ReleaseDecision } from '#domain/public-document/release.ts';
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
  /** Of the main file; null for an entry that is seen elsewhere. */
  readonly mediaType: string | null;
  readonly byteSize: number | null;
  readonly publishedAt: InstantText;
};

export type LibraryFilter = {
  readonly classification?: Classification;
  readonly unitSlug?: string;
  readonly year?: number;
  readonly kind?: string;
  readonly regionCode?: string;
  /** Of the main file. */
  readonly mediaType?: string;
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
  readonly regions: readonly { readonly code: string; readonly name: string; readonly count: number }[];
  /** Media types of main files. */
  readonly formats: readonly { readonly value: string; readonly count: number }[];
};

/** A file beside the main one. */
export type CompanionView = {
  readonly fileId: string;
  readonly role: CompanionRole;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
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
  readonly companions: readonly CompanionView[];
};

/** A document that another page points to. */
export type DocumentPointer = { readonly slug: string; readonly title: string };

export type DocumentView = Omit<DocumentRow, 'mediaType' | 'byteSize' | 'publishedAt'> & {
  readonly id: string;
  readonly unitId: UnitId;
  readonly status: DocumentStatus;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly register: RegisterFacts;
  readonly publishedAt: InstantText | null;
  readonly withdrawnAt: InstantText | null;
  readonly withdrawalReason: string | null;
  /** The published document that took the place of a withdrawn one. */
  readonly replacedBy: DocumentPointer | null;
  /** Published versions, newest first; empty once withdrawn. */
  readonly versions: readonly DocumentVersionView[];
};

export type OfficerDocumentRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly classification: Classification;
  readonly status: DocumentStatus;
  readonly scheduledAt: InstantText | null;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly year: number;
  readonly updatedAt: InstantText;
};

export type OfficerDocumentFilter = {
  /** Units the officer may see. */
  readonly units: 'all' | readonly UnitId[];
  readonly status?: DocumentStatus;
  readonly text?: string;
};

export type DocumentEventView = {
  readonly type: DocumentEventType;
  readonly officerName: string;
  readonly occurredAt: InstantText;
  readonly detail: string;
};

/** Somebody asked to publish in spite of findings, and what a second officer said. */
export type DocumentReleaseView = {
  readonly id: string;
  readonly versionId: string;
  readonly findingsDigest: string;
  readonly findingCount: number;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requesterName: string;
  readonly requestedAt: InstantText;
  readonly decision: ReleaseDecision | null;
  readonly decisionNote: string;
  readonly deciderName: string | null;
  readonly decidedAt: InstantText | null;
};

/** Everything about a document, unpublished versions and history included. */
export type OfficerDocumentView = DocumentView & {
  readonly version: number;
  readonly scheduledAt: InstantText | null;
  readonly embargoUntil: InstantText | null;
  readonly currentVersionId: string | null;
  readonly versions: readonly (DocumentVersionView & { readonly id: string; readonly createdBy: string })[];
  readonly releases: readonly DocumentReleaseView[];
  /** Newest first. */
  readonly events: readonly DocumentEventView[];
};

/** A line of the register of public information (DIP). */
export type RegisterRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly classification: Classification;
  readonly year: number;
  readonly unitName: string;
  readonly register: RegisterFacts;
  readonly versionNumber: number | null;
  readonly mediaType: string | null;
  readonly publishedAt: InstantText;
};

/** A document that cannot go on without a person. */
export type WaitingDocument = {
  readonly id: string;
  readonly title: string;
  readonly what: 'release' | 'moment';
  readonly since: InstantText;
};

export type PublicDocumentQueries = {
  /** Lines of the register in the order of their ids, behind `after`; `unitSlug` for one unit. One statement. */
  readonly register: (
    unitSlug: string | null,
    limit: number,
    after: string | null,
  ) => Promise<readonly RegisterRow[]>;
  /** How many lines the register has, by class. One statement over an index. */
  readonly registerTotals: (unitSlug: string | null) => Promise<Readonly<Record<Classification, number>>>;
  /** Releases that nobody has decided, and moments long past. Two statements. */
  readonly waitingForOfficer: (
    now: InstantText,
    units: 'all' | readonly UnitId[],
    limit: number,
  ) => Promise<readonly WaitingDocument[]>;
  /** One statement. */
  readonly newest: (limit: number) => Promise<readonly DocumentRow[]>;
  /** The newest announcement of the immediate class that is not older than the instant; one statement. */
  readonly newestImmediate: (since: InstantText) => Promise<DocumentRow | null>;
  /** Newest first, by keyset; `cursor` as given by an earlier page, anything else starts anew. One statement. */
  readonly library: (filter: LibraryFilter, limit: number, cursor: string | null) => Promise<LibraryPage>;
  /** Documents about an area, newest first; `withParts`: and about the areas within it. One statement. */
  readonly ofArea: (
    code: string,
    withParts: boolean,
    limit: number,
    cursor: string | null,
  ) => Promise<LibraryPage>;
  /** One statement. */
  readonly facets: (filter: LibraryFilter) => Promise<LibraryFacets>;
  /** Names of the unit and area of a filter, null where there is none; one statement. */
  readonly filterNames: (
    filter: Pick<LibraryFilter, 'unitSlug' | 'regionCode'>,
  ) => Promise<{ readonly unitName: string | null; readonly regionName: string | null }>;
  /** Other published documents of the same unit, newest first; one statement. */
  readonly related: (id: string, limit: number) => Promise<readonly DocumentRow[]>;
  /** Published documents that an officer named as belonging to this one; one statement. */
  readonly namedRelated: (id: string) => Promise<readonly DocumentRow[]>;
  /** Published or withdrawn (the page then says so); drafts are not found. Two statements. */
  readonly bySlug: (slug: string) => Promise<DocumentView | null>;
  /** Newest first; `afterId` is the last row seen. One statement. */
  readonly officerList: (
    filter: OfficerDocumentFilter,
    limit: number,
    afterId: string | null,
  ) => Promise<readonly OfficerDocumentRow[]>;
  /** Null also when it belongs to a unit that is not among `units`. Four statements. */
  readonly officerDocument: (
    id: string,
    units: 'all' | readonly UnitId[],
  ) => Promise<OfficerDocumentView | null>;
};
