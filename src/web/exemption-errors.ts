import { exemptionErrorTexts, exemptionFieldLabels } from '#i18n/exemption.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import { formErrors } from '#web/forms/form-errors.ts';

const texts: Readonly<Record<string, string>> = exemptionErrorTexts;

/** Errors of the pages of exempt information, for the summary and beside the fields; '' is the whole page. */
export function exemptionErrors(errors: FieldErrors) {
  const shown = formErrors(errors, exemptionFieldLabels, (code) => texts[code] ?? fieldErrorText(code));
  return {
    summary: shown.summary.map(({ name, message }) => (name === '' ? { message } : { name, message })),
    of: (name: string) => shown.of(name),
  };
}
