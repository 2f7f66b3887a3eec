import { err, ok, type Result } from '#domain/shared/result.ts';

/** What the office's own words to people on WhatsApp may hold, each in braces. */
export const greetingPlaceholders = ['kanal', 'kantor'] as const;
export const offHoursPlaceholders = ['jam_baca', 'hari', 'pukul'] as const;

const pattern = /\{([^{}]*)\}/g;

/** Says what is wrong with such words before they are saved; the list of known names goes with the error. */
export function checkWords(text: string, known: readonly string[]): Result<null, { readonly code: string }> {
  const names = [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return err({ code: `UNKNOWN_WORD_MARK:${known.join(',')}` });
  return /[{}]/.test(text.replace(pattern, '')) ? err({ code: 'STRAY_BRACE' }) : ok(null);
}

/** The words with their marks filled in; an unknown mark stays as it stands. */
export function fillWords(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(pattern, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
