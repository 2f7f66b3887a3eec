import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import type { Complaint } from '#domain/complaint/complaint.ts';
import type { ComplaintStatus } from '#domain/complaint/status.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';
import type { ColumnMapping } from '#domain/sp4n/columns.ts';
import type { Sp4nLink } from '#domain/sp4n/link.ts';

/** `case`: not in SP4N-LAPOR! yet. `status`: there, but our status has moved on since. */
export const sp4nWork = ['case', 'status'] as const;
export type Sp4nWork = (typeof sp4nWork)[number];

/** A line of the worklist. */
export type Sp4nRowView = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly subject: string;
  readonly unitName: string | null;
  readonly status: ComplaintStatus;
  readonly trackingId: string | null;
  readonly statusCopied: ComplaintStatus | null;
  readonly confidential: boolean;
  readonly identityMode: Complaint['identityMode'];
  /** When it was handed over first: from then on it waits. */
  readonly since: InstantText;
  readonly sortKey: string;
};

export type Sp4nPage<T> = {
  readonly rows: readonly T[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
};

export type Sp4nImportView = {
  readonly id: string;
  readonly fileName: string;
  readonly columns: ColumnMapping;
  readonly importedAt: InstantText;
  readonly importedByName: string | null;
  readonly createdCount: number;
  readonly matchedCount: number;
  readonly unchangedCount: number;
  readonly refusedCount: number;
};

/** The parts of a comparison of both ledgers; each report is in exactly one. */
export const reconciliationParts = ['only_here', 'only_there', 'different', 'both'] as const;
export type ReconciliationPart = (typeof reconciliationParts)[number];

export type ReconciliationRow = {
  /** Our case; null for what is only there. */
  readonly id: ComplaintId | null;
  readonly number: string | null;
  readonly trackingId: string | null;
  readonly born: Sp4nLink['born'] | null;
  readonly subject: string;
  readonly unit: string;
  readonly statusHere: ComplaintStatus | null;
  /** A code, or the label of the export. */
  readonly statusThere: string | null;
  readonly receivedOn: CivilDate | null;
  readonly sortKey: string;
  readonly sortId: string;
};

/** What the comparison is made over: complaints of a scope, and the rows of one import. */
export type ReconciliationOf = {
  readonly scope: ComplaintScope;
  readonly importId: string;
  readonly part: ReconciliationPart;
};

export type Sp4nQueries = {
  /** Oldest first. One statement. */
  readonly worklist: (
    work: Sp4nWork,
    scope: ComplaintScope,
    limit: number,
    cursor: KeysetCursor | null,
  ) => Promise<Sp4nPage<Sp4nRowView>>;
  /** Each up to a thousand. One statement. */
  readonly workCounts: (scope: ComplaintScope) => Promise<Readonly<Record<Sp4nWork, number>>>;
  /** The link of a complaint in scope. One statement. */
  readonly link: (complaintId: string, scope: ComplaintScope) => Promise<Sp4nLink | null>;
  /** The newest import; null when there was none. One statement. */
  readonly lastImport: () => Promise<Sp4nImportView | null>;
  /** Each up to a thousand. One statement. */
  readonly reconciliationCounts: (
    scope: ComplaintScope,
    importId: string,
  ) => Promise<Readonly<Record<ReconciliationPart, number>>>;
  /** One statement. */
  readonly reconciliation: (
    of: ReconciliationOf,
    limit: number,
    cursor: KeysetCursor | null,
  ) => Promise<Sp4nPage<ReconciliationRow>>;
};
