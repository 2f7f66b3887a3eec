import { z } from 'zod';
import type { UnitContact } from '#application/settings/unit-repository.ts';
import { ok } from '#domain/shared/result.ts';
import { optionalLine, optionalPhone, parseForm, requiredLine, wholeNumber } from '#web/forms/fields.ts';
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

const contactFields = {
  liaison_name: optionalLine({ max: 150 }),
  liaison_position: optionalLine({ max: 150 }),
  liaison_phone: optionalPhone(),
  head_name: optionalLine({ max: 150 }),
  head_position: optionalLine({ max: 150 }),
  head_phone: optionalPhone(),
};
const contactSchema = z.object(contactFields);

/** Whom the complaint desk writes to; a contact without a name is none. */
export function parseUnitContacts(fields: FormFields) {
  const parsed = parseForm(contactSchema, fields);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const contacts: readonly UnitContact[] = [
    {
      kind: 'liaison',
      fullName: value.liaison_name ?? '',
      positionTitle: value.liaison_position ?? '',
      phone: value.liaison_phone,
    },
    {
      kind: 'head',
      fullName: value.head_name ?? '',
      positionTitle: value.head_position ?? '',
      phone: value.head_phone,
    },
  ];
  return ok(contacts.filter((contact) => contact.fullName !== ''));
}

/** The version that a button of the page was drawn from. */
export function parseUnitVersion(fields: FormFields) {
  return parseForm(versionSchema, fields);
}
