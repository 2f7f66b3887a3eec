import { z } from 'zod';
import type { SubmitInformationRequest } from '#application/information-request/submit-information-request.ts';
import {
  deliveryMethods,
  obtainMethods,
  purposeChoices,
} from '#domain/information-request/information-request.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import {
  type FieldErrors,
  manyChoices,
  optionalEmail,
  optionalLine,
  optionalNik,
  optionalPhone,
  optionalText,
  parseForm,
  requiredLine,
  rows,
  ticked,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec, StagedUpload } from '#web/forms/read-form.ts';

export const informationRequestFormSpec: FormSpec = {
  scope: 'information_request',
  files: [{ name: 'identity_proof', rule: uploadRules.identity_proof, maxFiles: 1 }],
};

export const MAX_ITEMS = 20;
export const MAX_DETAIL = 2000;
export const MAX_PURPOSE = 2000;

const repeatable = ['details', 'purpose_choice', 'obtain_method', 'delivery_method'] as const;

const schema = z.object({
  details: rows({ max: MAX_DETAIL, min: 5 }, { maxRows: MAX_ITEMS }),
  purpose_choice: manyChoices(purposeChoices, { atLeastOne: false }),
  purpose: optionalText({ max: MAX_PURPOSE }),
  obtain_method: manyChoices(obtainMethods, { atLeastOne: true }),
  delivery_method: manyChoices(deliveryMethods, { atLeastOne: true }),
  unit_id: optionalLine({ max: 60 }),
  full_name: requiredLine({ max: 150 }),
  nik: optionalNik(),
  address: requiredLine({ max: 300, min: 5 }),
  region_code: optionalLine({ max: 20 }),
  email: optionalEmail(),
  phone: optionalPhone(),
  do_not_notify: ticked(),
});

/** Whether a text can be a code of Kemendagri's list of regions, such as 35.13.01.2001. */
export function isRegionCode(text: string): boolean {
  return /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/.test(text);
}

/** What is typed, as it goes back into the fields. */
export type TypedRequest = {
  readonly details: readonly string[];
  readonly purposeChoices: readonly string[];
  readonly obtainMethods: readonly string[];
  readonly deliveryMethods: readonly string[];
  readonly text: (name: string) => string;
  readonly ticked: (name: string) => boolean;
};

/** A fresh form: one empty row, and the delivery that costs nobody anything. */
export const blankRequest: TypedRequest = {
  details: [''],
  purposeChoices: [],
  obtainMethods: ['copy_soft'],
  deliveryMethods: ['portal'],
  text: () => '',
  ticked: () => false,
};

/** What was typed in a sent form; a button that adds or removes a row has already done its work. */
export function typedRequest(fields: FormFields): TypedRequest {
  const details = rowsAfter(fields.all('details'), fields.first('action'));
  return {
    details: details.length === 0 ? [''] : details,
    purposeChoices: fields.all('purpose_choice'),
    obtainMethods: fields.all('obtain_method'),
    deliveryMethods: fields.all('delivery_method'),
    text: fields.first,
    ticked: (name) => fields.first(name) !== '',
  };
}

/** True when a button was pressed that only changes the form. */
export function isRowAction(action: string): boolean {
  return action === 'add_detail' || action.startsWith('remove_detail:');
}

function rowsAfter(details: readonly string[], action: string): readonly string[] {
  if (action === 'add_detail') return [...details, ''];
  const removed = /^remove_detail:(\d{1,2})$/.exec(action)?.[1];
  return removed === undefined ? details : details.filter((_, index) => index !== Number(removed));
}

type Parsed = Omit<SubmitInformationRequest, 'idempotencyKey' | 'channel'>;

/** Turns a sent form into the command; refusals are by field name. */
export function parseInformationRequest(
  fields: FormFields,
  proof: StagedUpload | undefined,
  knows: { readonly unit: boolean; readonly region: boolean },
): Result<Parsed, FieldErrors> {
  const parsed = parseForm(schema, fields, repeatable);
  const errors: Record<string, string> = parsed.ok ? {} : { ...parsed.error };
  if (!knows.unit) errors.unit_id ??= 'UNKNOWN_UNIT';
  if (!knows.region) errors.region_code ??= 'UNKNOWN_REGION';
  const given = (name: string): boolean => fields.first(name).trim() !== '';
  if (!given('email') && !given('phone')) errors.phone ??= 'CONTACT_NEEDED';
  if (fields.all('delivery_method').includes('email') && !given('email')) errors.email ??= 'EMAIL_NEEDED';
  const choices = fields.all('purpose_choice').filter((one) => one !== 'other');
  if (choices.length === 0 && !given('purpose')) errors.purpose ??= 'PURPOSE_NEEDED';
  if (!parsed.ok || Object.keys(errors).length > 0) return err(errors);
  const value = parsed.value;
  return ok({
    details: value.details,
    purposes: value.purpose_choice,
    purposeText: value.purpose,
    obtainMethods: value.obtain_method,
    deliveryMethods: value.delivery_method,
    unitId: value.unit_id === null ? null : asId<UnitId>(value.unit_id),
    fullName: value.full_name,
    nik: value.nik,
    address: value.address,
    regionCode: value.region_code,
    email: value.email,
    phone: value.phone,
    doNotNotify: value.do_not_notify,
    identityProof: proof === undefined ? null : { fileId: proof.fileId, sha256: proof.sha256 },
  });
}

/** The field that a refusal of the use case belongs beside. */
export const fieldOfError: Readonly<Record<string, string>> = {
  DETAILS_NEEDED: 'details',
  PURPOSE_NEEDED: 'purpose',
  CONTACT_NEEDED: 'phone',
  EMAIL_NEEDED: 'email',
  NIK_NEEDED: 'nik',
  UPLOAD_GONE: 'identity_proof',
};
