import type { FieldErrors } from '#web/forms/fields.ts';
import type { SummaryError } from '#web/forms/form-errors.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** One of several forms on a page: its place for the ids of its fields, and what was typed in it when it was refused. */
export type PageForm = {
  readonly index: number;
  readonly sent: boolean;
  readonly of: (name: string) => string | undefined;
  /** What was typed, else `otherwise`. */
  readonly typed: (name: string, otherwise?: string) => string;
  readonly all: (name: string, otherwise: readonly string[]) => readonly string[];
};

/**
 * Several forms with like-named fields on one page, by key. Errors and typed texts go back into the form that was
 * sent, and the summary leads there.
 */
export function pageForms(
  keys: readonly string[],
  refused: { readonly key: string; readonly fields: FormFields; readonly errors: FieldErrors } | null,
  labels: Readonly<Record<string, string>>,
  textOf: (code: string) => string,
): { readonly form: (key: string) => PageForm; readonly summary: readonly SummaryError[] } {
  const order = Object.keys(labels);
  const summary =
    refused === null
      ? []
      : Object.entries(refused.errors)
          .filter(([name]) => name !== '')
          .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
          .map(([name, code]) => ({
            name,
            index: Math.max(0, keys.indexOf(refused.key)),
            message: labels[name] === undefined ? textOf(code) : `${labels[name]}: ${textOf(code)}`,
          }));
  return {
    summary,
    form: (key) => {
      const index = keys.indexOf(key);
      if (index === -1) throw new Error(`no form ${key}`);
      const sent = refused?.key === key ? refused : null;
      return {
        index,
        sent: sent !== null,
        of: (name) => {
          const code = sent?.errors[name];
          return code === undefined ? undefined : textOf(code);
        },
        typed: (name, otherwise = '') => (sent === null ? otherwise : sent.fields.first(name)),
        all: (name, otherwise) => (sent === null ? otherwise : sent.fields.all(name)),
      };
    },
  };
}
