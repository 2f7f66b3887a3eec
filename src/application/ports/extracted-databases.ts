import type { StoredFileId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type ExtractedFile = {
  readonly id: StoredFileId;
  readonly byteSize: number;
  /** Of the plain content. */
  readonly sha256: string;
  readonly published: boolean;
};

/** The database of a backup. */
export type ExtractedDatabase = {
  /** What the database says against itself; empty for a sound one. */
  readonly complaints: () => Promise<readonly string[]>;
  readonly rowCounts: () => Promise<Readonly<Record<string, number>>>;
  /** Files that are not marked as deleted. */
  readonly files: () => Promise<readonly ExtractedFile[]>;
  readonly markDeleted: (ids: readonly StoredFileId[], at: InstantText) => Promise<void>;
  /** Holds back everything that would tell somebody something; returns how many messages. */
  readonly holdOutbox: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export type DumpRefusal =
  | { readonly code: 'TOOLS_MISSING'; readonly needed: number }
  | { readonly code: 'DATABASE_NOT_EMPTY' }
  | { readonly code: 'DUMP_REFUSED'; readonly detail: string };

export type ExtractedDatabases = {
  /** False when the program is older than the backup. */
  readonly knowsSchema: (schemaVersion: string) => Promise<boolean>;
  readonly openSqlite: (file: string) => Promise<ExtractedDatabase>;
  /** Loads a dump into an empty PostgreSQL database, all or nothing. */
  readonly loadDump: (dump: string, databaseUrl: string) => Promise<Result<ExtractedDatabase, DumpRefusal>>;
};
