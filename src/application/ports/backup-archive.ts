import type { InstantText } from '#domain/shared/temporal.ts';

/** One file of an archive; its content is read once. */
export type ArchivePart = {
  /** Place in the data folder, with `/`. */
  readonly path: string;
  readonly byteSize: number;
  readonly content: AsyncIterable<Uint8Array>;
};

export type PartDigest = { readonly path: string; readonly byteSize: number; readonly sha256: string };

/** What an archive says of itself, inside the encryption. */
export type BackupManifest = {
  readonly format: 1;
  readonly createdAt: InstantText;
  readonly appVersion: string;
  /** Name of the newest migration that the database had. */
  readonly schemaVersion: string;
  readonly dialect: 'sqlite' | 'postgres';
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly parts: readonly PartDigest[];
  /** Files that rows name and that were lost before the backup. */
  readonly missing: readonly string[];
  /** Files that were erased between the copy of the database and the copy of the files. */
  readonly erasedSince: readonly string[];
};

/** What is known of a finished backup without its key; written last, beside the archive. */
export type BackupRecord = {
  readonly name: string;
  readonly createdAt: InstantText;
  readonly byteSize: number;
  /** Of the encrypted file. */
  readonly sha256: string;
  /** Of the plain archive. */
  readonly plainSha256: string;
  readonly recipient: string;
  readonly appVersion: string;
  readonly schemaVersion: string;
  readonly dialect: 'sqlite' | 'postgres';
  readonly rows: number;
  readonly files: number;
  readonly missing: number;
};

/** Why an archive cannot be used. */
export type ArchiveFault =
  | { readonly code: 'FILE_NOT_FOUND' }
  | { readonly code: 'KEY_UNREADABLE' }
  | { readonly code: 'NOT_A_BACKUP' }
  | { readonly code: 'WRONG_KEY' }
  | { readonly code: 'CUT_OFF' }
  /** `where`: the part, or the plain byte after which it no longer fits. */
  | { readonly code: 'ALTERED'; readonly where: string }
  | { readonly code: 'UNKNOWN_FORMAT' };
