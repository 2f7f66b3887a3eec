declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** UUIDv7 text; time-ordered, so it also serves as a keyset. */
export type InformationRequestId = Branded<'InformationRequestId'>;
export type RequestItemId = Branded<'RequestItemId'>;
export type OfficerId = Branded<'OfficerId'>;
export type UnitId = Branded<'UnitId'>;
export type PublicDocumentId = Branded<'PublicDocumentId'>;
export type DocumentVersionId = Branded<'DocumentVersionId'>;
export type StoredFileId = Branded<'StoredFileId'>;
export type LetterId = Branded<'LetterId'>;
export type DeadlineId = Branded<'DeadlineId'>;
export type NoticeId = Branded<'NoticeId'>;
export type ComplaintId = Branded<'ComplaintId'>;
export type ComplaintTaskId = Branded<'ComplaintTaskId'>;
export type ComplaintActId = Branded<'ComplaintActId'>;
export type ComplaintPressId = Branded<'ComplaintPressId'>;
export type OmbudsmanReportId = Branded<'OmbudsmanReportId'>;
export type TaskLinkId = Branded<'TaskLinkId'>;
export type ConversationId = Branded<'ConversationId'>;
export type ConversationMessageId = Branded<'ConversationMessageId'>;
export type Sp4nImportId = Branded<'Sp4nImportId'>;
export type ComplianceDutyId = Branded<'ComplianceDutyId'>;
export type ComplianceEvidenceId = Branded<'ComplianceEvidenceId'>;
export type ProcurementPackageId = Branded<'ProcurementPackageId'>;
/** The id of a case of any kind; which one is said by the kind beside it. */
export type CaseId = InformationRequestId | ComplaintId;

type AnyId =
  | InformationRequestId
  | RequestItemId
  | OfficerId
  | UnitId
  | PublicDocumentId
  | DocumentVersionId
  | StoredFileId
  | LetterId
  | DeadlineId
  | NoticeId
  | ComplaintId
  | ComplaintTaskId
  | ComplaintActId
  | ComplaintPressId
  | OmbudsmanReportId
  | TaskLinkId
  | ConversationId
  | ConversationMessageId
  | Sp4nImportId
  | ComplianceDutyId
  | ComplianceEvidenceId
  | ProcurementPackageId;

/** Brands a text that comes from our own database, generator or an address already matched. */
export function asId<T extends AnyId>(text: string): T {
  return text as T;
}
