import type { AuditAction, AuditObjectKind, ChainedEntry } from '#domain/audit/audit-entry.ts';
import type { HistoryRange, HistoryTable } from '#domain/audit/history-anchor.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type AuditFilter = {
  readonly action?: AuditAction;
  /** Id of the acting officer. */
  readonly officerId?: string;
  /** Later than the one instant, and not later than the other. */
  readonly after?: InstantText;
  readonly until?: InstantText;
};

/** Keyset by number: entries below (older) or above (newer) one already seen. */
export type AuditCursor = { readonly direction: 'older' | 'newer'; readonly seq: number };

export type AuditRow = {
  readonly seq: number;
  readonly at: InstantText;
  readonly actorKind: 'officer' | 'system' | 'visitor';
  readonly actorName: string | null;
  readonly actorRole: string | null;
  readonly action: AuditAction;
  readonly objectKind: AuditObjectKind;
  readonly objectId: string;
  /** Name of the officer or unit, title of the document, number of the case; null where there is none. */
  readonly objectName: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

export type AuditPage = {
  readonly rows: readonly AuditRow[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
};

/** One opening of an identity, of a requester or of a reporter, with the reason that the officer gave. */
export type IdentityViewRow = {
  readonly id: string;
  readonly at: InstantText;
  readonly officerName: string;
  readonly role: string | null;
  readonly caseKind: 'information_request' | 'complaint';
  readonly caseId: string;
  readonly caseNumber: string;
  readonly reason: string;
  readonly sawNik: boolean;
  readonly sawProof: boolean;
};

export type StoredEntry = ChainedEntry & { readonly hash: string };

/** The read side of the audit trail. Each function takes one statement unless it says otherwise. */
export type AuditQueries = {
  readonly page: (filter: AuditFilter, limit: number, cursor: AuditCursor | null) => Promise<AuditPage>;
  /** Latest first; `beforeId` continues. Complaints about a unit of `hiddenUnits` are not there. */
  readonly identityViews: (
    limit: number,
    beforeId: string | null,
    hiddenUnits: readonly string[],
  ) => Promise<readonly IdentityViewRow[]>;
  /** Entries in order, past `afterSeq`. */
  readonly chain: (afterSeq: number, limit: number) => Promise<readonly StoredEntry[]>;
  /** Where the database says that the chain ends. */
  readonly head: () => Promise<{ readonly seq: number; readonly hash: string } | null>;
  readonly latest: (action: AuditAction) => Promise<StoredEntry | null>;
  /**
   * Counts and hashes rows past `after` up to `upto`, or, with null, up to those that were written so long
   * ago that no open transaction can add one before them. Many statements.
   */
  readonly historyRange: (table: HistoryTable, after: string, upto: string | null) => Promise<HistoryRange>;
};
