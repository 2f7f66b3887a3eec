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
/** The id of a case of any kind. */
export type CaseId = InformationRequestId;

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
  | NoticeId;

/** Brands a text that comes from our own database, generator or an address already matched. */
export function asId<T extends AnyId>(text: string): T {
  return text as T;
}
