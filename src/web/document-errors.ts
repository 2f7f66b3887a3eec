import { documentFieldLabels } from '#i18n/document-fields.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';
import { documentFormTexts, publicDocumentErrorTexts } from '#i18n/public-document.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import { formErrors } from '#web/forms/form-errors.ts';

const documentTexts: Readonly<Record<string, string>> = { ...publicDocumentErrorTexts, ...documentFormTexts };

/** The name under which refusals stand that concern the whole page. */
export const wholePage = '';

/** Errors of the document pages for the summary and beside the fields. */
export function documentErrors(errors: FieldErrors) {
  const shown = formErrors(
    errors,
    documentFieldLabels,
    (code) => documentTexts[code] ?? fieldErrorText(code),
  );
  return {
    summary: shown.summary.map(({ name, message }) => (name === wholePage ? { message } : { name, message })),
    of: (name: string) => shown.of(name),
  };
}
