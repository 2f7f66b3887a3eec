import { z } from 'zod';
import { identityEvidences } from '#domain/information-request/identity-evidence.ts';
import { asId, type OfficerId, type StoredFileId, type UnitId } from '#domain/shared/ids.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import {
  choice,
  optionalLine,
  parseForm,
  requiredLine,
  requiredText,
  wholeNumber,
} from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

/** Forms of the officer's case page; decisions on items are in `item-decision.ts`. */
export const officerCaseFormSpec: FormSpec = {
  scope: 'officer_case',
  files: [
    { name: 'consequence_test', rule: uploadRules.consequence_test, maxFiles: 1 },
    { name: 'answer_file', rule: uploadRules.answer_attachment, maxFiles: 10 },
  ],
};

export const MAX_MESSAGE = 4000;

/** The version that a form was drawn from; a missing or broken one counts as out of date. */
export function versionOf(fields: FormFields): number {
  const text = fields.first('version');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

const noteSchema = z.object({ note_body: requiredText({ max: MAX_MESSAGE }) });
const messageSchema = z.object({ message_body: requiredText({ max: MAX_MESSAGE }) });
const evidenceSchema = z.object({ evidence: choice(identityEvidences) });
const reasonSchema = z.object({ reason: requiredLine({ max: 500, min: 10 }) });
const personSchema = z.object({ person_check: requiredLine({ max: 500, min: 10 }) });
const assignSchema = z.object({
  unit_id: optionalLine({ max: 60 }),
  assignee_id: optionalLine({ max: 60 }),
});
const fileSchema = z.object({
  file_id: requiredLine({ max: 60 }),
  version: wholeNumber({ min: 1, max: 1e9 }),
});

export const parseNote = (fields: FormFields) => parseForm(noteSchema, fields);
export const parseMessage = (fields: FormFields) => parseForm(messageSchema, fields);
export const parseEvidence = (fields: FormFields) => parseForm(evidenceSchema, fields);
export const parseIdentityReason = (fields: FormFields) => parseForm(reasonSchema, fields);
export const parsePersonCheck = (fields: FormFields) => parseForm(personSchema, fields);

export function parseAssignment(fields: FormFields) {
  const parsed = parseForm(assignSchema, fields);
  if (!parsed.ok) return parsed;
  const { unit_id: unit, assignee_id: assignee } = parsed.value;
  return {
    ok: true,
    value: {
      unitId: unit === null ? null : asId<UnitId>(unit),
      assigneeId: assignee === null ? null : asId<OfficerId>(assignee),
    },
  } as const;
}

/** The file that a "Lepas" button names. */
export function fileToRemove(fields: FormFields): StoredFileId | null {
  const parsed = parseForm(fileSchema, fields);
  return parsed.ok ? asId<StoredFileId>(parsed.value.file_id) : null;
}
