import type { ComplaintId, OfficerId, Sp4nImportId, UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';
import type { ColumnMapping } from '#domain/sp4n/columns.ts';
import type { Sp4nLink } from '#domain/sp4n/link.ts';

/** One report as the last export that held it told of it; nothing of its reporter. */
export type LedgerRow = {
  readonly trackingId: string;
  readonly complaintId: ComplaintId | null;
  readonly title: string;
  /** A code of `status-map.ts`, or a label we do not know. */
  readonly status: string;
  readonly unit: string;
  readonly reportedOn: CivilDate | null;
  readonly followedUp: boolean;
  /** Other mapped columns as they stood. */
  readonly raw: Readonly<Record<string, string>>;
};

export type ImportCounts = {
  readonly created: number;
  readonly matched: number;
  readonly unchanged: number;
  readonly refused: number;
};

export type Sp4nImport = {
  readonly id: Sp4nImportId;
  readonly fileName: string;
  readonly columns: ColumnMapping;
  readonly importedAt: InstantText;
  readonly importedBy: OfficerId;
};

/** A complaint as an import names it; `aboutUnitId` keeps it from the officers of one unit. */
export type TiedComplaint = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly aboutUnitId: UnitId | null;
};

/** A complaint that an export may mean, by its number. */
export type NumberedComplaint = TiedComplaint & {
  /** Handed over once, so that it belongs there. */
  readonly linked: boolean;
  readonly trackingId: string | null;
};

export type Sp4nRepository = {
  readonly find: (id: ComplaintId) => Promise<Sp4nLink | null>;
  readonly findByTracking: (trackingId: string) => Promise<Sp4nLink | null>;
  /** False when another complaint has the tracking id; then nothing was written. */
  readonly add: (link: Sp4nLink) => Promise<boolean>;
  /**
   * Puts `link` in the place of the one with its id and version. `taken`: another complaint has the tracking id; the
   * caller must undo the transaction then, since the old row is gone. Waits for others that write the same id.
   */
  readonly replace: (link: Sp4nLink) => Promise<'saved' | 'stale' | 'taken'>;

  /** Links by tracking id, with their complaints' numbers. One statement. */
  readonly byTracking: (
    ids: readonly string[],
  ) => Promise<readonly (TiedComplaint & { readonly trackingId: string })[]>;
  /** One statement. */
  readonly byNumber: (numbers: readonly string[]) => Promise<readonly NumberedComplaint[]>;
  /** One statement. */
  readonly ledgerRows: (ids: readonly string[]) => Promise<readonly LedgerRow[]>;
  readonly addImport: (done: Sp4nImport) => Promise<void>;
  readonly countImport: (id: Sp4nImportId, counts: ImportCounts) => Promise<void>;
  /** Writes or rewrites rows as seen in an import. One statement. */
  readonly putLedgerRows: (importId: Sp4nImportId, rows: readonly LedgerRow[]) => Promise<void>;
  /** How a linked report stands there. One statement. */
  readonly seeStatusThere: (trackingId: string, status: string, at: InstantText) => Promise<void>;
};
