import type { Result } from '#domain/shared/result.ts';
import type { ArchiveFault, BackupManifest } from './backup-archive.ts';

export type ExtractRequest = {
  readonly file: string;
  /** File with the offline private key. */
  readonly keyFile: string;
  readonly into: string;
  /** Whether a part is written out; every part is read and its digest compared in any case. */
  readonly keep: (path: string) => Promise<boolean>;
};

export type BackupReader = {
  /** Decrypts an archive and compares every part with the manifest. What is kept is fsynced. */
  readonly extract: (request: ExtractRequest) => Promise<Result<BackupManifest, ArchiveFault>>;
};

/** A folder that is made beside its final place and gets its name when everything in it is right. */
export type DraftFolder = {
  readonly folder: string;
  readonly writeText: (name: string, text: string) => Promise<void>;
  /** Removes a file that was only needed on the way. */
  readonly drop: (name: string) => Promise<void>;
  /** Gives it its name; durable. */
  readonly settle: () => Promise<void>;
  /** Removes it with all that is in it. */
  readonly discard: () => Promise<void>;
};

export type DraftFolders = {
  /** Refuses a place that holds anything; removes what an earlier, killed run left beside it. */
  readonly claim: (
    to: string,
  ) => Promise<Result<DraftFolder, { readonly code: 'FOLDER_NOT_EMPTY' | 'PARENT_MISSING' }>>;
  /** A private temporary folder, only ever discarded. */
  readonly scratch: () => Promise<DraftFolder>;
};
