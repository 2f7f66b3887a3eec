import { complianceErrorTexts } from '#i18n/compliance.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';

const texts: Readonly<Record<string, string>> = complianceErrorTexts;
const fieldOf: Readonly<Record<string, string>> = {
  EVIDENCE_NEEDED: 'document_address',
  DOCUMENT_NOT_PUBLISHED: 'document_address',
  URL_NOT_HTTPS: 'document_address',
  LABEL_LENGTH: 'label',
  PERIOD_YEAR: 'period_year',
  REASON_LENGTH: 'reason',
  UNKNOWN_UNIT: 'unit_id',
  DUTY_EXISTS: 'unit_id',
  PACKAGE_NAME_LENGTH: 'name',
  PACKAGE_YEAR: 'year',
};

/** The sentence for a refusal of these forms. */
export function complianceErrorText(code: string): string {
  return texts[code] ?? fieldErrorText(code);
}

/** The field beside which it stands; '' where it is about the whole page. */
export function fieldOfComplianceError(code: string): string {
  return fieldOf[code] ?? '';
}

/** 409 where somebody was faster, 403 where the officer may not, else 422. */
export function statusOfComplianceError(codes: readonly string[]): 403 | 409 | 422 {
  if (codes.includes('NOT_ALLOWED')) return 403;
  return codes.includes('STALE_DUTY') ? 409 : 422;
}
