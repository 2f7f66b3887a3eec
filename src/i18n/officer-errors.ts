import { fieldErrorText } from '#i18n/field-errors.ts';
import { informationRequestErrorTexts } from '#i18n/information-request.ts';

const texts: Readonly<Record<string, string>> = informationRequestErrorTexts;

/** The sentence for a refusal on an officer's form: of a field, or of the use case. */
export function caseErrorText(code: string): string {
  return Object.hasOwn(texts, code) ? (texts[code] ?? '') : fieldErrorText(code);
}
