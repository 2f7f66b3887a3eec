/** Expected refusals; their copy is in `i18n/public-document.ts`. */
export const publicDocumentErrorCodes = [
  'NOT_ALLOWED',
  'DOCUMENT_NOT_FOUND',
  'STALE_DOCUMENT',
  'TITLE_LENGTH',
  'SUMMARY_LENGTH',
  'KIND_LENGTH',
  'YEAR_OUT_OF_RANGE',
  'UNKNOWN_UNIT',
  'UNKNOWN_REGION',
  'FILE_NEEDED',
  'UPLOAD_GONE',
  'NOTE_LENGTH',
  'REASON_LENGTH',
  'NOTHING_TO_PUBLISH',
  'NOT_PUBLISHED',
] as const;
export type PublicDocumentErrorCode = (typeof publicDocumentErrorCodes)[number];

export type PublicDocumentError = { readonly code: PublicDocumentErrorCode };
