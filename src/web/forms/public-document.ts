import { z } from 'zod';
import type { OfficerDocumentView } from '#application/public-document/public-document-views.ts';
import {
  type DocumentDetails,
  documentLimits,
  lastDocumentYear,
} from '#domain/public-document/document-rules.ts';
import type { PublicDocumentErrorCode } from '#domain/public-document/errors.ts';
import { classifications } from '#domain/public-document/public-document.ts';
import { noRegisterFacts } from '#domain/public-document/register-facts.ts';
import { asId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import {
  choice,
  type FieldErrors,
  optionalLine,
  optionalText,
  parseForm,
  requiredLine,
  requiredText,
  wholeNumber,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

/** Which form of the document's page was sent. */
export const documentActs = ['edit', 'add_version', 'publish', 'withdraw'] as const;
export type DocumentAct = (typeof documentActs)[number];

const pdf = { name: 'file', rule: uploadRules.document, maxFiles: 1 } as const;
export const newDocumentFormSpec: FormSpec = { scope: 'public_document', files: [pdf] };

/** The forms of one document's page. */
export function documentFormSpec(id: string): FormSpec {
  return { scope: `public_document:${id}`, files: [pdf] };
}

/** Where a refusal of the use case belongs; the others concern the whole page. */
export const fieldOfDocumentError: Partial<Readonly<Record<PublicDocumentErrorCode, string>>> = {
  TITLE_LENGTH: 'title',
  SUMMARY_LENGTH: 'summary',
  KIND_LENGTH: 'kind',
  YEAR_OUT_OF_RANGE: 'year',
  UNKNOWN_UNIT: 'unit_id',
  UNKNOWN_REGION: 'region_code',
  FILE_NEEDED: 'file',
  UPLOAD_GONE: 'file',
  NOTE_LENGTH: 'note',
  REASON_LENGTH: 'reason',
};

/** The typed values of the details, by field name. */
export type TypedDocument = (name: string) => string;

/** What stands in the fields before anything was typed. */
export function typedFromDocument(document: OfficerDocumentView): TypedDocument {
  const values = new Map<string, string>([
    ['title', document.title],
    ['classification', document.classification],
    ['unit_id', document.unitId],
    ['kind', document.kind],
    ['year', String(document.year)],
    ['region_code', document.regionCode ?? ''],
    ['summary', document.summary],
  ]);
  return (name) => values.get(name) ?? '';
}

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
  if (!parsed.ok) return parsed;
  const { unit_id, region_code, ...rest } = parsed.value;
  return ok({ ...rest, unitId: asId(unit_id), regionCode: region_code, register: noRegisterFacts });
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

export function parseWithdrawal(fields: FormFields): Result<{ readonly reason: string }, FieldErrors> {
  const { reasonMin, reasonMax } = documentLimits;
  return parseForm(z.object({ reason: requiredText({ min: reasonMin, max: reasonMax }) }), fields);
}
