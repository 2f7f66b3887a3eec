import type { InstantText } from '#domain/shared/temporal.ts';
import type { ArchivePart, BackupManifest, BackupRecord, PartDigest } from './backup-archive.ts';

export type NewArchive = {
  readonly createdAt: InstantText;
  /** Public age key that the archive is encrypted to. */
  readonly recipient: string;
  readonly parts: AsyncIterable<ArchivePart>;
  /** Asked once, when every part has been read. */
  readonly manifestOf: (parts: readonly PartDigest[]) => BackupManifest;
  readonly stop?: AbortSignal;
};

export type BackupRun = {
  /** An empty folder for plain copies, readable by this account only, removed at the end. */
  readonly workFolder: string;
  /** Writes, fsyncs, reads back and only then names and lists an archive. Throws when anything differs. */
  readonly write: (archive: NewArchive) => Promise<BackupRecord>;
};

/** The folder of backups of this portal. */
export type BackupStore = {
  readonly folder: string;
  /** Runs alone, after removing what a killed run left behind; null while another process is at it. */
  readonly exclusively: <T>(work: (run: BackupRun) => Promise<T>) => Promise<T | null>;
  /** Good backups, newest first: those whose record was written, whose file is there and has its size. */
  readonly good: () => Promise<readonly BackupRecord[]>;
  /** Archives without a record: carried here by hand, or not finished. */
  readonly unlisted: () => Promise<readonly string[]>;
  readonly remove: (name: string) => Promise<void>;
};

/** The public key that backups are encrypted to, kept in the data folder. */
export type BackupRecipient = {
  readonly current: () => Promise<string | null>;
  readonly set: (recipient: string) => Promise<void>;
};
