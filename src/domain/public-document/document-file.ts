import type { DocumentVersionId, StoredFileId } from '#domain/shared/ids.ts';

/** What a file beside the main one is for (PerKI 1/2021 art. 24(4)-(5): audio, braille; data for machines). */
export const companionRoles = ['data', 'plain_text', 'audio', 'braille', 'attachment'] as const;
export type CompanionRole = (typeof companionRoles)[number];

/** A file of a version beside its main file. */
export type DocumentFile = {
  readonly versionId: DocumentVersionId;
  readonly fileId: StoredFileId;
  readonly role: CompanionRole;
  readonly position: number;
};

/** The most files that one version has beside its main file. */
export const mostCompanions = 12;
