import { z } from 'zod';
import { ok, type Result } from '#domain/shared/result.ts';
import { type FieldErrors, parseForm, requiredLine, requiredText, rows } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { formFields } from '#web/forms/form-fields.ts';
import { MAX_DETAIL, MAX_ITEMS } from '#web/forms/information-request.ts';

const textSchema = z.object({ details: requiredText({ max: MAX_DETAIL * MAX_ITEMS }) });
const rowSchema = z.object({ details: rows({ max: MAX_DETAIL, min: 5 }, { maxRows: MAX_ITEMS }) });
const consentSchema = z.object({ consent: requiredLine({ max: 500, min: 10 }) });

/** What a report asks for, one item a line. */
export function parseConversion(
  fields: FormFields,
): Result<{ readonly details: readonly string[] }, FieldErrors> {
  const text = parseForm(textSchema, fields);
  if (!text.ok) return text;
  const lines = text.value.details
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parsed = parseForm(rowSchema, formFields(lines.map((line) => ['details', line])), ['details']);
  if (parsed.ok) return ok({ details: parsed.value.details });
  // One box holds every item, so the first refusal stands on it.
  return { ok: false, error: { details: Object.values(parsed.error)[0] ?? 'REQUIRED' } };
}

export const parseConsent = (fields: FormFields) => parseForm(consentSchema, fields);
