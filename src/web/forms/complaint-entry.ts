import { z } from 'zod';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import { complaintClasses, identityModes } from '#domain/complaint/complaint.ts';
import { complaintTopics, isTopicCode, supervisionTopics } from '#domain/complaint/topics.ts';
import { dayNumberOf } from '#domain/deadline/day-number.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, type InstantText, Temporal } from '#domain/shared/temporal.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import {
  choice,
  type FieldErrors,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalLine,
  optionalPhone,
  optionalText,
  parseForm,
  requiredText,
  ticked,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { isRegionCode } from '#web/forms/information-request.ts';
import type { FormSpec, StagedUpload } from '#web/forms/read-form.ts';

/** How people reach the desk without the portal. */
export const entryChannels = ['desk', 'phone', 'letter', 'social'] as const;

export const complaintEntryFormSpec: FormSpec = {
  scope: 'complaint_entry',
  files: [{ name: 'attachment', rule: uploadRules.complaint_attachment, maxFiles: 10 }],
};

export const MAX_REPORT = 10_000;
const MAX_CALL_NOTE = 4000;
const OLDEST_DAYS = 366;

const schema = z.object({
  channel: choice(entryChannels),
  received_on: optionalDate(),
  details: requiredText({ max: MAX_REPORT }),
  complaint_class: choice(complaintClasses),
  topic: optionalChoice(complaintTopics.map((topic) => topic.code)),
  region_code: optionalLine({ max: 20 }),
  landmark: optionalLine({ max: 300 }),
  happened_on: optionalDate(),
  identity_mode: choice(identityModes),
  full_name: optionalLine({ max: 150 }),
  address: optionalLine({ max: 300 }),
  phone: optionalPhone(),
  email: optionalEmail(),
  confidential: ticked(),
  do_not_notify: ticked(),
  call_note: optionalText({ max: MAX_CALL_NOTE }),
});

export const entryFieldLabels = {
  channel: 'Datang lewat',
  received_on: 'Diterima pada',
  details: 'Isi laporan',
  complaint_class: 'Jenis',
  topic: 'Topik',
  region_code: 'Wilayah',
  landmark: 'Patokan',
  happened_on: 'Tanggal kejadian',
  identity_mode: 'Identitas',
  full_name: 'Nama',
  address: 'Alamat',
  phone: 'Nomor telepon',
  email: 'Email',
  call_note: 'Catatan telepon',
  attachment: 'Foto atau berkas',
} as const;

export type ComplaintEntry = {
  readonly command: Omit<SubmitComplaint, 'idempotencyKey'>;
  readonly callNote: string;
};

/**
 * What the desk writes down for a person. A day before today is the day of receipt, at noon; the clock counts days.
 */
export function parseComplaintEntry(
  fields: FormFields,
  attachments: readonly StagedUpload[],
  knows: { readonly region: boolean; readonly today: CivilDate; readonly zone: string },
): Result<ComplaintEntry, FieldErrors> {
  const parsed = parseForm(schema, fields);
  const errors: Record<string, string> = parsed.ok ? {} : { ...parsed.error };
  const region = fields.first('region_code').trim();
  if (!knows.region || (region !== '' && !isRegionCode(region))) errors.region_code ??= 'UNKNOWN_REGION';
  if (!parsed.ok) return err(errors);
  const { value } = parsed;
  const receivedOn = value.received_on;
  if (receivedOn !== null) {
    const age = dayNumberOf(knows.today) - dayNumberOf(receivedOn);
    if (age < 0 || age > OLDEST_DAYS) errors.received_on ??= 'RECEIVED_ON_INVALID';
  }
  if (value.identity_mode === 'anonymous' && value.phone === null && value.email === null) {
    errors.phone ??= 'CONTACT_NEEDED';
  }
  if (Object.keys(errors).length > 0) return err(errors);
  const topic = value.topic !== null && isTopicCode(value.topic) ? value.topic : null;
  return ok({
    callNote: value.call_note,
    command: {
      channel: value.channel,
      complaintClass: value.complaint_class,
      supervision: topic !== null && supervisionTopics.includes(topic),
      topic,
      body: value.details,
      happenedOn: value.happened_on,
      place: { regionCode: value.region_code, landmark: value.landmark ?? '', point: null },
      identityMode: value.identity_mode,
      confidential: value.confidential,
      doNotNotify: value.do_not_notify,
      reporter: {
        fullName: value.full_name,
        address: value.address,
        phone: value.phone,
        email: value.email,
      },
      attachments: attachments.map(({ fileId, sha256 }) => ({ fileId, sha256 })),
      ...(receivedOn !== null && receivedOn < knows.today && { receivedAt: noonOf(receivedOn, knows.zone) }),
    },
  });
}

function noonOf(date: CivilDate, zone: string): InstantText {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
}
