import { z } from 'zod';
import type { AbsenceErrorCode } from '#domain/officer/absence.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { optionalLine, optionalText, parseForm, requiredDate } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

export const absenceFormSpec: FormSpec = { scope: 'absence' };
export const MAX_ABSENCE_NOTE = 500;

/** The officer chosen to take open requests over; null for the desk, an id of nobody for what is no id. */
export function parseSuccessor(fields: FormFields): OfficerId | null {
  const given = fields.first('successor_id').trim();
  if (given === '') return null;
  return asId<OfficerId>(isRowId(given) ? given : '-');
}

const schema = z.object({
  from_on: requiredDate(),
  until_on: requiredDate(),
  deputy_id: optionalLine({ max: 60 }),
  absence_note: optionalText({ max: MAX_ABSENCE_NOTE }),
});

export function parseAbsence(fields: FormFields) {
  const parsed = parseForm(schema, fields);
  if (!parsed.ok) return parsed;
  const { from_on: fromOn, until_on: untilOn, deputy_id: deputy, absence_note: note } = parsed.value;
  const deputyId = deputy === null ? null : asId<OfficerId>(deputy);
  return { ok: true, value: { fromOn, untilOn, deputyId, note } } as const;
}

/** The field that a refusal belongs beside; '' when it is about the whole. */
export function fieldOfAbsenceError(code: AbsenceErrorCode): string {
  if (code.startsWith('DEPUTY_')) return 'deputy_id';
  switch (code) {
    case 'ABSENCE_ORDER':
    case 'ABSENCE_PAST':
    case 'ABSENCE_TOO_LONG':
      return 'until_on';
    case 'ABSENCE_OVERLAPS':
      return 'from_on';
    default:
      return '';
  }
}
