import { z } from 'zod';
import {
  type DocumentDetails,
  documentLimits,
  lastDocumentYear,
} from '#domain/public-document/document-rules.ts';
import { classifications } from '#domain/public-document/public-document.ts';
import { asId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, type InstantText, instantInZone } from '#domain/shared/temporal.ts';
import { parseRegisterFacts } from '#web/forms/document-register.ts';
import {
  choice,
  type FieldErrors,
  optionalLine,
  optionalText,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
  timeOfDay,
  wholeNumber,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** Which form of the document's page was sent. */
export const documentActs = [
  'edit',
  'add_version',
  'add_files',
  'remove_file',
  'publish',
  'schedule',
  'cancel_schedule',
  'embargo',
  'lift_embargo',
  'request_release',
  'decide_release',
  'relate',
  'withdraw',
] as const;
export type DocumentAct = (typeof documentActs)[number];

/** Turns the typed details into what the use cases take; `today` bounds the year. */
export function parseDocumentDetails(
  fields: FormFields,
  today: CivilDate,
): Result<DocumentDetails, FieldErrors> {
  const limits = documentLimits;
  const schema = z.object({
    title: requiredLine({ min: limits.titleMin, max: limits.titleMax }),
    classification: choice(classifications),
    unit_id: requiredLine({ max: 60 }),
    kind: requiredLine({ min: limits.kindMin, max: limits.kindMax }),
    year: wholeNumber({ min: limits.firstYear, max: lastDocumentYear(today) }),
    region_code: optionalLine({ max: 20 }),
    summary: optionalText({ max: limits.summaryMax }),
  });
  const parsed = parseForm(schema, fields);
  const register = parseRegisterFacts(fields);
  if (!parsed.ok || !register.ok) {
    return err({ ...(parsed.ok ? {} : parsed.error), ...(register.ok ? {} : register.error) });
  }
  const { unit_id, region_code, ...rest } = parsed.value;
  return ok({ ...rest, unitId: asId(unit_id), regionCode: region_code, register: register.value });
}

const versionField = wholeNumber({ min: 1, max: 999_999_999 });

/** The version of the document that the page was drawn from; 0, never right, when it is missing. */
export function readExpectedVersion(fields: FormFields): number {
  const parsed = parseForm(z.object({ version: versionField }), fields);
  return parsed.ok ? parsed.value.version : 0;
}

export function parseVersionNote(fields: FormFields): Result<{ readonly note: string }, FieldErrors> {
  return parseForm(z.object({ note: optionalText({ max: documentLimits.noteMax }) }), fields);
}

/** The tick that the file was looked through before everyone can read it. */
export function parsePublication(fields: FormFields): Result<null, FieldErrors> {
  return fields.first('confirmed') === 'yes' ? ok(null) : err({ confirmed: 'NOT_CONFIRMED' });
}

/** A day and a time of the office's clock, as an instant; `name` is the prefix of the two fields. */
export function parseMoment(
  fields: FormFields,
  name: 'scheduled' | 'embargo',
  timeZone: string,
): Result<InstantText, FieldErrors> {
  const schema = z.object({ [`${name}_on`]: requiredDate(), [`${name}_time`]: timeOfDay() });
  const parsed = parseForm(schema, fields);
  if (!parsed.ok) return parsed;
  return ok(
    instantInZone(String(parsed.value[`${name}_on`]), String(parsed.value[`${name}_time`]), timeZone),
  );
}

const { reasonMin, reasonMax } = documentLimits;

export function parseWithdrawal(
  fields: FormFields,
): Result<{ readonly reason: string; readonly replacedBySlug: string }, FieldErrors> {
  const schema = z.object({
    reason: requiredText({ min: reasonMin, max: reasonMax }),
    replaced_by: optionalLine({ max: 400 }),
  });
  const parsed = parseForm(schema, fields);
  if (!parsed.ok) return parsed;
  const slug = slugIn(parsed.value.replaced_by ?? '');
  if (slug === null) return err({ replaced_by: 'RELATED_NOT_FOUND' });
  return ok({ reason: parsed.value.reason, replacedBySlug: slug });
}

export function parseReleaseRequest(fields: FormFields): Result<{ readonly reason: string }, FieldErrors> {
  const schema = z.object({ release_reason: requiredText({ min: reasonMin, max: reasonMax }) });
  const parsed = parseForm(schema, fields);
  return parsed.ok ? ok({ reason: parsed.value.release_reason }) : parsed;
}

export function parseReleaseDecision(fields: FormFields): Result<
  {
    readonly releaseId: string;
    readonly decision: 'approved' | 'refused';
    readonly note: string;
  },
  FieldErrors
> {
  const schema = z.object({
    release_id: requiredLine({ max: 60 }),
    decision: choice(['approved', 'refused']),
    decision_note: optionalText({ max: reasonMax }),
  });
  const parsed = parseForm(schema, fields);
  if (!parsed.ok) return parsed;
  const { release_id, decision, decision_note } = parsed.value;
  return ok({ releaseId: release_id, decision, note: decision_note });
}

/** Addresses of documents, one a line: whole, or only their end. */
export function parseRelated(fields: FormFields): Result<{ readonly slugs: readonly string[] }, FieldErrors> {
  const parsed = parseForm(z.object({ related: optionalText({ max: 4000 }) }), fields);
  if (!parsed.ok) return parsed;
  const slugs = parsed.value.related
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(slugIn);
  return slugs.includes(null)
    ? err({ related: 'RELATED_NOT_FOUND' })
    : ok({ slugs: slugs.flatMap((slug) => (slug === null ? [] : [slug])) });
}

/** '' for an empty text; null for one that names no document's address. */
function slugIn(text: string): string | null {
  if (text === '') return '';
  return /(?:^|\/)([a-z0-9-]{1,100})\/?$/.exec(text)?.[1] ?? null;
}
