import type { InstantText } from '#domain/shared/temporal.ts';

export type DiskSpace = { readonly freeBytes: number; readonly totalBytes: number };

/** Permission bits and whether this account can write; null where there is nothing. */
export type PathFacts = { readonly mode: number; readonly writable: boolean } | null;

export type DatabaseFacts = {
  /** Settings under which an acknowledged row could be lost, as `name=value`; empty is right. */
  readonly unsafeSettings: readonly string[];
  /** What the quick check says; empty for a sound database. */
  readonly damage: readonly string[];
  readonly pendingMigrations: readonly string[];
};

/** What is read of the rows; only of a database that is up to date. */
export type ContentFacts = {
  readonly deadMessages: number;
  readonly heldMessages: number;
  /** When the oldest message that could have gone became due. */
  readonly oldestDueAt: InstantText | null;
  readonly newestEventAt: InstantText | null;
  readonly decreedYears: readonly number[];
  readonly files: readonly { readonly id: string; readonly published: boolean }[];
};

export type FileFacts = {
  readonly sealed: ReadonlySet<string>;
  readonly published: ReadonlySet<string>;
  /** Younger than an hour, as `files/<id>` or `published/<id>`: their rows may be on the way. */
  readonly recent: ReadonlySet<string>;
  /** Files and folders that other accounts can reach. */
  readonly exposed: readonly string[];
};

export type BackupFacts = {
  readonly recipient: 'set' | 'absent' | 'malformed';
  readonly newest: { readonly createdAt: InstantText; readonly missing: number } | null;
};

/** Where the doctor looks; each probe may throw, which is a finding of its own. */
export type DoctorProbes = {
  readonly now: () => InstantText;
  readonly nodeVersion: string;
  readonly clockOffsetMs: number;
  readonly baseUrl: string;
  readonly workerWanted: boolean;
  readonly officeTimeZone: string;
  readonly dataDir: () => Promise<PathFacts>;
  readonly disk: () => Promise<readonly (DiskSpace & { readonly place: string })[]>;
  /** Null when it is there and sound; otherwise a sentence for the operator. */
  readonly keyProblem: () => Promise<string | null>;
  readonly keyFile: () => Promise<PathFacts>;
  /** Null when there is no database yet. */
  readonly database: () => Promise<DatabaseFacts | null>;
  readonly contents: () => Promise<ContentFacts>;
  readonly files: () => Promise<FileFacts>;
  /** Null where no mail server is set up; '' when it answers, otherwise what went wrong, as a code. */
  readonly mail: () => Promise<string | null>;
  /** When a running portal stopped writing because the disk failed; null while all is well. */
  readonly writesStoppedAt: () => Promise<InstantText | null>;
  readonly lastHeartbeat: () => Promise<InstantText | null>;
  readonly backups: () => Promise<BackupFacts>;
  readonly close: () => Promise<void>;
};
