import { z } from 'zod';
import type { Classification } from '#application/complaint/classify-complaint.ts';
import { complaintClasses, type GeoPoint } from '#domain/complaint/complaint.ts';
import { ombudsmanOutcomes } from '#domain/complaint/ombudsman.ts';
import { complaintTopics, isTopicCode } from '#domain/complaint/topics.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import {
  choice,
  type FieldErrors,
  optionalDate,
  optionalLine,
  optionalText,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
  ticked,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import { isRegionCode } from '#web/forms/information-request.ts';
import type { FormSpec } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

/** Forms of the officer's complaint page. */
export const complaintDeskFormSpec: FormSpec = {
  scope: 'complaint_desk',
  files: [{ name: 'act_file', rule: uploadRules.complaint_act, maxFiles: 6 }],
};

export const MAX_TITLE = 120;
export const MAX_WORDS = 4000;
export const MAX_PUBLIC_BODY = 10_000;
/** Units that one form hands over to. */
export const MAX_UNITS = 3;

const classificationSchema = z.object({
  report_title: requiredLine({ max: MAX_TITLE, min: 5 }),
  complaint_class: choice(complaintClasses),
  topic: choice(complaintTopics.map((topic) => topic.code)),
  region_code: optionalLine({ max: 20 }),
  landmark: optionalLine({ max: 300 }),
  happened_on: optionalDate(),
  supervision: ticked(),
  confidential: ticked(),
  about_unit_id: optionalLine({ max: 60 }),
  note: optionalText({ max: MAX_WORDS }),
});

export type DeskReading = {
  readonly classification: Classification;
  readonly unitIds: readonly UnitId[];
  readonly note: string;
};

/** What the desk says of a report; the place's point stays as the reporter gave it. */
export function parseDeskReading(
  fields: FormFields,
  point: GeoPoint | null,
): Result<DeskReading, FieldErrors> {
  const parsed = parseForm(classificationSchema, fields);
  const errors: Record<string, string> = parsed.ok ? {} : { ...parsed.error };
  const ids = [...new Set(fields.all('unit_id').filter((id) => id !== ''))];
  if (ids.length > MAX_UNITS || ids.some((id) => !isRowId(id))) errors.unit_id ??= 'UNKNOWN_UNIT';
  const about = fields.first('about_unit_id');
  if (about !== '' && !isRowId(about)) errors.about_unit_id ??= 'UNKNOWN_UNIT';
  const region = fields.first('region_code');
  if (region !== '' && !isRegionCode(region)) errors.region_code ??= 'UNKNOWN_REGION';
  if (!parsed.ok || Object.keys(errors).length > 0) return err(errors);
  const { value } = parsed;
  if (!isTopicCode(value.topic)) return err({ topic: 'UNKNOWN_TOPIC' });
  return ok({
    classification: {
      title: value.report_title,
      complaintClass: value.complaint_class,
      topic: value.topic,
      supervision: value.supervision,
      confidential: value.confidential,
      happenedOn: value.happened_on,
      place: { regionCode: value.region_code, landmark: value.landmark ?? '', point },
      aboutUnitId: value.about_unit_id === null ? null : asId<UnitId>(value.about_unit_id),
    },
    unitIds: ids.map((id) => asId<UnitId>(id)),
    note: value.note,
  });
}

const wordsSchema = z.object({ words: requiredText({ max: MAX_WORDS }) });
const mergeSchema = z.object({ into_number: requiredLine({ max: 40 }) });
const actSchema = z.object({
  act_kind: choice(['answer', 'progress']),
  act_body: requiredText({ max: MAX_WORDS }),
  actor_name: requiredLine({ max: 150 }),
  actor_position: optionalLine({ max: 150 }),
  source: choice(['account', 'whatsapp_group', 'letter']),
});
const publicSchema = z.object({ public_body: requiredText({ max: MAX_PUBLIC_BODY }) });
const messageSchema = z.object({ message_body: requiredText({ max: MAX_WORDS }) });
const noteSchema = z.object({ note_body: requiredText({ max: MAX_WORDS }), call: ticked() });
const ombudsmanSchema = z.object({
  reported_on: requiredDate(),
  ombudsman_number: optionalLine({ max: 60 }),
});
const ombudsmanEndSchema = z.object({
  outcome: choice(ombudsmanOutcomes),
  outcome_on: requiredDate(),
  outcome_text: optionalText({ max: 1000 }),
});
const reasonSchema = z.object({ reason: requiredLine({ max: 500, min: 10 }) });

export const parseWords = (fields: FormFields) => parseForm(wordsSchema, fields);
export const parseMerge = (fields: FormFields) => parseForm(mergeSchema, fields);
export const parseAct = (fields: FormFields) => parseForm(actSchema, fields);
export const parsePublicBody = (fields: FormFields) => parseForm(publicSchema, fields);
export const parseDeskMessage = (fields: FormFields) => parseForm(messageSchema, fields);
export const parseDeskNote = (fields: FormFields) => parseForm(noteSchema, fields);
export const parseOmbudsman = (fields: FormFields) => parseForm(ombudsmanSchema, fields);
export const parseOmbudsmanEnd = (fields: FormFields) => parseForm(ombudsmanEndSchema, fields);
export const parseReason = (fields: FormFields) => parseForm(reasonSchema, fields);

/** Labels for the summary of errors, in the order of the page. */
export const deskFieldLabels = {
  report_title: 'Judul',
  complaint_class: 'Jenis',
  topic: 'Topik',
  region_code: 'Wilayah',
  landmark: 'Patokan',
  happened_on: 'Tanggal kejadian',
  about_unit_id: 'Instansi yang dilaporkan',
  unit_id: 'Serahkan kepada',
  note: 'Catatan untuk instansi',
  words: 'Isi',
  into_number: 'Nomor laporan tujuan',
  act_kind: 'Keadaannya',
  source: 'Datang lewat',
  act_body: 'Isi jawaban',
  actor_name: 'Nama penjawab',
  actor_position: 'Jabatan',
  act_file: 'Foto atau berkas',
  public_body: 'Teks untuk umum',
  message_body: 'Pesan',
  note_body: 'Catatan',
  reported_on: 'Dilaporkan ke Ombudsman pada',
  ombudsman_number: 'Nomor di Ombudsman',
  outcome: 'Hasil dari Ombudsman',
  outcome_on: 'Tanggal hasil',
  outcome_text: 'Isi singkat',
  reason: 'Alasan',
} as const;
