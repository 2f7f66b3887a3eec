import type { OfficerDocumentView } from '#application/public-document/public-document-views.ts';
import type { PublicDocumentErrorCode } from '#domain/public-document/errors.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** The typed values of the details, by field name. */
export type TypedDocument = {
  readonly first: (name: string) => string;
  readonly all: (name: string) => readonly string[];
};

/** What was typed and comes back after a refusal. */
export function typedAgainAll(fields: FormFields): TypedDocument {
  return { first: fields.first, all: fields.all };
}

/** What stands in the fields of a new document before anything was typed. */
export function typedOfNew(values: Readonly<Record<string, string>>): TypedDocument {
  const preset: Readonly<Record<string, string>> = {
    classification: 'periodic',
    licence: 'statute',
    ...values,
  };
  return {
    first: (name) => preset[name] ?? '',
    all: (name) => (name === 'forms' ? ['electronic'] : []),
  };
}

/** What stands in the fields of a document that is there. */
export function typedFromDocument(document: OfficerDocumentView): TypedDocument {
  const { register } = document;
  const values = new Map<string, string>([
    ['title', document.title],
    ['classification', document.classification],
    ['unit_id', document.unitId],
    ['kind', document.kind],
    ['year', String(document.year)],
    ['region_code', document.regionCode ?? ''],
    ['summary', document.summary],
    ['holder', register.holder],
    ['maker', register.maker],
    ['made_on', register.madeOn ?? ''],
    ['made_place', register.madePlace],
    ['retention', register.retention],
    ['licence', register.licence],
    ['source', register.source],
    ['contact', register.contact],
    ['locator', register.locator],
  ]);
  const lists = new Map<string, readonly string[]>([
    ['forms', register.forms],
    ['link_url', register.links.map((link) => link.url)],
    ['link_label', register.links.map((link) => link.label)],
  ]);
  return { first: (name) => values.get(name) ?? '', all: (name) => lists.get(name) ?? [] };
}

/** Where a refusal of the use case belongs; the others concern the whole page. */
export const fieldOfDocumentError: Partial<Readonly<Record<PublicDocumentErrorCode, string>>> = {
  TITLE_LENGTH: 'title',
  SUMMARY_LENGTH: 'summary',
  KIND_LENGTH: 'kind',
  YEAR_OUT_OF_RANGE: 'year',
  UNKNOWN_UNIT: 'unit_id',
  UNKNOWN_REGION: 'region_code',
  FORM_NEEDED: 'forms',
  MADE_ON_INVALID: 'made_on',
  LINK_NOT_HTTPS: 'link_url',
  TOO_MANY_LINKS: 'link_url',
  FILE_NEEDED: 'file',
  UPLOAD_GONE: 'file',
  TOO_MANY_FILES: 'attachment_file',
  NOTE_LENGTH: 'note',
  REASON_LENGTH: 'reason',
};
