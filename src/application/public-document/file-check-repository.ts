import type { StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import type { Finding } from '#domain/stored-file/finding.ts';

/** What was found when a file was looked through, and by which edition of the look. */
export type FileCheck = {
  readonly edition: number;
  readonly checkedAt: InstantText;
  readonly findings: readonly Finding[];
};

export type FileCheckRepository = {
  readonly find: (fileId: StoredFileId) => Promise<FileCheck | null>;
  /** Takes the place of an earlier one. */
  readonly save: (fileId: StoredFileId, check: FileCheck) => Promise<void>;
};
