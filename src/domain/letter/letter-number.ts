import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, Temporal } from '#domain/shared/temporal.ts';

/** The fixed list of what a number's template may hold, each in braces: `{kode_klasifikasi}/{nomor}/…`. */
export const letterNumberPlaceholders = ['nomor', 'kode_klasifikasi', 'bulan_romawi', 'tahun'] as const;
export type LetterNumberPlaceholder = (typeof letterNumberPlaceholders)[number];

export type LetterNumberError =
  | { readonly code: 'UNKNOWN_PLACEHOLDER'; readonly placeholder: string }
  | { readonly code: 'UNFILLED_PLACEHOLDER'; readonly placeholder: LetterNumberPlaceholder }
  | { readonly code: 'SEQUENCE_MISSING' }
  | { readonly code: 'STRAY_BRACE' };

export type LetterNumberValues = {
  /** Running number of the letter in its year, from 1. */
  readonly sequence: number;
  /** Archive classification code, "480"; null or blank when the office has none. */
  readonly classificationCode: string | null;
  readonly letterOn: CivilDate;
};

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
const placeholderPattern = /\{([^{}]*)\}/g;

/** Says what is wrong with a template before it is saved: it must hold `{nomor}` and known placeholders only. */
export function checkLetterNumberTemplate(template: string): Result<string, LetterNumberError> {
  const names = [...template.matchAll(placeholderPattern)].map((match) => match[1] ?? '');
  const unknown = names.find((name) => !isPlaceholder(name));
  if (unknown !== undefined) return err({ code: 'UNKNOWN_PLACEHOLDER', placeholder: unknown });
  if (/[{}]/.test(template.replace(placeholderPattern, ''))) return err({ code: 'STRAY_BRACE' });
  if (!names.includes('nomor')) return err({ code: 'SEQUENCE_MISSING' });
  return ok(template);
}

/** Generates a letter's number from the office's template; a placeholder left without value is an error. */
export function generateLetterNumber(
  template: string,
  values: LetterNumberValues,
): Result<string, LetterNumberError> {
  const checked = checkLetterNumberTemplate(template);
  if (!checked.ok) return checked;
  const { month, year } = Temporal.PlainDate.from(values.letterOn);
  const texts: Readonly<Record<LetterNumberPlaceholder, string>> = {
    nomor: Number.isInteger(values.sequence) && values.sequence > 0 ? String(values.sequence) : '',
    kode_klasifikasi: values.classificationCode?.trim() ?? '',
    bulan_romawi: romanMonths[month - 1] ?? '',
    tahun: String(year),
  };
  const unfilled = letterNumberPlaceholders.find(
    (name) => template.includes(`{${name}}`) && texts[name] === '',
  );
  if (unfilled !== undefined) return err({ code: 'UNFILLED_PLACEHOLDER', placeholder: unfilled });
  return ok(
    template.replace(placeholderPattern, (whole, name: string) =>
      isPlaceholder(name) ? texts[name] : whole,
    ),
  );
}

function isPlaceholder(name: string): name is LetterNumberPlaceholder {
  return letterNumberPlaceholders.some((known) => known === name);
}
