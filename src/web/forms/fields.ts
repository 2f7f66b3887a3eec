import { z } from 'zod';
import { parseEmail, parseNik, parsePhone } from '#domain/shared/contact.ts';
import { parseTimeOfDay } from '#domain/shared/reading-hours.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { isCivilDate } from '#domain/shared/temporal.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** Why a field was refused; `TOO_LONG:2000` carries its limit. Copy is in `i18n/field-errors.ts`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Lengths are counted in code points, as people count. */
const lengthOf = (text: string): number => [...text].length;

/** Code points within `max`, without counting what is far too long. */
const fits = (text: string, max: number): boolean => text.length <= 2 * max && lengthOf(text) <= max;

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
// Control characters that no form sends on purpose; tab and line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const CONTROLS = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').normalize('NFC').trim();
}

/** One line: bidi controls stripped, white space folded. For names, subjects, addresses. */
export function tidyLine(text: string): string {
  return tidy(text.replace(BIDI, '')).replace(/\s+/gu, ' ');
}

/** Body text: line breaks and bidi controls kept. */
export function tidyText(text: string): string {
  return tidy(text);
}

/** More combining marks on one letter than any script needs (UAX 15); putting a megabyte of them in order takes minutes. */
const HEAPED_MARKS = /\p{M}{31}/u;

/** NUL, half a character, heaped marks, and U+FFFD, which is what invalid UTF-8 turns into when it is decoded. */
function isBroken(text: string): boolean {
  if (text.includes('\u0000') || text.includes('\uFFFD') || !text.isWellFormed()) return true;
  return HEAPED_MARKS.test(text.replace(CONTROLS, '').replace(BIDI, ''));
}

function cleaned(tidying: (text: string) => string) {
  return z
    .string()
    .refine((text) => !isBroken(text), { error: 'INVALID_CHARACTERS', abort: true })
    .transform(tidying);
}

type Size = { readonly max: number; readonly min?: number };

function sized<T extends z.ZodType<string>>(schema: T, { max, min }: Size) {
  return schema
    .refine((text) => fits(text, max), { error: `TOO_LONG:${max}`, abort: true })
    .refine((text) => min === undefined || text === '' || lengthOf(text) >= min, {
      error: `TOO_SHORT:${min}`,
    });
}

const required = (text: string): boolean => text !== '';

/** A line that must be filled in. */
export function requiredLine(size: Size) {
  return sized(cleaned(tidyLine), size).refine(required, { error: 'REQUIRED' });
}

/** A line that may stay empty; then null. */
export function optionalLine(size: Size) {
  return sized(cleaned(tidyLine), size).transform((text) => (text === '' ? null : text));
}

/** Text of several lines that must be filled in. */
export function requiredText(size: Size) {
  return sized(cleaned(tidyText), size).refine(required, { error: 'REQUIRED' });
}

/** Text of several lines that may stay empty; then ''. */
export function optionalText(size: Size) {
  return sized(cleaned(tidyText), size);
}

/** Exactly one of the choices. */
export function choice<const T extends readonly string[]>(choices: T) {
  return cleaned(tidyLine)
    .refine(required, { error: 'CHOOSE_ONE', abort: true })
    .transform((text, context): T[number] => {
      const chosen = choices.find((one): one is T[number] => one === text);
      if (chosen !== undefined) return chosen;
      context.addIssue({ code: 'custom', message: 'UNKNOWN_CHOICE' });
      return z.NEVER;
    });
}

/** One of the choices, or null when none was made. */
export function optionalChoice<const T extends readonly string[]>(choices: T) {
  return cleaned(tidyLine)
    .refine((text) => text === '' || choices.includes(text), { error: 'UNKNOWN_CHOICE' })
    .transform((text): T[number] | null => choices.find((one): one is T[number] => one === text) ?? null);
}

