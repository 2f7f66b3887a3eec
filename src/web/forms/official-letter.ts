import { z } from 'zod';
import type { PrepareAnswer } from '#application/information-request/draft-answer.ts';
import type { PrepareExtension } from '#application/information-request/draft-extension.ts';
import type { TypedSignature } from '#application/letter/signature.ts';
import { extensionGrounds, signatoryCapacities, signatureModes } from '#domain/letter/letter-data.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import {
  choice,
  type FieldErrors,
  optionalChoice,
  optionalLine,
  optionalText,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
} from '#web/forms/fields.ts';
import { type FormFields, formFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const officialLetterFormSpec: FormSpec = { scope: 'official_letter' };
export const MAX_EXTENSION_REASONS = 4000;

const signing = {
  letter_on: requiredDate(),
  signature_mode: choice(signatureModes),
  official_name: requiredLine({ max: 150 }),
  official_rank: optionalLine({ max: 100 }),
  official_nip: optionalLine({ max: 40 }),
  official_position: requiredLine({ max: 200 }),
  official_capacity: optionalChoice(signatoryCapacities),
  on_behalf_of: optionalLine({ max: 200 }),
};
const answerSchema = z.object({
  letter_number: optionalLine({ max: 100 }),
  refusal_number: optionalLine({ max: 100 }),
  payment: optionalText({ max: 500 }),
  ...signing,
});
const extensionSchema = z.object({
  ground: choice(extensionGrounds),
  reasons: requiredText({ max: MAX_EXTENSION_REASONS }),
  letter_number: optionalLine({ max: 100 }),
  ...signing,
});

/** Fields in their order with their names, for the error summary. */
export const officialLetterLabels: Readonly<Record<string, string>> = {
  ground: 'Dasar perpanjangan',
  reasons: 'Alasan tertulis',
  payment: 'Cara membayar biaya',
  letter_number: 'Nomor surat',
  refusal_number: 'Nomor surat keputusan',
  letter_on: 'Tanggal surat',
  signature_mode: 'Cara menandatangani',
  official_name: 'Nama pejabat',
  official_position: 'Jabatan',
  official_rank: 'Pangkat dan golongan',
  official_nip: 'NIP',
  official_capacity: 'Bertindak sebagai',
  on_behalf_of: 'Atas nama jabatan',
};

type Signing = {
  readonly signature_mode: string;
  readonly official_name: string;
  readonly official_rank: string | null;
  readonly official_nip: string | null;
  readonly official_position: string;
  readonly official_capacity: TypedSignature['capacity'] | null;
  readonly on_behalf_of: string | null;
};

function signatureTyped(value: Signing): TypedSignature {
  return {
    mode: signatureModes.find((mode) => mode === value.signature_mode) ?? 'wet',
    fullName: value.official_name,
    rank: value.official_rank ?? '',
    nip: value.official_nip ?? '',
    positionTitle: value.official_position,
    capacity: value.official_capacity ?? '',
    onBehalfOf: value.on_behalf_of ?? '',
  };
}

export function parsePrepareAnswer(
  fields: FormFields,
): Result<Omit<PrepareAnswer, 'requestId' | 'version'>, FieldErrors> {
  const parsed = parseForm(answerSchema, fields);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return ok({
    letterNumber: value.letter_number,
    refusalNumber: value.refusal_number,
    letterOn: value.letter_on,
    payment: value.payment,
    signature: signatureTyped(value),
  });
}

export function parsePrepareExtension(
  fields: FormFields,
): Result<Omit<PrepareExtension, 'requestId' | 'version'>, FieldErrors> {
  const parsed = parseForm(extensionSchema, fields);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return ok({
    ground: extensionGrounds.find((ground) => ground === value.ground) ?? extensionGrounds[0],
    reasons: value.reasons,
    letterNumber: value.letter_number,
    letterOn: value.letter_on,
    signature: signatureTyped(value),
  });
}

/** A fresh form: today, and the signing official of the settings. */
export function freshLetterFields(settings: OfficeSettings, today: string): FormFields {
  const { signingOfficial } = settings;
  return formFields([
    ['letter_on', today],
    ['signature_mode', settings.signatureRule === 'signed' ? 'wet' : 'valid_without_signature'],
    ['official_name', signingOfficial.fullName],
    ['official_rank', signingOfficial.rank],
    ['official_nip', signingOfficial.nip],
    ['official_position', signingOfficial.positionTitle],
    ['official_capacity', signingOfficial.capacity],
    ['on_behalf_of', signingOfficial.onBehalfOf],
  ]);
}

/** The field that a refusal of the use case belongs beside. */
export const letterFieldOfError: Readonly<Record<string, string>> = {
  REASONS_NEEDED: 'reasons',
  PAYMENT_NEEDED: 'payment',
  LETTER_NUMBER_NEEDED: 'letter_number',
  LETTER_DATE_INVALID: 'letter_on',
  SIGNING_OFFICIAL_NEEDED: 'official_name',
  SIGNATURE_RULE_FORBIDS: 'signature_mode',
  LEGAL_BASIS_NEEDED: 'signature_mode',
};
