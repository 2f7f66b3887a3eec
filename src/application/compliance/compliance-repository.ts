import type {
  ComplianceDutyId,
  ComplianceEvidenceId,
  OfficerId,
  ProcurementPackageId,
  PublicDocumentId,
  UnitId,
} from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** What one unit owes. */
export type ComplianceDuty = {
  readonly id: ComplianceDutyId;
  readonly itemCode: string;
  readonly unitId: UnitId;
  readonly applicable: boolean;
  readonly reason: string;
  readonly confirmedOn: CivilDate | null;
  readonly confirmedBy: OfficerId | null;
  readonly createdAt: InstantText;
  readonly version: number;
};

/** What a proof points to: a document of this library, or a page elsewhere. */
export type EvidenceTarget =
  | { readonly kind: 'document'; readonly documentId: PublicDocumentId }
  | { readonly kind: 'link'; readonly url: string };

export type NewEvidence = {
  readonly id: ComplianceEvidenceId;
  readonly dutyId: ComplianceDutyId;
  readonly periodYear: number | null;
  readonly target: EvidenceTarget;
  readonly label: string;
  readonly addedOn: CivilDate;
  readonly addedBy: OfficerId;
  readonly createdAt: InstantText;
};

export type ProcurementPackage = {
  readonly id: ProcurementPackageId;
  readonly unitId: UnitId;
  readonly year: number;
  readonly name: string;
  readonly createdBy: OfficerId;
  readonly createdAt: InstantText;
  readonly version: number;
};

/** What a package has of one document; without target and not `notRequired` it is still owed. */
export type ProcurementRecord = {
  readonly itemCode: string;
  readonly notRequired: boolean;
  readonly target: EvidenceTarget | null;
};

export type ComplianceRepository = {
  readonly find: (id: ComplianceDutyId) => Promise<ComplianceDuty | null>;
  /** Whether the item is one that units owe. */
  readonly isOwed: (itemCode: string) => Promise<boolean>;
  /** Adds a duty; false when the unit has it already. */
  readonly add: (duty: ComplianceDuty) => Promise<boolean>;
  readonly hasDuty: (itemCode: string, unitId: UnitId) => Promise<boolean>;
  /** Saves the duty if its version is still `expectedVersion`; false otherwise. */
  readonly save: (duty: ComplianceDuty, expectedVersion: number) => Promise<boolean>;
  /** How many proofs count today: links, and documents that are published. */
  readonly countingEvidence: (id: ComplianceDutyId) => Promise<number>;
  readonly addEvidence: (evidence: NewEvidence) => Promise<void>;
  /** False when it was taken away before, or is another duty's. */
  readonly removeEvidence: (
    id: ComplianceEvidenceId,
    dutyId: ComplianceDutyId,
    by: OfficerId,
    at: InstantText,
  ) => Promise<boolean>;
  /** The published document at this address, with its year. */
  readonly publishedDocument: (
    slug: string,
  ) => Promise<{ readonly id: PublicDocumentId; readonly title: string; readonly year: number } | null>;
  readonly findPackage: (id: ProcurementPackageId) => Promise<ProcurementPackage | null>;
  readonly addPackage: (added: ProcurementPackage) => Promise<void>;
  /** Saves name, year and version if the version is still `expectedVersion`; false otherwise. */
  readonly savePackage: (changed: ProcurementPackage, expectedVersion: number) => Promise<boolean>;
  readonly saveRecords: (
    id: ProcurementPackageId,
    records: readonly ProcurementRecord[],
    by: OfficerId,
    at: InstantText,
  ) => Promise<void>;
  readonly procurementCodes: () => Promise<readonly string[]>;
};
