import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import type { StoredFileId, UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** A file with what decides who may have it. */
export type FileForDelivery = StoredFile & {
  /** The unit that has the file's case or document, where there is one. */
  readonly caseUnitId: UnitId | null;
  /** Where it belongs to a complaint: what decides which officers may see that. */
  readonly complaint: {
    readonly aboutUnitId: UnitId | null;
    readonly taskUnitIds: readonly UnitId[];
  } | null;
  /** Sent in a chat: the units that reports of that chat are about. */
  readonly chatAboutUnitIds: readonly UnitId[];
  /** True when it is a published version of a document that is published now, or a released picture of a public complaint. */
  readonly publiclyReadable: boolean;
  /** True when it belonged to a document that has been withdrawn (the address then says so). */
  readonly withdrawn: boolean;
  /** Locked until it was looked into. */
  readonly held: boolean;
  /** Where the file belongs to a document: that document's address. */
  readonly documentSlug: string | null;
};

export type HeldFile = Pick<StoredFile, 'id' | 'mediaType' | 'byteSize'>;

export type FileQueries = {
  /** One statement, for a complaint's or a chat's file two; null when there is none or it was deleted. */
  readonly forDelivery: (id: string) => Promise<FileForDelivery | null>;
  /** Locked files that nobody has looked into yet, oldest first. One statement. */
  readonly held: (limit: number) => Promise<readonly HeldFile[]>;
  /** Documents' files that this edition of the look has not seen, oldest first. One statement. */
  readonly notLookedThrough: (edition: number, limit: number) => Promise<readonly StoredFileId[]>;
  /**
   * What a unit's task link opens: its complaint and the acts of its task; null when the link is unknown, expired or
   * revoked, or the task has ended. Two statements.
   */
  readonly taskLink: (
    tokenHash: string,
    now: InstantText,
  ) => Promise<{ readonly ref: CaseRef; readonly actIds: readonly string[] } | null>;
  /** The case that a citizen's session opens; null when there is none or it has expired. One statement. */
  readonly citizenSession: (tokenHash: string, now: InstantText) => Promise<CaseRef | null>;
};
