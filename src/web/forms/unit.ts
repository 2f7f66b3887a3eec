import { z } from 'zod';
import { parseForm, requiredLine, wholeNumber } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const unitFormSpec: FormSpec = { scope: 'unit' };

const names = {
  name: requiredLine({ max: 150, min: 3 }),
  short_name: requiredLine({ max: 60, min: 2 }),
};
const newSchema = z.object(names);
const versionField = { version: wholeNumber({ min: 1, max: 999_999_999 }) };
const changeSchema = z.object({ ...names, ...versionField });
const versionSchema = z.object(versionField);

export function parseNewUnit(fields: FormFields) {
  return parseForm(newSchema, fields);
}

export function parseChangedUnit(fields: FormFields) {
  return parseForm(changeSchema, fields);
}

/** The version that a button of the page was drawn from. */
export function parseUnitVersion(fields: FormFields) {
  return parseForm(versionSchema, fields);
}