/** Any number of the choices, each once, in the order of the list. */
export function manyChoices<const T extends readonly string[]>(
  choices: T,
  options: { readonly atLeastOne: boolean },
) {
  return z
    .array(z.string())
    .refine((given) => given.every((one) => choices.includes(one)), { error: 'UNKNOWN_CHOICE' })
    .transform((given): readonly T[number][] => choices.filter((one) => given.includes(one)))
    .refine((given) => !options.atLeastOne || given.length > 0, { error: 'CHOOSE_AT_LEAST_ONE' });
}

/** A tick box. */
export function ticked() {
  return cleaned(tidyLine).transform(required);
}

/** A mail address that may stay empty; lower-cased host; then null. */
export function optionalEmail() {
  return optionalLine({ max: 254 }).transform((text, context) => {
    if (text === null) return null;
    const email = parseEmail(text);
    if (email === null) context.addIssue({ code: 'custom', message: 'INVALID_EMAIL' });
    return email;
  });
}

/** An Indonesian phone number that may stay empty; E.164; then null. */
export function optionalPhone() {
  return optionalLine({ max: 40 }).transform((text, context) => {
    if (text === null) return null;
    const phone = parsePhone(text);
    if (phone === null) context.addIssue({ code: 'custom', message: 'INVALID_PHONE' });
    return phone;
  });
}

/** A time of day as people write it (`8`, `08.00`, `08:00`); then `HH:MM`. */
export function timeOfDay() {
  return requiredLine({ max: 10 }).transform((text, context) => {
    const time = parseTimeOfDay(text);
    if (time === null) context.addIssue({ code: 'custom', message: 'INVALID_TIME' });
    return time ?? '';
  });
}

/** A NIK that may stay empty: 16 digits kept as text; then null. */
export function optionalNik() {
  return optionalLine({ max: 40 }).transform((text, context) => {
    if (text === null) return null;
    const nik = parseNik(text);
    if (nik === null) context.addIssue({ code: 'custom', message: 'INVALID_NIK' });
    return nik;
  });
}

/** A civil date that must be given as `YYYY-MM-DD`. */
export function requiredDate() {
  return cleaned(tidyLine)
    .refine(required, { error: 'REQUIRED', abort: true })
    .refine(isCivilDate, { error: 'INVALID_DATE' });
}

/** A civil date that may stay empty; then null. */
export function optionalDate() {
  return cleaned(tidyLine)
    .refine((text) => text === '' || isCivilDate(text), { error: 'INVALID_DATE' })
    .transform((text) => (text === '' ? null : text));
}

/** A whole number between two bounds, both allowed. */
export function wholeNumber(bounds: { readonly min: number; readonly max: number }) {
  return cleaned(tidyLine)
    .refine(required, { error: 'REQUIRED', abort: true })
    .refine((text) => /^-?\d{1,9}$/.test(text), { error: 'INVALID_NUMBER', abort: true })
    .transform(Number)
    .refine((value) => value >= bounds.min && value <= bounds.max, {
      error: `OUT_OF_RANGE:${bounds.min}:${bounds.max}`,
    });
}

/** A list of rows: empty ones are dropped; errors name their row (`details.1`). */
export function rows(size: Size, options: { readonly maxRows: number }) {
  return z
    .array(z.string())
    .refine((all) => all.filter((text) => text.trim() !== '').length <= options.maxRows, {
      error: `TOO_MANY_ROWS:${options.maxRows}`,
      abort: true,
    })
    .pipe(z.array(sized(cleaned(tidyText), size)))
    .transform((all) => all.filter(required))
    .refine((all) => all.length > 0, { error: 'REQUIRED' });
}

/**
 * Runs a schema over a form. Single fields take the first value given under their name, `repeatable` ones all;
 * names that the schema does not know are never looked at.
 */
export function parseForm<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  fields: FormFields,
  repeatable: readonly string[] = [],
): Result<z.output<z.ZodObject<Shape>>, FieldErrors> {
  const input: Record<string, unknown> = {};
  for (const name of Object.keys(schema.shape)) {
    input[name] = repeatable.includes(name) ? fields.all(name) : fields.first(name);
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const errors = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const name = issue.path.map(String).join('.');
    if (!errors.has(name)) errors.set(name, issue.message);
  }
  return err(Object.fromEntries(errors));
}
