import type { StoredFileId } from '#domain/shared/ids.ts';

export type SnapshotFile = { readonly id: StoredFileId; readonly published: boolean };

/** A copy of the database as of one instant. */
export type DatabaseSnapshot = {
  readonly dialect: 'sqlite' | 'postgres';
  readonly file: string;
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly schemaVersion: string;
  /** Files that rows of the copy name and that are not marked as deleted. */
  readonly files: readonly SnapshotFile[];
};

export type DatabaseSnapshots = {
  /** Copies the live database into a folder while others go on writing. */
  readonly take: (folder: string) => Promise<DatabaseSnapshot>;
  /** Which of these files the live database has marked as deleted, or does not know, by now. */
  readonly deletedByNow: (ids: readonly StoredFileId[]) => Promise<readonly StoredFileId[]>;
};
