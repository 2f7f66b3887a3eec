import { z } from 'zod';
import type { SignedLetter } from '#application/letter/release-letter.ts';
import type { EarlierHandingOver } from '#domain/information-request/handing-over.ts';
import { type DecidingLetterKind, decidingLetterKinds } from '#domain/letter/letter-kind.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { type FieldErrors, optionalDate, optionalLine, parseForm } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec, StagedUpload } from '#web/forms/read-form.ts';

/** One file field and one number field for each kind of letter that can wait for its signature. */
export const signedFileField = (kind: DecidingLetterKind): string => `signed_${kind}`;
export const numberField = (kind: DecidingLetterKind): string => `number_${kind}`;

export const sendLettersFormSpec: FormSpec = {
  scope: 'send_letters',
  files: decidingLetterKinds.map((kind) => ({
    name: signedFileField(kind),
    rule: uploadRules.letter_signed,
    maxFiles: 1,
  })),
};

const letterNames = {
  notification: 'pemberitahuan (F-04)',
  refusal: 'surat keputusan (F-06)',
  extension: 'surat perpanjangan (F-05)',
} as const satisfies Record<DecidingLetterKind, string>;

/** Fields in their order with their names, for the error summary. */
export const sendLettersLabels: Readonly<Record<string, string>> = Object.fromEntries([
  ...decidingLetterKinds.flatMap((kind) => [
    [numberField(kind), `Nomor ${letterNames[kind]}`],
    [signedFileField(kind), `Berkas ${letterNames[kind]}`],
  ]),
  ['given_on', 'Tanggal diserahkan'],
  ['given_reason', 'Mengapa baru dicatat'],
  ['given_evidence', 'Bukti penyerahan'],
]);

const numberSchema = z.object({ number: optionalLine({ max: 100 }) });
const givenSchema = z.object({
  given_on: optionalDate(),
  given_reason: optionalLine({ max: 500 }),
  given_evidence: optionalLine({ max: 500 }),
});

/** What makes one letter leave; a number that is missing is the use case's to refuse. */
export function parseSignedLetter(
  fields: FormFields,
  kind: DecidingLetterKind,
  file: StagedUpload | undefined,
): Result<SignedLetter, FieldErrors> {
  const name = numberField(kind);
  const parsed = parseForm(numberSchema, { ...fields, first: () => fields.first(name) });
  if (!parsed.ok) return err({ [name]: parsed.error.number ?? '' });
  return ok({ letterNumber: parsed.value.number, signedFileId: file?.fileId ?? null });
}

/** An earlier handing over counts only when its date is given; reason and evidence are the use case's to ask. */
export function parseHandedOver(fields: FormFields): Result<EarlierHandingOver | null, FieldErrors> {
  const parsed = parseForm(givenSchema, fields);
  if (!parsed.ok) return parsed;
  const { given_on: givenOn, given_reason: reason, given_evidence: evidence } = parsed.value;
  return ok(givenOn === null ? null : { givenOn, reason: reason ?? '', evidence: evidence ?? '' });
}

/** The field that a refusal of the use case belongs beside. */
export function sendFieldOfError(code: string, kind: DecidingLetterKind): string {
  const ofLetter: Readonly<Record<string, string>> = {
    LETTER_NUMBER_NEEDED: numberField(kind),
    SIGNED_FILE_NEEDED: signedFileField(kind),
    UPLOAD_GONE: signedFileField(kind),
  };
  const ofHandingOver: Readonly<Record<string, string>> = {
    GIVEN_ON_INVALID: 'given_on',
    EVIDENCE_NEEDED: 'given_reason',
  };
  return ofLetter[code] ?? ofHandingOver[code] ?? '';
}
