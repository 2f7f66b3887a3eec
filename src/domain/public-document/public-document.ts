import type { RegisterFacts } from '#domain/public-document/register-facts.ts';
import type {
  DocumentVersionId,
  OfficerId,
  PublicDocumentId,
  StoredFileId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Classes of UU 14/2008 art. 9, 10, 11; exempt information is not a published document (art. 17). */
export const classifications = ['periodic', 'immediate', 'available_anytime'] as const;
export type Classification = (typeof classifications)[number];

export const documentStatuses = ['draft', 'published', 'withdrawn'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** Dokumen publik: what the body publishes, with all its versions. */
export type PublicDocument = {
  readonly id: PublicDocumentId;
  /** Stable address; never changes once published. */
  readonly slug: string;
  readonly title: string;
  readonly classification: Classification;
  readonly unitId: UnitId;
  readonly year: number;
  /** Kind of document as people say it: "Laporan keuangan", "SOP". */
  readonly kind: string;
  readonly regionCode: string | null;
  readonly summary: string;
  readonly register: RegisterFacts;
  readonly status: DocumentStatus;
  readonly currentVersionId: DocumentVersionId | null;
  readonly publishedAt: InstantText | null;
  readonly withdrawnAt: InstantText | null;
  readonly withdrawalReason: string | null;
  /** When the newest version becomes public by itself, and who decided that. */
  readonly scheduledAt: InstantText | null;
  readonly scheduledBy: OfficerId | null;
  /** Before this instant it may not become public, whoever asks. */
  readonly embargoUntil: InstantText | null;
  /** Of a withdrawn document: the one that took its place. */
  readonly replacedById: PublicDocumentId | null;
  readonly createdBy: OfficerId;
  readonly createdAt: InstantText;
  readonly updatedAt: InstantText;
  readonly version: number;
};

export type DocumentVersion = {
  readonly id: DocumentVersionId;
  readonly documentId: PublicDocumentId;
  readonly versionNumber: number;
  /** The main file; companions are `DocumentFile`s. */
  readonly fileId: StoredFileId;
  readonly note: string;
  readonly createdBy: OfficerId;
  readonly createdAt: InstantText;
  readonly publishedAt: InstantText | null;
};
