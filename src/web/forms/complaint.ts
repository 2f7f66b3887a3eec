import { z } from 'zod';
import { nobody } from '#application/complaint/reporter.ts';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import type { RegionOption } from '#application/settings/office-views.ts';
import { complaintClasses, type GeoPoint, identityModes } from '#domain/complaint/complaint.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import {
  type FieldErrors,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalLine,
  optionalPhone,
  parseForm,
  requiredText,
  ticked,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec, StagedUpload } from '#web/forms/read-form.ts';
import { labelledRegions, matchRegion } from '#web/forms/region-box.ts';

export const MAX_PHOTOS = 5;
export const MAX_REPORT = 5000;
const MAX_LANDMARK = 300;

export const complaintFormSpec: FormSpec = {
  scope: 'complaint',
  files: [{ name: 'photos', rule: uploadRules.complaint_attachment, maxFiles: MAX_PHOTOS }],
};

const schema = z.object({
  details: requiredText({ max: MAX_REPORT, min: 5 }),
  complaint_class: optionalChoice(complaintClasses),
  region: optionalLine({ max: 120 }),
  landmark: optionalLine({ max: MAX_LANDMARK }),
  point: optionalLine({ max: 60 }),
  happened_on: optionalDate(),
  identity_mode: optionalChoice(identityModes),
  full_name: optionalLine({ max: 150 }),
  phone: optionalPhone(),
  email: optionalEmail(),
  confidential: ticked(),
  about_official: ticked(),
  do_not_notify: ticked(),
});

type Parsed = Omit<SubmitComplaint, 'idempotencyKey' | 'channel' | 'receivedAt'>;

/** Fields of the form in its order, with what the error summary calls them. */
export const complaintFieldNames = {
  details: 'Apa yang terjadi',
  photos: 'Foto',
  region: 'Desa, kelurahan, atau kecamatan',
  landmark: 'Patokan',
  happened_on: 'Tanggal kejadian',
  point: 'Titik peta',
  complaint_class: 'Jenis laporan',
  identity_mode: 'Nama Anda',
  full_name: 'Nama',
  phone: 'Nomor telepon',
  email: 'Email',
} as const;

/**
 * Turns a sent form into the command; only `details` must be filled in. A place that is none of the list is kept in
 * the landmark. Refusals are by field name.
 */
export function parseComplaint(
  fields: FormFields,
  photos: readonly StagedUpload[],
  { regions, today }: { readonly regions: readonly RegionOption[]; readonly today: CivilDate },
): Result<Parsed, FieldErrors> {
  const parsed = parseForm(schema, fields);
  const errors: Record<string, string> = parsed.ok ? {} : { ...parsed.error };
  const given = (name: string): boolean => fields.first(name).trim() !== '';
  const mode = fields.first('identity_mode').trim();
  if (mode === 'without_identity' && (given('full_name') || given('phone') || given('email'))) {
    errors.identity_mode ??= 'IDENTITY_NOT_TAKEN';
  }
  if (mode === 'anonymous' && !given('phone') && !given('email')) errors.phone ??= 'CONTACT_NEEDED';
  const point = parsed.ok ? parsePoint(parsed.value.point) : null;
  if (point === 'invalid') errors.point = 'INVALID_POINT';
  if (parsed.ok && parsed.value.happened_on !== null && parsed.value.happened_on > today) {
    errors.happened_on = 'DATE_IN_FUTURE';
  }
  if (!parsed.ok || point === 'invalid' || Object.keys(errors).length > 0) return err(errors);
  const { value } = parsed;
  const regionCode = value.region === null ? null : matchRegion(value.region, labelledRegions(regions));
  const landmark = [regionCode === null ? value.region : null, value.landmark]
    .filter((part) => part !== null)
    .join(', ');
  return ok({
    complaintClass: value.complaint_class ?? 'complaint',
    supervision: value.about_official,
    topic: null,
    body: value.details,
    happenedOn: value.happened_on,
    place: { regionCode, landmark, point },
    identityMode: value.identity_mode ?? 'open',
    confidential: value.confidential,
    doNotNotify: value.do_not_notify,
    reporter: { ...nobody, fullName: value.full_name, phone: value.phone, email: value.email },
    attachments: photos.map((photo) => ({ fileId: photo.fileId, sha256: photo.sha256 })),
  });
}

const pair = /^(-?\d{1,3}(?:\.\d{1,12})?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d{1,12})?)$/;

/** "-7.9412,113.2051": degrees of latitude and longitude, kept to five decimals, which is a metre. */
function parsePoint(text: string | null): GeoPoint | null | 'invalid' {
  if (text === null) return null;
  const [, first, second] = pair.exec(text) ?? [];
  const latitude = Number(first);
  const longitude = Number(second);
  if (first === undefined || second === undefined) return 'invalid';
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return 'invalid';
  const metres = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
  return { latitude: metres(latitude), longitude: metres(longitude) };
}

/** The field that a refusal of the use case belongs beside. */
export const fieldOfComplaintError: Readonly<Record<string, string>> = {
  BODY_NEEDED: 'details',
  CONTACT_NEEDED: 'phone',
  IDENTITY_NOT_TAKEN: 'identity_mode',
  UPLOAD_GONE: 'photos',
};
