import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';
import type {
  ComplianceDutyId,
  ComplianceEvidenceId,
  ProcurementPackageId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** One proof of a duty; it counts while its document is published, a link always. */
export type EvidenceView = {
  readonly id: ComplianceEvidenceId;
  readonly periodYear: number | null;
  readonly label: string;
  readonly addedOn: CivilDate;
  readonly url: string | null;
  readonly document: {
    readonly slug: string;
    readonly title: string;
    readonly year: number;
    readonly published: boolean;
    readonly publishedAt: InstantText | null;
  } | null;
};

/** What one unit owes of the checklist, with its proofs in the order in which they were added. */
export type DutyRow = {
  readonly id: ComplianceDutyId;
  readonly item: ChecklistItem;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly unitShortName: string;
  readonly unitSlug: string;
  /** An archived unit's duties stay on the board until they are moved. */
  readonly unitArchived: boolean;
  readonly applicable: boolean;
  /** Why it does not apply; '' while it does. */
  readonly reason: string;
  readonly confirmedOn: CivilDate | null;
  readonly version: number;
  readonly evidence: readonly EvidenceView[];
};

export type PackageRow = {
  readonly id: ProcurementPackageId;
  readonly year: number;
  readonly name: string;
  readonly unitId: UnitId;
  readonly unitName: string;
  readonly version: number;
  /** How many of the documents are public, and how many the package does not require. */
  readonly published: number;
  readonly notRequired: number;
};

export type PackageRecord = {
  readonly itemCode: string;
  readonly notRequired: boolean;
  readonly url: string | null;
  readonly document: { readonly slug: string; readonly title: string; readonly published: boolean } | null;
};

export type PackageView = PackageRow & { readonly records: readonly PackageRecord[] };

export type ComplianceQueries = {
  /** The whole checklist in its order; one statement. */
  readonly checklist: () => Promise<readonly ChecklistItem[]>;
  /** Duties in the order of the checklist, then by unit, of some units or of all; two statements. */
  readonly duties: (units?: readonly UnitId[]) => Promise<readonly DutyRow[]>;
  /** Two statements. */
  readonly duty: (id: string) => Promise<DutyRow | null>;
  /** Packages of a year, newest first; one statement. */
  readonly packages: (year: number, limit: number) => Promise<readonly PackageRow[]>;
  /** Years that have a package, newest first; one statement. */
  readonly packageYears: () => Promise<readonly number[]>;
  /** Two statements. */
  readonly package: (id: string) => Promise<PackageView | null>;
};
