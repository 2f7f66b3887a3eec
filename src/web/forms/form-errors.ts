import { fieldErrorText } from '#i18n/field-errors.ts';
import type { FieldErrors } from '#web/forms/fields.ts';

export type SummaryError = { readonly name: string; readonly index?: number; readonly message: string };

/**
 * Errors for the summary and the sentence beside each field. `fields` gives the order, and where it is a
 * record also what the summary calls each field.
 */
export function formErrors(
  errors: FieldErrors,
  fields: readonly string[] | Readonly<Record<string, string>>,
  textOf: (code: string) => string = fieldErrorText,
): {
  readonly summary: readonly SummaryError[];
  readonly of: (name: string, index?: number) => string | undefined;
} {
  const labels = new Map(Array.isArray(fields) ? fields.map((name) => [name, '']) : Object.entries(fields));
  const order = [...labels.keys()];
  const rank = (key: string): number => {
    const place = order.indexOf(key.split('.')[0] ?? key);
    return place === -1 ? order.length : place;
  };
  const summary = Object.entries(errors)
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([key, code]) => {
      const [name = key, index] = key.split('.');
      const label = labels.get(name) ?? '';
      const place = index === undefined ? '' : ` ${Number(index) + 1}`;
      const message = label === '' ? textOf(code) : `${label}${place}: ${textOf(code)}`;
      return index === undefined ? { name, message } : { name, index: Number(index), message };
    });
  return {
    summary,
    of: (name, index) => {
      const code =
        errors[index === undefined ? name : `${name}.${index}`] ?? (index === 0 ? errors[name] : undefined);
      return code === undefined ? undefined : textOf(code);
    },
  };
}
