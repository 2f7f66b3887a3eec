/** Expected refusals; their copy is in `i18n/compliance.ts`. */
export const complianceErrorCodes = [
  'NOT_ALLOWED',
  'DUTY_NOT_FOUND',
  'STALE_DUTY',
  'NO_EVIDENCE',
  'EVIDENCE_NEEDED',
  'DOCUMENT_NOT_PUBLISHED',
  'URL_NOT_HTTPS',
  'LABEL_LENGTH',
  'PERIOD_YEAR',
  'REASON_LENGTH',
  'UNKNOWN_UNIT',
  'DUTY_EXISTS',
  'PACKAGE_NOT_FOUND',
  'PACKAGE_NAME_LENGTH',
  'PACKAGE_YEAR',
] as const;
export type ComplianceErrorCode = (typeof complianceErrorCodes)[number];

export type ComplianceError = { readonly code: ComplianceErrorCode };
